/** @import {PageConversation, PageMessage, PageState} from '../page-api.ts' */
/** @import {Deeds, ListItem} from './types.ts' */
import { showWaiting } from './blocks.js';
import { h } from './dom.js';
import { createKeptList } from './kept-list.js';
import { drawMessage } from './message.js';
import { nameOf, nowOf, zoneOf } from './names.js';
import { drawMrkdwn } from './text.js';
import { dayKey, dayName } from './times.js';

/** Messages of one author within this many milliseconds stand under one name. */
const together = 5 * 60_000;

/**
 * The messages of the open conversation, oldest first. It stays at the bottom unless the reader has scrolled up.
 * @param {HTMLElement} scroller
 * @param {Deeds} deeds
 */
export function createMessages(scroller, deeds) {
  const list = h('ol', { class: 'message-list', tabindex: '-1' });
  const start = h('p', { class: 'quiet start' });
  scroller.append(start, list);
  const patch = createKeptList(list);
  const bottom = stickToBottom(scroller, list);
  let openKey = '';
  let firstNew = '';
  let newest = '';
  return {
    /**
     * @param {PageState} state
     * @param {PageConversation} conversation
     */
    update(state, conversation) {
      const key = `${state.me}/${conversation.id}`;
      const isNew = key !== openKey;
      if (isNew) firstNew = firstUnread(conversation);
      start.textContent = beginningOf(conversation);
      list.setAttribute('aria-label', `Messages in ${conversation.name}`);
      patch(itemsOf(state, conversation, firstNew, deeds));
      markWaiting(list, conversation.messages);
      if (!isNew) for (const message of since(conversation, newest)) announce(message, state, deeds);
      openKey = key;
      newest = conversation.messages.at(-1)?.ts ?? '';
      bottom.hold(isNew);
    },
    /** The next update counts as opening the conversation. */
    leave() {
      openKey = '';
    },
  };
}

/**
 * Keeps the newest message in sight while the list grows, also by pictures that come later.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 */
function stickToBottom(scroller, list) {
  let held = true;
  let top = 0;
  const hold = (anyway = false) => {
    held ||= anyway;
    if (held) scroller.scrollTop = scroller.scrollHeight;
    top = scroller.scrollTop;
  };
  scroller.addEventListener('scroll', () => {
    const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    // A picture may have come since we scrolled: only whoever goes up has left the bottom.
    held = isNear || (held && scroller.scrollTop >= top);
    top = scroller.scrollTop;
  });
  new ResizeObserver(() => hold()).observe(list);
  return { hold };
}

/** @param {PageConversation} conversation */
function firstUnread(conversation) {
  if (conversation.unread === 0) return '';
  return conversation.messages[Math.max(0, conversation.messages.length - conversation.unread)]?.ts ?? '';
}

/** @param {PageConversation} conversation */
function beginningOf({ kind, name, messages }) {
  if (messages.length >= 100) return 'Older messages are not shown.';
  return kind === 'app'
    ? `This is the very beginning of your messages with ${name}.`
    : `This is the very beginning of #${name}.`;
}

/**
 * @param {PageState} state
 * @param {PageConversation} conversation
 * @param {string} firstNew ts of the first message that was unread when the conversation was opened
 * @param {Deeds} deeds
 * @returns {ListItem[]}
 */
function itemsOf(state, conversation, firstNew, deeds) {
  const zone = zoneOf(state);
  /** @type {PageMessage | undefined} */
  let before;
  return conversation.messages.flatMap(message => {
    const at = new Date(message.at);
    const day = dayKey(at, zone);
    const newDay = !before || dayKey(new Date(before.at), zone) !== day;
    const items = newDay ? [divider(`day ${day}`, dayName(at, zone, nowOf(state)), 'day')] : [];
    if (message.ts === firstNew) items.push(divider('new', 'New', 'new'));
    const grouped = items.length === 0 && before !== undefined && followsClosely(before, message);
    before = message;
    return [...items, itemOf(state, conversation, message, grouped, deeds)];
  });
}

/**
 * @param {PageState} state
 * @param {PageConversation} conversation
 * @param {PageMessage} message
 * @param {boolean} grouped
 * @param {Deeds} deeds
 * @returns {ListItem}
 */
function itemOf(state, conversation, message, grouped, deeds) {
  const { waiting: _, ...looks } = message;
  return {
    key: `${state.me}/${conversation.id}/${message.ts}${message.ephemeral ? '/only' : ''}`,
    print: `${grouped} ${zoneOf(state)} ${JSON.stringify(looks)}`,
    draw: () => drawMessage(message, conversation, grouped, state, deeds),
  };
}

/**
 * @param {string} key
 * @param {string} words
 * @param {'day' | 'new'} look
 * @returns {ListItem}
 */
function divider(key, words, look) {
  return { key, print: words, draw: () => h('li', { class: `divider ${look}` }, h('span', {}, words)) };
}

/**
 * @param {PageMessage} before
 * @param {PageMessage} message
 */
function followsClosely(before, message) {
  const near = Date.parse(message.at) - Date.parse(before.at) < together;
  return near && before.author === message.author && !before.ephemeral && !message.ephemeral;
}

/**
 * @param {HTMLElement} list
 * @param {readonly PageMessage[]} messages
 */
function markWaiting(list, messages) {
  const waiting = new Map(messages.map(message => [message.ts, message.waiting]));
  for (const node of list.children) {
    if (node instanceof HTMLElement && node.dataset.ts !== undefined)
      showWaiting(node, waiting.get(node.dataset.ts) ?? []);
  }
}

/**
 * @param {PageConversation} conversation
 * @param {string} ts
 */
function since(conversation, ts) {
  const at = conversation.messages.findIndex(message => message.ts === ts);
  return at < 0 && ts !== '' ? [] : conversation.messages.slice(at + 1);
}

/**
 * @param {PageMessage} message
 * @param {PageState} state
 * @param {Deeds} deeds
 */
function announce(message, state, deeds) {
  if (message.author === state.me) return;
  deeds.announce(`${nameOf(state, message.author)}: ${drawMrkdwn(message.text, state).textContent ?? ''}`);
}
