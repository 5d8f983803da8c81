import { isOlder, messageAt, placeOf } from '../workspace/messages.ts';
import type { Conversation, Message } from '../workspace/records.ts';
import { messageShape } from '../workspace/shapes.ts';
import type { State } from '../workspace/state.ts';
import { isInList } from '../workspace/threads.ts';
import { flagOf, numberOf, textOf } from './arguments.ts';
import { isRefused } from './content.ts';
import { type Args, badArguments, type Call, method, refuse } from './method.ts';
import { decodeCursor, encodeCursor } from './pages.ts';
import { knownConversation, lacksScopeFor } from './places.ts';

const MAX_LIMIT = 999;

const range = {
  channel: 'string',
  cursor: 'string',
  oldest: 'string',
  latest: 'string',
  inclusive: 'boolean',
  limit: 'number',
  include_all_metadata: 'boolean',
} as const;

const scopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const history = method({
  token: 'bot',
  scopes,
  tier: 3,
  required: ['channel'],
  args: range,
  errors: ['channel_not_found', 'not_in_channel', 'invalid_cursor', 'invalid_ts_oldest', 'invalid_ts_latest'],
  run: call => {
    const place = readable(call);
    if (isRefused(place)) return place;
    const read = readRange(call.args);
    if (isRefused(read)) return read;
    const { found, next } = newestFirst(place, read);
    return { ok: true, ...paged(call, found, next), pin_count: 0 };
  },
});

const replies = method({
  token: 'bot',
  scopes,
  tier: 3,
  required: ['channel', 'ts'],
  args: { ...range, ts: 'string' },
  errors: ['channel_not_found', 'thread_not_found', 'invalid_cursor', 'invalid_ts_oldest', 'invalid_ts_latest'],
  run: call => {
    const place = readable(call);
    if (isRefused(place))
      return place.error === 'not_in_channel' ? refuse('channel_not_found') : { ...place, error: place.error };
    const read = readRange(call.args);
    if (isRefused(read)) return read;
    const ts = textOf(call.args, 'ts');
    if (messageAt(place, ts) === null) return refuse('thread_not_found');
    const { found, next } = oldestFirst(place, ts, read);
    return { ok: true, ...paged(call, found, next) };
  },
});

function readable({ state, args }: Call) {
  const place = knownConversation(state, textOf(args, 'channel'));
  if (place === null) return refuse('channel_not_found');
  const isMember = place.members.has(state.records.bot.userId);
  return lacksScopeFor(state, place.kind, 'history') ?? (isMember ? place : refuse('not_in_channel'));
}

interface Range {
  readonly oldest: string;
  readonly latest: string;
  readonly inclusive: boolean;
  readonly limit: number;
  /** the previous page ended with this one */
  readonly after: string;
}

function readRange(args: Args) {
  const [oldest, latest] = [textOf(args, 'oldest') || '0', textOf(args, 'latest')];
  if (!Number.isFinite(Number(oldest))) return refuse('invalid_ts_oldest');
  if (!Number.isFinite(Number(latest))) return refuse('invalid_ts_latest');
  const limit = numberOf(args, 'limit', 100) || 100;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    return badArguments(`limit must be from 1 to ${MAX_LIMIT}`);
  const after = decodeCursor(textOf(args, 'cursor'), 'next_ts');
  if (after === null) return refuse('invalid_cursor');
  return { oldest, latest, inclusive: flagOf(args, 'inclusive'), limit, after } satisfies Range;
}

/** From the newest backwards, as Slack answers; `next` is where the next page goes on. */
function newestFirst({ messages }: Conversation, read: Range): { found: readonly Message[]; next: string | null } {
  const found: Message[] = [];
  for (let place = startOf(messages, read); place >= 0; place -= 1) {
    const message = messages[place];
    if (message === undefined || isOlder(message.ts, read.oldest)) break;
    if (!isWithin(message, read) || !isInHistory(message)) continue;
    if (found.length === read.limit) return { found, next: found.at(-1)?.ts ?? null };
    found.push(message);
  }
  return { found, next: null };
}

/** A thread from its beginning on, which heads every page of it. */
function oldestFirst({ messages }: Conversation, ts: string, read: Range): ReturnType<typeof newestFirst> {
  const isAfter = (each: Message) => read.after === '' || isOlder(read.after, each.ts);
  const parent = messages.filter(each => each.ts === ts);
  const replies = messages.filter(each => each.threadTs === ts && isWithin(each, read) && isAfter(each));
  const page = replies.slice(0, read.limit);
  return { found: [...parent, ...page], next: page.length < replies.length ? (page.at(-1)?.ts ?? null) : null };
}

/** Index of the newest message that can be meant. */
function startOf(messages: readonly Message[], { after, latest }: Range): number {
  if (after !== '') return placeOf(messages, after) - 1;
  return latest === '' ? messages.length - 1 : Math.min(placeOf(messages, latest), messages.length - 1);
}

function isWithin({ ts }: Message, { oldest, latest, inclusive }: Range): boolean {
  const isOn = (bound: string) => inclusive && Number(ts) === Number(bound);
  const isAbove = isOlder(oldest, ts) || isOn(oldest);
  return isAbove && (latest === '' || isOlder(ts, latest) || isOn(latest));
}

/** Replies live in their thread, unless they were broadcast; ephemeral messages nowhere. */
function isInHistory(message: Message): boolean {
  return message.onlyFor === null && isInList(message);
}

function paged({ state, args }: { state: State; args: Args }, found: readonly Message[], next: string | null) {
  const messages = found.map(message => messageShape(state, message, flagOf(args, 'include_all_metadata')));
  const cursor = next === null ? '' : encodeCursor('next_ts', next);
  return { messages, has_more: next !== null, response_metadata: { next_cursor: cursor } };
}

export const historyMethods = { 'conversations.history': history, 'conversations.replies': replies };
