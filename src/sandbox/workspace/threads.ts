import { conversationSeenBy } from './conversations.ts';
import { must } from './impossible.ts';
import { isFor, isOlder, messageAt } from './messages.ts';
import type { Conversation, Message } from './records.ts';
import { changed, type State } from './state.ts';

/** A message of a conversation's list with the replies to it, oldest first. */
export interface Threaded {
  readonly message: Message;
  readonly replies: readonly Message[];
}

/** A reply stands in its thread alone, unless it was sent to the channel too. */
export function isInList({ threadTs, broadcast }: Message): boolean {
  return threadTs === null || broadcast;
}

/** The newest `limit` messages of the list as she sees it, oldest first. A reply is always newer than what it replies to. */
export function listSeenBy({ messages }: Conversation, userId: string, limit: number): readonly Threaded[] {
  const replies = new Map<string, Message[]>();
  const list: Threaded[] = [];
  for (let place = messages.length - 1; place >= 0 && list.length < limit; place -= 1) {
    const message = messages[place];
    if (message === undefined || !isFor(message, userId)) continue;
    if (message.threadTs !== null) replies.set(message.threadTs, withReply(replies.get(message.threadTs), message));
    if (isInList(message)) list.push({ message, replies: (replies.get(message.ts) ?? []).toReversed() });
  }
  return list.reverse();
}

/** Grown in place: a thread may be long. */
function withReply(replies: Message[] = [], reply: Message): Message[] {
  replies.push(reply);
  return replies;
}

/** The first message of the thread that a reply to `ts` belongs to. Throws `Impossible` where there is no such message. */
export function rootOf(conversation: Conversation, ts: string): string {
  return must(messageAt(conversation, ts), `no message ${ts} in ${conversation.id}`).threadTs ?? ts;
}

/** She has the thread before her eyes. Throws `Impossible` if she does not see the conversation. */
export function readThread(state: State, userId: string, channel: string, threadTs: string): void {
  markThreadRead(state, conversationSeenBy(state, userId, channel), threadTs, userId);
}

/** Everything in the thread is read. */
export function markThreadRead(state: State, { id, messages }: Conversation, threadTs: string, userId: string): void {
  const newest = messages.findLast(message => message.threadTs === threadTs && isFor(message, userId))?.ts;
  const key = `${id}/${threadTs}/${userId}`;
  if (newest === undefined || state.records.threadsRead.get(key) === newest) return;
  state.records.threadsRead.set(key, newest);
  changed(state);
}

/** Which replies she has not read; none in a thread that she does not follow. */
export function unreadReplies(
  state: State,
  { id, kind }: Conversation,
  { message, replies }: Threaded,
  userId: string,
): readonly Message[] {
  const concernsHer = ({ author, text }: Message) => author === userId || text.includes(`<@${userId}>`);
  if (kind !== 'app' && ![message, ...replies].some(concernsHer)) return [];
  const read = state.records.threadsRead.get(`${id}/${message.ts}/${userId}`) ?? '0';
  return replies.filter(({ ts, author, onlyFor }) => onlyFor === null && author !== userId && isOlder(read, ts));
}
