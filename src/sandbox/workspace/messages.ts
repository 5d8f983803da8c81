import { conversationOf } from './conversations.ts';
import { must } from './impossible.ts';
import type { Conversation, Message } from './records.ts';
import { changed, nextTs, type State } from './state.ts';

export interface MessageInput extends Partial<Omit<Message, 'ts' | 'editedTs'>> {
  readonly author: string;
}

export function post(state: State, conversation: Conversation, input: MessageInput): Message {
  const message: Message = {
    text: '',
    blocks: [],
    metadata: null,
    onlyFor: null,
    threadTs: null,
    broadcast: false,
    fileIds: [],
    ...input,
    ts: nextTs(state),
    editedTs: null,
  };
  conversation.messages.push(message);
  changed(state);
  return message;
}

/** Replaces what the message shows; its place and time stay. */
export function change(
  state: State,
  conversation: Conversation,
  ts: string,
  to: Partial<Pick<Message, 'text' | 'blocks' | 'metadata' | 'fileIds'>>,
): Message {
  const place = placeOf(conversation.messages, ts);
  const before = must(conversation.messages[place], `no message ${ts}`);
  const message = { ...before, ...to, editedTs: nextTs(state) };
  conversation.messages[place] = message;
  changed(state);
  return message;
}

export function remove(state: State, conversation: Conversation, ts: string): void {
  const place = placeOf(conversation.messages, ts);
  if (conversation.messages[place]?.ts === ts) conversation.messages.splice(place, 1);
  changed(state);
}

export function messageAt(conversation: Conversation, ts: string): Message | null {
  const found = conversation.messages[placeOf(conversation.messages, ts)];
  return found?.ts === ts ? found : null;
}

/** Index of the first message that is not older than `ts`. */
export function placeOf(messages: readonly Message[], ts: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isOlder(messages[middle]?.ts ?? '', ts)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one time stamp is before another; both have six digits behind the point, or fewer. */
export function isOlder(left: string, right: string): boolean {
  return Number(left) < Number(right);
}

/** What she sees in a conversation, oldest first: the newest `limit`, her own ephemeral ones among them. */
export function messagesSeenBy(state: State, userId: string, channel: string, limit = 100): readonly Message[] {
  const { messages } = conversationOf(state, channel);
  const seen: Message[] = [];
  for (let place = messages.length - 1; place >= 0 && seen.length < limit; place -= 1) {
    const message = messages[place];
    if (message !== undefined && isFor(message, userId)) seen.push(message);
  }
  return seen.reverse();
}

export function isFor(message: Message, userId: string): boolean {
  return message.onlyFor === null || message.onlyFor === userId;
}

/** What she has not read, counted up to 100. Her own messages are never among it: who writes has read. */
export function unreadOf(conversation: Conversation, userId: string): readonly Message[] {
  const { messages, lastRead } = conversation;
  const first = placeOf(messages, lastRead.get(userId) ?? '0');
  const read = messages[first]?.ts === lastRead.get(userId) ? first + 1 : first;
  return messages.slice(Math.max(read, messages.length - 100)).filter(message => isFor(message, userId));
}

/** She has the conversation before her eyes: everything in it is read. */
export function markRead(state: State, conversation: Conversation, userId: string): void {
  const newest = conversation.messages.at(-1)?.ts;
  if (newest === undefined || conversation.lastRead.get(userId) === newest) return;
  conversation.lastRead.set(userId, newest);
  changed(state);
}
