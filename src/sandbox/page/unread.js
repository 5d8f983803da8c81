/** @import {PageConversation, PageMessage} from '../page-api.ts' */

/**
 * What others wrote in the list since `me` read it, oldest first.
 * @param {PageConversation} conversation
 * @param {string} me
 */
export function newMessages({ messages, unread, readUntil }, me) {
  if (unread === 0) return [];
  return messages.filter(({ ts, author, ephemeral }) => !ephemeral && author !== me && Number(ts) > Number(readUntil));
}

/**
 * What others replied in the thread of a message since `me` read it, oldest first.
 * @param {PageMessage} root
 * @param {string} me
 */
export function newReplies({ thread }, me) {
  if (!thread || thread.unread === 0) return [];
  return thread.replies.filter(({ ephemeral, author }) => !ephemeral && author !== me).slice(-thread.unread);
}

/**
 * How a conversation stands in the sidebar: bold where there is something unread, and a number of what is meant for `me`, which is all of her
 * conversation with the app and elsewhere what names her.
 * @param {PageConversation} conversation
 * @param {string} me
 * @param {boolean} isOpen what stands in its list is before her eyes
 */
export function unreadMark(conversation, me, isOpen) {
  const { kind, unread, unreadReplies, messages } = conversation;
  const all = (isOpen ? 0 : unread) + unreadReplies;
  if (all === 0 || kind === 'app') return { bold: all > 0, count: all };
  const found = [
    ...(isOpen ? [] : newMessages(conversation, me)),
    ...messages.flatMap(message => newReplies(message, me)),
  ];
  return { bold: true, count: found.filter(message => names(message, me)).length };
}

/**
 * @param {PageMessage} message
 * @param {string} me
 */
function names({ text, blocks }, me) {
  return JSON.stringify([text, blocks]).includes(`<@${me}>`);
}
