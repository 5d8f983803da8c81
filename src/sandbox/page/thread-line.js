/** @import {PageMessage, PageState, PageThread} from '../page-api.ts' */
/** @import {Stand} from './types.ts' */
import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { nowOf, zoneOf } from './names.js';
import { drawMrkdwn } from './text.js';
import { fillDate } from './times.js';

/** So many of those who replied are shown. */
const faces = 4;

/**
 * Under a message with replies: who replied, how often, when last. It opens the thread.
 * @param {PageMessage} message
 * @param {Stand} stand
 */
export function drawThreadLine({ ts, thread }, { place, state, deeds }) {
  if (place === 'thread' || !thread || thread.count === 0) return null;
  const authors = [...new Set(thread.replies.map(({ author }) => author))].slice(-faces);
  const fresh = thread.unread > 0 ? h('span', { class: 'thread-new' }, `${thread.unread} new`) : null;
  return h(
    'button',
    { type: 'button', class: 'thread-line', 'data-focus': `thread ${ts}`, onclick: () => deeds.openThread(ts) },
    h('span', { class: 'thread-faces' }, ...authors.map(author => avatar(state, author))),
    h('span', { class: 'thread-count' }, countOf(thread.count)),
    ' ',
    fresh,
    fresh && ' ',
    h('span', { class: 'thread-last' }, lastReply(thread, state)),
    h('span', { class: 'thread-view', 'aria-hidden': 'true' }, 'View thread', icon('forward')),
  );
}

/**
 * What a thread's line says; '' where there is none.
 * @param {PageThread | null} thread
 * @param {PageState} state
 */
export function threadWords(thread, state) {
  return thread ? `${thread.count} ${thread.unread} ${lastReply(thread, state)}` : '';
}

/** @param {number} count */
export function countOf(count) {
  return count === 1 ? '1 reply' : `${count} replies`;
}

/**
 * Last reply today at 09:05
 * @param {PageThread} thread
 * @param {PageState} state
 */
function lastReply({ replies }, state) {
  const newest = replies.findLast(({ ephemeral }) => !ephemeral);
  if (!newest) return '';
  return `Last reply ${fillDate(Number(newest.ts), '{date_short_pretty} at {time}', zoneOf(state), nowOf(state))}`;
}

/**
 * Over a reply that was sent to the channel too: what it replies to.
 * @param {PageMessage} message
 * @param {Stand} stand
 */
export function drawReplied({ replyTo }, { place, state, conversation, deeds }) {
  if (place === 'thread' || replyTo === null) return null;
  const root = conversation.messages.find(({ ts }) => ts === replyTo);
  if (!root) return h('p', { class: 'replied' }, 'replied to a thread');
  const words = drawMrkdwn(root.text, state).textContent ?? '';
  const open = () => deeds.openThread(root.ts);
  const link = h(
    'button',
    { type: 'button', class: 'link-button', 'data-focus': `root ${root.ts}`, onclick: open },
    words,
  );
  return h('p', { class: 'replied' }, 'replied to a thread: ', link);
}
