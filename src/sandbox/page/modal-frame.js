/** @import {PageView} from '../page-api.ts' */
import { h, setText } from './dom.js';
import { icon } from './icons.js';

/** @typedef {{ submit: () => void, close: (all: boolean) => void }} FrameDeeds */

/**
 * Title, room for the blocks, and buttons of a modal. Where it lies on another one it has a way back.
 * @param {number} depth how many modals are open, with this one
 * @param {FrameDeeds} deeds
 */
export function drawModalFrame(depth, deeds) {
  const title = h('h2', { id: 'modal-title' });
  const body = h('div', { class: 'dialog-body', tabindex: '-1' });
  const trouble = h('p', { class: 'trouble', role: 'alert', hidden: true });
  const submit = h('button', { type: 'submit', class: 'button primary submit' });
  const close = h('button', { type: 'button', class: 'button', onclick: () => deeds.close(false) });
  const back = depth > 1 ? iconButton('back', 'Back', () => deeds.close(false)) : null;
  const panel = h(
    'form',
    {
      class: 'dialog',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'modal-title',
      tabindex: '-1',
      novalidate: true,
    },
    h(
      'header',
      {},
      back,
      title,
      iconButton('close', 'Close', () => deeds.close(true)),
    ),
    body,
    trouble,
    h('footer', {}, close, submit),
  );
  panel.addEventListener('submit', event => {
    event.preventDefault();
    if (!submit.hidden) deeds.submit();
  });
  return { panel, title, body, trouble, submit, close };
}

/**
 * @param {ReturnType<typeof drawModalFrame>} frame
 * @param {PageView} view
 * @param {boolean} busy
 */
export function showFrame(frame, view, busy) {
  setText(frame.title, view.title);
  setText(frame.submit, view.submit ?? '');
  frame.submit.hidden = view.submit === null;
  frame.submit.classList.toggle('sending', busy);
  frame.submit.setAttribute('aria-disabled', String(busy));
  setText(frame.close, view.close ?? (view.submit === null ? 'Close' : 'Cancel'));
  setText(frame.trouble, view.trouble ?? '');
  frame.trouble.hidden = view.trouble === null;
}

/**
 * @param {'back' | 'close'} name
 * @param {string} label
 * @param {() => void} onclick
 */
function iconButton(name, label, onclick) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, onclick }, icon(name));
}
