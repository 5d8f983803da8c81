import { appConversation } from '../workspace/conversations.ts';
import { counterpart } from '../workspace/counterpart.ts';
import { canAct } from '../workspace/people.ts';
import type { Conversation, Person } from '../workspace/records.ts';
import type { State } from '../workspace/state.ts';
import { type Json, lacksScope, refuse } from './method.ts';

/** Somebody the app could write to. */
export function reachable(state: State, userId: string): Person | null {
  const person = state.records.people.get(userId);
  return person !== undefined && canAct(person) ? person : null;
}

/** A conversation whose existence the bot may know. */
export function knownConversation(state: State, channel: string): Conversation | null {
  const found = state.records.conversations.get(channel);
  if (found === undefined) return null;
  return found.kind === 'channel' || found.members.has(state.records.bot.userId) ? found : null;
}

type PostError = 'channel_not_found' | 'is_archived' | 'not_in_channel' | 'messages_tab_disabled';

/** Where the bot may post: by conversation id or, for a first message, by the id of a person. */
export function postablePlace(state: State, channel: string): Conversation | (Json & { ok: false; error: PostError }) {
  const { app, bot } = state.records;
  const person = reachable(state, channel);
  const place = person === null ? knownConversation(state, channel) : appConversation(state, person.id);
  if (place === null) return refuse('channel_not_found');
  if (place.archived) return refuse('is_archived');
  if (place.kind === 'app') {
    if (reachable(state, counterpart(state, place) ?? '') === null) return refuse('channel_not_found');
    return app.messagesTab ? place : refuse('messages_tab_disabled');
  }
  const mayPost = place.members.has(bot.userId) || app.scopes.includes('chat:write.public');
  return mayPost ? place : refuse('not_in_channel');
}

const PREFIX = { channel: 'channels', private: 'groups', app: 'im' } as const satisfies Record<
  Conversation['kind'],
  string
>;

/** Null if the app may read or browse (`history`, `read`) conversations of this kind. */
export function lacksScopeFor(state: State, kind: Conversation['kind'], right: 'history' | 'read') {
  return lacksScope(state, [`${PREFIX[kind]}:${right}`]);
}
