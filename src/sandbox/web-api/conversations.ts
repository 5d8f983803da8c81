import { appConversation, join } from '../workspace/conversations.ts';
import type { Conversation } from '../workspace/records.ts';
import { conversationShape } from '../workspace/shapes.ts';
import { changed, type State } from '../workspace/state.ts';
import { flagOf, textOf } from './arguments.ts';
import { isRefused } from './content.ts';
import { type Args, badArguments, type Call, lacksScope, method, refuse } from './method.ts';
import { pageOf } from './pages.ts';
import { knownConversation, lacksScopeFor, reachable } from './places.ts';

const READING = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

const open = method({
  token: 'bot',
  scopes: ['im:write', 'mpim:write', 'groups:write', 'channels:manage'],
  tier: 3,
  required: [],
  args: { channel: 'string', users: 'string', return_im: 'boolean', prevent_creation: 'boolean' },
  errors: ['users_list_not_supplied', 'channel_not_found', 'user_not_found', 'user_disabled', 'too_many_users'],
  run: ({ state, args }) => {
    const [users, channel] = [textOf(args, 'users'), textOf(args, 'channel')];
    if (users === '' && channel === '') return refuse('users_list_not_supplied');
    if (users !== '' && channel !== '') return badArguments('only one of channel and users');
    if (channel !== '') return reopen(state, channel);
    if (users.includes(',')) return lacksScope(state, ['mpim:write']) ?? refuse('too_many_users');
    const missing = lacksScope(state, ['im:write']);
    if (missing !== null) return missing;
    const person = state.records.people.get(users);
    if (person?.deactivated) return refuse('user_disabled');
    if (reachable(state, users) === null) return refuse('user_not_found');
    return opened(state, users, flagOf(args, 'return_im'));
  },
});

function reopen(state: State, channel: string) {
  const known = knownConversation(state, channel);
  if (known?.kind !== 'app') return refuse('channel_not_found');
  return { ok: true, no_op: true, already_open: true, channel: { id: known.id } } as const;
}

function opened(state: State, userId: string, whole: boolean) {
  const isNew = !state.records.appConversations.has(userId);
  const conversation = appConversation(state, userId);
  if (isNew) changed(state);
  const channel = whole ? conversationShape(state, conversation) : { id: conversation.id };
  return { ok: true, ...(!isNew && { no_op: true, already_open: true }), channel } as const;
}

const info = method({
  token: 'bot',
  scopes: READING,
  tier: 3,
  required: ['channel'],
  args: { channel: 'string', include_locale: 'boolean', include_num_members: 'boolean' },
  errors: ['channel_not_found'],
  run: call => {
    const found = readable(call);
    if (isRefused(found)) return found;
    const members = flagOf(call.args, 'include_num_members') ? { num_members: found.members.size } : {};
    return { ok: true, channel: { ...conversationShape(call.state, found), ...members } };
  },
});

const members = method({
  token: 'bot',
  scopes: READING,
  tier: 4,
  required: ['channel'],
  args: { channel: 'string', cursor: 'string', limit: 'number' },
  errors: ['channel_not_found', 'invalid_cursor', 'invalid_limit'],
  run: call => {
    const found = readable(call);
    if (isRefused(found)) return found;
    const page = pageOf([...found.members], call.args, 100);
    if (typeof page === 'string') return refuse(page);
    return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
  },
});

function readable({ state, args }: Call) {
  const found = knownConversation(state, textOf(args, 'channel'));
  return found === null ? refuse('channel_not_found') : (lacksScopeFor(state, found.kind, 'read') ?? found);
}

const KINDS = { public_channel: 'channel', private_channel: 'private', im: 'app' } as const;
const listing = {
  types: 'string',
  exclude_archived: 'boolean',
  cursor: 'string',
  limit: 'number',
} as const;

const list = method({
  token: 'bot',
  scopes: READING,
  tier: 2,
  required: [],
  args: listing,
  errors: ['invalid_types', 'invalid_cursor', 'invalid_limit'],
  run: ({ state, args }) =>
    listed(state, args, ({ kind, members: of }) => kind === 'channel' || of.has(state.records.bot.userId)),
});

const ofUser = method({
  token: 'bot',
  scopes: READING,
  tier: 3,
  required: [],
  args: { ...listing, user: 'string', exclude_muted: 'boolean' },
  errors: ['invalid_types', 'invalid_cursor', 'invalid_limit'],
  run: ({ state, args }) => {
    const { bot } = state.records;
    const user = textOf(args, 'user') || bot.userId;
    const seen = (each: Conversation) => each.kind === 'channel' || each.members.has(bot.userId);
    const page = listed(state, args, each => seen(each) && each.members.has(user));
    return page.ok ? { ...page, channels: page.channels.map(({ is_member: _, ...shape }) => shape) } : page;
  },
});

function listed(state: State, args: Args, wanted: (conversation: Conversation) => boolean) {
  const kinds = kindsOf(textOf(args, 'types'));
  if (kinds === null) return refuse('invalid_types');
  const missing = kinds.map(kind => lacksScopeFor(state, kind, 'read')).find(lack => lack !== null);
  if (missing !== undefined) return missing;
  const withArchived = !flagOf(args, 'exclude_archived');
  const all = [...state.records.conversations.values()].filter(
    each => kinds.includes(each.kind) && (withArchived || !each.archived) && wanted(each),
  );
  const page = pageOf(all, args, 100);
  if (typeof page === 'string') return refuse(page);
  const channels = page.items.map(each => conversationShape(state, each));
  return { ok: true as const, channels, response_metadata: { next_cursor: page.nextCursor } };
}

/** The kinds that `types` names; null if it names one that Slack does not know. Group conversations are known but none exist. */
function kindsOf(types: string): readonly Conversation['kind'][] | null {
  const names = types === '' ? ['public_channel'] : types.split(',').map(name => name.trim());
  if (names.some(name => !(name in KINDS) && name !== 'mpim')) return null;
  return Object.entries(KINDS).flatMap(([name, kind]) => (names.includes(name) ? kind : []));
}

const joinChannel = method({
  token: 'bot',
  scopes: ['channels:join'],
  tier: 3,
  required: ['channel'],
  args: { channel: 'string' },
  errors: ['channel_not_found', 'is_archived', 'method_not_supported_for_channel_type'],
  run: ({ state, args }) => {
    const found = knownConversation(state, textOf(args, 'channel'));
    if (found === null) return refuse('channel_not_found');
    if (found.kind !== 'channel') return refuse('method_not_supported_for_channel_type');
    if (found.archived) return refuse('is_archived');
    join(state, found.id);
    return { ok: true, channel: conversationShape(state, found) };
  },
});

export const conversationMethods = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.list': list,
  'conversations.join': joinChannel,
  'users.conversations': ofUser,
};
