/** @import {PageMessage} from '../page-api.ts' */
/** @import {Stand} from './types.ts' */
import { h } from './dom.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { mayWrite } from './names.js';

/**
 * What one can do with a message: seen when one points at it, or comes to it by keyboard.
 * @param {PageMessage} message
 * @param {Stand} stand
 */
export function drawTools(message, stand) {
  const tools = [drawReply(message, stand), drawShortcuts(message, stand)].filter(tool => tool !== null);
  return tools.length === 0 ? null : h('div', { class: 'message-tools' }, ...tools);
}

/**
 * @param {PageMessage} message
 * @param {Stand} stand
 */
function drawReply(message, { place, conversation, deeds }) {
  if (place === 'thread' || !mayWrite(conversation)) return null;
  const open = () => deeds.openThread(message.replyTo ?? message.ts);
  const props = { type: 'button', class: 'icon-button', 'aria-label': 'Reply in thread', title: 'Reply in thread' };
  return h('button', { ...props, 'data-focus': `reply ${message.ts}`, onclick: open }, icon('chat'));
}

/**
 * @param {PageMessage} message
 * @param {Stand} stand
 */
function drawShortcuts(message, { state, conversation, deeds }) {
  const shortcuts = state.app.shortcuts.filter(({ type }) => type === 'message');
  if (shortcuts.length === 0) return null;
  const props = {
    type: 'button',
    class: 'icon-button',
    'aria-label': 'More actions',
    title: 'More actions',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  };
  const more = h('button', { ...props, 'data-focus': `more ${message.ts}` }, icon('more'));
  const items = shortcuts.map(({ callbackId, name, description }) => ({
    label: name,
    hint: description,
    choose: () => void deeds.act({ type: 'shortcut', callbackId, channel: conversation.id, ts: message.ts }),
  }));
  more.addEventListener('click', () => openMenu(more, 'More actions', items));
  return more;
}
