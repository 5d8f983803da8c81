import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * A panel beside Slack, with its title and a button that folds it away.
 * @param {string} id
 * @param {string} title
 * @param {() => void} fold
 * @param {...Node} children
 */
export function drawPanel(id, title, fold, ...children) {
  const button = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': `Fold away: ${title}`, onclick: fold },
    icon('close'),
  );
  return h(
    'section',
    { class: 'panel-beside', 'aria-labelledby': `${id}-title` },
    h('header', {}, h('h2', { id: `${id}-title` }, title), button),
    ...children,
  );
}
