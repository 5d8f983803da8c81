/** @import {PageMessage, PageState} from '../page-api.ts' */
/** @import {ListItem, Stand} from './types.ts' */
import { showWaiting } from './blocks.js';
import { h } from './dom.js';
import { drawMessage } from './message.js';
import { zoneOf } from './names.js';
import { threadWords } from './thread-line.js';

/** Messages of one author within this many milliseconds stand under one name. */
const together = 5 * 60_000;

/**
 * @param {PageMessage} message
 * @param {boolean} grouped
 * @param {Stand} stand
 * @returns {ListItem}
 */
export function messageItem(message, grouped, stand) {
  const { place, state, conversation } = stand;
  const { waiting: _, thread, ...looks } = message;
  const words = place === 'list' ? threadWords(thread, state) : '';
  return {
    key: `${state.me}/${conversation.id}/${message.ts}${message.ephemeral ? '/only' : ''}`,
    print: `${grouped} ${zoneOf(state)} ${words} ${JSON.stringify(looks)}`,
    draw: () => drawMessage(message, grouped, lightened(message, stand)),
  };
}

/**
 * A line between messages.
 * @param {string} key
 * @param {string} words
 * @param {'day' | 'new' | 'count'} look
 * @returns {ListItem}
 */
export function divider(key, words, look) {
  return { key, print: words, draw: () => h('li', { class: `divider ${look}` }, h('span', {}, words)) };
}

/**
 * Whether a message stands under the name of the one before it.
 * @param {PageMessage | undefined} before
 * @param {PageMessage} message
 */
export function followsClosely(before, message) {
  if (!before || before.author !== message.author || before.ephemeral || message.ephemeral) return false;
  return Date.parse(message.at) - Date.parse(before.at) < together && message.replyTo === before.replyTo;
}

/**
 * Marks what waits for the app.
 * @param {HTMLElement} list
 * @param {readonly PageMessage[]} messages
 */
export function markWaiting(list, messages) {
  const waiting = new Map(messages.map(message => [message.ts, message.waiting]));
  for (const node of list.children) {
    if (node instanceof HTMLElement && node.dataset.ts !== undefined)
      showWaiting(node, waiting.get(node.dataset.ts) ?? []);
  }
}

/**
 * What a message has to know of the workspace. It stands on the screen for long, and must not keep a whole screen of the
 * day on which it came.
 * @param {PageMessage} message
 * @param {Stand} stand
 * @returns {Stand}
 */
function lightened({ replyTo }, stand) {
  const messages = stand.conversation.messages.filter(({ ts }) => ts === replyTo);
  return { ...stand, state: lightState(stand.state), conversation: { ...stand.conversation, messages } };
}

/**
 * @param {PageState} state
 * @returns {PageState}
 */
function lightState(state) {
  const conversations = state.conversations.map(one => ({ ...one, messages: [] }));
  return { ...state, conversations, views: [], home: null, demo: null };
}
