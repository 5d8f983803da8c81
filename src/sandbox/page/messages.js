/** @import {PageConversation, PageMessage, PageState} from '../page-api.ts' */
/** @import {Deeds, ListItem, Stand, Threads} from './types.ts' */
import { stickToBottom } from './bottom.js';
import { h } from './dom.js';
import { createKeptList } from './kept-list.js';
import { divider, followsClosely, markWaiting, messageItem } from './message-items.js';
import { nameOf, nowOf, zoneOf } from './names.js';
import { drawMrkdwn } from './text.js';
import { dayKey, dayName } from './times.js';
import { newMessages } from './unread.js';

/**
 * The messages of the open conversation, oldest first. It stays at the bottom unless the reader has scrolled up.
 * @param {HTMLElement} scroller
 * @param {Deeds & Threads} deeds
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
      if (isNew) firstNew = newMessages(conversation, state.me)[0]?.ts ?? '';
      start.textContent = beginningOf(conversation);
      list.setAttribute('aria-label', `Messages in ${conversation.name}`);
      patch(itemsOf({ place: 'list', state, conversation, deeds }, firstNew));
      markWaiting(list, conversation.messages);
      if (!isNew) for (const message of since(conversation.messages, newest)) announce(message, state, deeds);
      openKey = key;
      newest = conversation.messages.at(-1)?.ts ?? '';
      bottom.hold(isNew);
    },
    /** The next update counts as opening the conversation. */
    leave() {
      openKey = '';
    },
    /**
     * Gives the focus to what opens that thread.
     * @param {string} ts
     */
    focusThread(ts) {
      const [line, reply] = ['thread', 'reply'].map(name => list.querySelector(`[data-focus="${name} ${ts}"]`));
      const opener = line ?? reply;
      if (opener instanceof HTMLElement) opener.focus();
    },
  };
}

/** @param {PageConversation} conversation */
function beginningOf({ kind, name, messages }) {
  if (messages.length >= 100) return 'Older messages are not shown.';
  return kind === 'app'
    ? `This is the very beginning of your messages with ${name}.`
    : `This is the very beginning of #${name}.`;
}

/**
 * @param {Stand} stand
 * @param {string} firstNew ts of the first message that was unread when the conversation was opened
 * @returns {ListItem[]}
 */
function itemsOf(stand, firstNew) {
  const { state, conversation } = stand;
  const zone = zoneOf(state);
  /** @type {PageMessage | undefined} */
  let before;
  return conversation.messages.flatMap(message => {
    const at = new Date(message.at);
    const day = dayKey(at, zone);
    const newDay = !before || dayKey(new Date(before.at), zone) !== day;
    const items = newDay ? [divider(`day ${day}`, dayName(at, zone, nowOf(state)), 'day')] : [];
    if (message.ts === firstNew) items.push(divider('new', 'New', 'new'));
    const grouped = items.length === 0 && followsClosely(before, message);
    before = message;
    return [...items, messageItem(message, grouped, stand)];
  });
}

/**
 * What came after the message of that time; nothing where it is not there any more.
 * @param {readonly PageMessage[]} messages
 * @param {string} ts
 */
export function since(messages, ts) {
  const at = messages.findIndex(message => message.ts === ts);
  return at < 0 && ts !== '' ? [] : messages.slice(at + 1);
}

/**
 * @param {PageMessage} message
 * @param {PageState} state
 * @param {Deeds} deeds
 */
export function announce(message, state, deeds) {
  if (message.author === state.me) return;
  deeds.announce(`${nameOf(state, message.author)}: ${drawMrkdwn(message.text, state).textContent ?? ''}`);
}
