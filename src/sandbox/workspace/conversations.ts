import { emitEvent } from './events.ts';
import { Impossible, must } from './impossible.ts';
import { actorOf } from './people.ts';
import type { Conversation } from './records.ts';
import { type ChannelInput, changed, type State, shortId, unixNow } from './state.ts';

export function addChannel(state: State, input: ChannelInput): Conversation {
  const members = new Set(input.members ?? []);
  if (input.botIsMember === true) members.add(state.records.bot.userId);
  const channel: Conversation = {
    id: input.id ?? shortId('C', state.newId),
    kind: input.private === true ? 'private' : 'channel',
    name: input.name,
    created: unixNow(state),
    members,
    messages: [],
    lastRead: new Map(),
    archived: false,
  };
  state.records.conversations.set(channel.id, channel);
  changed(state);
  return channel;
}

/** Her direct conversation with the app, made when it is first needed. */
export function appConversation(state: State, userId: string): Conversation {
  const known = state.records.conversations.get(state.records.appConversations.get(userId) ?? '');
  if (known !== undefined) return known;
  const conversation: Conversation = {
    id: shortId('D', state.newId),
    kind: 'app',
    name: 'directmessage',
    created: unixNow(state),
    members: new Set([userId, state.records.bot.userId]),
    messages: [],
    lastRead: new Map(),
    archived: false,
  };
  state.records.conversations.set(conversation.id, conversation);
  state.records.appConversations.set(userId, conversation.id);
  return conversation;
}

/** Throws `Impossible` for an unknown id. */
export function conversationOf(state: State, channel: string): Conversation {
  return must(state.records.conversations.get(channel), `there is no conversation ${channel}`);
}

/** A conversation this person sees, found by its id, or by `#name`. Throws `Impossible` otherwise. */
export function conversationSeenBy(state: State, userId: string, channel: string): Conversation {
  const found = channel.startsWith('#') ? byName(state, channel.slice(1)) : state.records.conversations.get(channel);
  const conversation = must(found, `there is no conversation ${channel}`);
  const { name } = actorOf(state, userId);
  return must(sees(conversation, userId) ? conversation : null, `${name} does not see ${channel}`);
}

function sees(conversation: Conversation, userId: string): boolean {
  return conversation.kind === 'channel' || conversation.members.has(userId);
}

export function archive(state: State, channel: string): void {
  const conversation = conversationOf(state, channel);
  if (conversation.kind === 'app') throw new Impossible('a direct conversation cannot be archived');
  conversation.archived = true;
  const type = conversation.kind === 'private' ? 'group_archive' : 'channel_archive';
  void emitEvent(state, type, { channel: conversation.id });
  changed(state);
}

/** Makes a private channel public; what was said there stays. */
export function publish(state: State, channel: string): void {
  const conversation = conversationOf(state, channel);
  if (conversation.kind !== 'private') throw new Impossible('only a private channel can be made public');
  state.records.conversations.set(channel, { ...conversation, kind: 'channel' });
  changed(state);
}

/** Invites a person or, without one, the bot. */
export function join(state: State, channel: string, userId = state.records.bot.userId): void {
  const conversation = conversationOf(state, channel);
  conversation.members.add(userId);
  const channelType = conversation.kind === 'private' ? 'G' : 'C';
  const team = state.records.team.id;
  void emitEvent(state, 'member_joined_channel', { user: userId, channel, channel_type: channelType, team });
  changed(state);
}

/** Removes a person or, without one, the bot from a channel. */
export function leave(state: State, channel: string, userId = state.records.bot.userId): void {
  conversationOf(state, channel).members.delete(userId);
  changed(state);
}

/** Takes the app out of the workspace: its tokens are dead from now on. */
export function uninstall(state: State): void {
  const { bot } = state.records;
  state.records.installed = false;
  void emitEvent(state, 'tokens_revoked', { tokens: { oauth: [], bot: [bot.userId] } });
  void emitEvent(state, 'app_uninstalled', {});
  changed(state);
}

function byName(state: State, name: string): Conversation | undefined {
  return [...state.records.conversations.values()].find(each => each.kind !== 'app' && each.name === name);
}
