import { focus, h } from './dom.js';
import { openPopover } from './popover.js';

/** @typedef {{ label: string, hint: string, choose: () => void }} MenuItem */

/**
 * A menu under a button, for mouse and arrow keys.
 * @param {HTMLElement} anchor
 * @param {string} name for screen readers
 * @param {readonly MenuItem[]} items
 */
export function openMenu(anchor, name, items) {
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': name });
  for (const item of items) {
    const choose = () => {
      menu.hidePopover();
      item.choose();
    };
    const hint = item.hint === '' ? null : h('span', { class: 'hint' }, item.hint);
    menu.append(h('button', { type: 'button', role: 'menuitem', tabindex: '-1', onclick: choose }, item.label, hint));
  }
  menu.addEventListener('keydown', event => moveFocus(menu, event));
  openPopover(anchor, menu);
  focus(menu.firstElementChild);
}

/**
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 */
function moveFocus(menu, event) {
  if (event.key === 'Tab') menu.hidePopover();
  const items = [...menu.children];
  const at = items.findIndex(item => item.matches(':focus'));
  const last = items.length - 1;
  const next = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  focus(items[next]);
}
