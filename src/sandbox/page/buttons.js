/** @import {Button, Overflow, PlainTextOption} from '@slack/types' */
/** @import {Place, Stage} from './types.ts' */
import { commit, controlProps, mayGoOn, pathOf } from './commit.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { isSafeUrl } from './safe-text.js';
import { drawPlain } from './text.js';

/**
 * @param {Button} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawButton(element, place, stage) {
  const common = {
    class: `button ${element.style ?? ''}`.trim(),
    id: place.id,
    'data-path': pathOf(place),
    'data-focus': pathOf(place),
    'aria-label': element.accessibility_label,
  };
  const text = h('span', { class: 'button-text' }, drawPlain(element.text));
  if (element.url !== undefined && isSafeUrl(element.url)) {
    const go = () => void stage.click(place.blockId, place.actionId);
    return h('a', { ...common, href: element.url, target: '_blank', rel: 'noopener noreferrer', onclick: go }, text);
  }
  const button = h('button', { ...common, type: 'button' }, text);
  button.addEventListener('click', async () => {
    if (isWaiting(button) || !(await mayGoOn(element, stage))) return;
    await whileSending(button, () => stage.click(place.blockId, place.actionId));
  });
  return button;
}

/**
 * @param {Overflow} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawOverflow(element, place, stage) {
  const props = { ...controlProps(place, 'More options'), 'aria-haspopup': 'menu', 'aria-expanded': 'false' };
  const button = h('button', { ...props, type: 'button', class: 'button overflow' }, icon('overflow'));
  /** @param {PlainTextOption} option */
  const choose = option =>
    whileSending(button, () => commit(element, place, stage, { type: 'overflow', selected_option: option }, () => {}));
  button.addEventListener('click', () => {
    if (isWaiting(button)) return;
    openMenu(
      button,
      'More options',
      element.options.map(option => ({
        label: option.text.text,
        hint: option.description?.text ?? '',
        choose: () => {
          if (option.url !== undefined && isSafeUrl(option.url))
            window.open(option.url, '_blank', 'noopener,noreferrer');
          void choose(option);
        },
      })),
    );
  });
  return button;
}

/** @param {HTMLElement} element */
function isWaiting(element) {
  return element.classList.contains('sending') || element.classList.contains('waiting');
}

/**
 * @param {HTMLElement} element
 * @param {() => Promise<void>} send
 */
async function whileSending(element, send) {
  element.classList.add('sending');
  try {
    await send();
  } finally {
    element.classList.remove('sending');
  }
}
