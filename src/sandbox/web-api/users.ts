import type { Person } from '../workspace/records.ts';
import { userShape } from '../workspace/shapes.ts';
import type { State } from '../workspace/state.ts';
import { flagOf, textOf } from './arguments.ts';
import { type Args, badArguments, method, refuse } from './method.ts';
import { pageOf } from './pages.ts';

/** From this many people on Slack insists on pages. */
const LIMIT_REQUIRED_FROM = 1_000;

const list = method({
  token: 'bot',
  scopes: ['users:read'],
  tier: 2,
  required: [],
  args: { cursor: 'string', limit: 'number', include_locale: 'boolean' },
  errors: ['invalid_cursor', 'limit_required'],
  run: ({ state, args }) => {
    const people = [...state.records.people.values()];
    if (args.limit === undefined && people.length > LIMIT_REQUIRED_FROM) return refuse('limit_required');
    const page = pageOf(people, args, LIMIT_REQUIRED_FROM);
    if (page === 'invalid_limit') return badArguments('limit must be from 1 to 1000');
    if (page === 'invalid_cursor') return refuse(page);
    const members = page.items.map(person => shown(state, person, args));
    const cacheTs = Math.floor(state.clock.now().getTime() / 1000);
    return { ok: true, members, cache_ts: cacheTs, response_metadata: { next_cursor: page.nextCursor } };
  },
});

const info = method({
  token: 'bot',
  scopes: ['users:read'],
  tier: 4,
  required: ['user'],
  args: { user: 'string', include_locale: 'boolean' },
  errors: ['user_not_found'],
  run: ({ state, args }) => {
    const person = state.records.people.get(textOf(args, 'user'));
    return person === undefined ? refuse('user_not_found') : { ok: true, user: shown(state, person, args) };
  },
});

const lookupByEmail = method({
  token: 'bot',
  scopes: ['users:read.email'],
  tier: 3,
  required: ['email'],
  args: { email: 'string' },
  errors: ['users_not_found'],
  run: ({ state, args }) => {
    const id = state.records.mails.get(textOf(args, 'email').toLowerCase());
    const person = state.records.people.get(id ?? '');
    if (person === undefined || person.deactivated) return refuse('users_not_found');
    return { ok: true, user: userShape(state, person) };
  },
});

function shown(state: State, person: Person, args: Args) {
  const locale = flagOf(args, 'include_locale') ? { locale: person.locale } : {};
  return { ...userShape(state, person), ...locale };
}

export const userMethods = { 'users.list': list, 'users.info': info, 'users.lookupByEmail': lookupByEmail };
