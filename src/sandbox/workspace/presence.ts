import { appConversation, conversationSeenBy } from './conversations.ts';
import { emitEvent } from './events.ts';
import { Impossible, must } from './impossible.ts';
import { markRead, messageAt, messagesSeenBy, post, remove, unreadOf } from './messages.ts';
import { clearToast, type Outcome } from './outcome.ts';
import { actorOf, canAct } from './people.ts';
import type { Conversation, Message } from './records.ts';
import { viewShape } from './shapes.ts';
import type { State } from './state.ts';
import { markThreadRead, rootOf } from './threads.ts';
import { homeOf } from './views.ts';

/** She opens the app's home; resolves when the app has acknowledged the event, if it is subscribed to it. */
export async function openHome(state: State, userId: string): Promise<Outcome> {
  actorOf(state, userId);
  clearToast(state, userId);
  if (!state.records.app.homeTab) throw new Impossible('the app has no home');
  return showTab(state, userId, 'home');
}

/** She has a conversation before her; answers what she sees, and all of it counts as read. */
export function read(state: State, userId: string, channel: string): readonly Message[] {
  const conversation = conversationSeenBy(state, userId, channel);
  markRead(state, conversation, userId);
  if (conversation.kind === 'app') void showTab(state, userId, 'messages');
  return messagesSeenBy(state, userId, conversation.id);
}

async function showTab(state: State, userId: string, tab: 'home' | 'messages'): Promise<Outcome> {
  const home = homeOf(state, userId);
  const acknowledgement = await emitEvent(state, 'app_home_opened', {
    user: userId,
    channel: appConversation(state, userId).id,
    tab,
    ...(home !== null && tab === 'home' && { view: viewShape(state, home) }),
  });
  return { kind: acknowledgement?.kind ?? 'acknowledged' };
}

/** Where else than at the end of the conversation a message goes. */
export interface InThread {
  /** the message it replies to; null: none */
  readonly threadTs: string | null;
  /** shown among the messages of the conversation too */
  readonly broadcast: boolean;
}

const atTheEnd: InThread = { threadTs: null, broadcast: false };

/** She writes a message herself. */
export function write(
  state: State,
  userId: string,
  channel: string,
  text: string,
  { threadTs, broadcast }: InThread = atTheEnd,
): Message {
  const conversation = conversationSeenBy(state, userId, channel);
  clearToast(state, userId);
  const { app } = state.records;
  if (conversation.archived) throw new Impossible(`${channel} is archived`);
  if (!conversation.members.has(userId)) throw new Impossible(`${userId} is not a member of ${channel}`);
  if (conversation.kind === 'app' && (app.messagesTabReadOnly || !app.messagesTab)) {
    throw new Impossible('Sending messages to this app has been turned off.');
  }
  const threadOf = threadTs === null ? null : rootOf(conversation, threadTs);
  const message = post(state, conversation, { author: userId, text: escaped(text), threadTs: threadOf, broadcast });
  markRead(state, conversation, userId);
  if (threadOf !== null) markThreadRead(state, conversation, threadOf, userId);
  const type = { app: 'message.im', channel: 'message.channels', private: 'message.groups' }[conversation.kind];
  void emitMessage(state, type, conversation, message);
  return message;
}

/** What somebody types is kept like this, so that none of it is taken for a link or a mention. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Events named `message.…` in the manifest arrive as `message` with a channel type. */
function emitMessage(state: State, type: string, { id, kind }: Conversation, { author, text, ts, threadTs }: Message) {
  const channelType = { app: 'im', channel: 'channel', private: 'group' }[kind];
  const common = { type: 'message', channel: id, user: author, text, ts, channel_type: channelType };
  return emitEvent(state, type, threadTs === null ? common : { ...common, thread_ts: threadTs });
}

/** She dismisses a message that only she sees. */
export function dismiss(state: State, userId: string, channel: string, ts: string): void {
  const conversation = conversationSeenBy(state, userId, channel);
  const message = messageAt(conversation, ts);
  must(message?.onlyFor === userId ? message : null, 'only an ephemeral message can be dismissed');
  remove(state, conversation, ts);
}

/** Everything that waits to be read, by conversation and person; people who have left are passed over. */
export function unread(state: State): readonly Unread[] {
  const { people, conversations } = state.records;
  return [...conversations.values()].flatMap(conversation =>
    [...conversation.members]
      .filter(userId => canAct(people.get(userId)))
      .map(userId => ({ userId, channel: conversation.id, messages: unreadOf(conversation, userId) }))
      .filter(({ messages }) => messages.length > 0),
  );
}

export interface Unread {
  readonly userId: string;
  readonly channel: string;
  readonly messages: readonly Message[];
}
