/** @import {Question} from './types.ts' */
import { h } from './dom.js';
import { trapFocus } from './focus-trap.js';

/**
 * Asks yes or no in a small dialog above everything else; Escape is no.
 * @param {HTMLElement} layer
 * @param {readonly HTMLElement[]} behind
 * @param {Question} question
 * @returns {Promise<boolean>}
 */
export function askInDialog(layer, behind, question) {
  return new Promise(resolve => {
    /** @param {boolean} answer */
    const finish = answer => {
      layer.hidden = true;
      layer.replaceChildren();
      release();
      resolve(answer);
    };
    const yes = h(
      'button',
      { type: 'button', class: `button ${question.danger ? 'danger' : 'primary'}`, onclick: () => finish(true) },
      question.confirm,
    );
    const no = h('button', { type: 'button', class: 'button', onclick: () => finish(false) }, question.deny);
    const panel = h(
      'div',
      {
        class: 'dialog small',
        role: 'alertdialog',
        'aria-modal': 'true',
        'aria-labelledby': 'ask-title',
        'aria-describedby': 'ask-text',
      },
      h('header', {}, h('h2', { id: 'ask-title' }, question.title)),
      h('div', { class: 'dialog-body', id: 'ask-text' }, question.text),
      h('footer', {}, no, yes),
    );
    layer.replaceChildren(panel);
    layer.hidden = false;
    const release = trapFocus(panel, behind, () => finish(false));
    yes.focus();
  });
}
