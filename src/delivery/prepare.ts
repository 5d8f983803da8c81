import { addHours } from 'date-fns/addHours';
import { addMilliseconds } from 'date-fns/addMilliseconds';
import { addMinutes } from 'date-fns/addMinutes';
import { addSeconds } from 'date-fns/addSeconds';
import type { Tx } from '../db/connect.ts';
import type { Message } from '../slack/blocks.ts';
import { isAboutReader } from '../slack/errors.ts';
import { instantOf, localDateOf, nextOpening } from '../time/calendar.ts';
import { bindMorning, draftsOf } from './bundle.ts';
import { tellOfEnd } from './discreet.ts';
import type { DeliveryKind, Draft, Preparing, Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { channelReceiver, isForChannel, personReceiver, type Receiver } from './receiver.ts';
import { replacedBy } from './replaced.ts';
import { type Hours, timingOf } from './rules.ts';

/** What a row becomes when its turn has come. Everything here happened in one transaction; Slack was not asked yet. */
export type Prepared =
  | { readonly do: 'nothing' }
  | { readonly do: 'look_up'; readonly row: OutboxRow }
  | {
      readonly do: 'post';
      readonly row: OutboxRow;
      readonly channel: string;
      readonly message: Message;
      readonly retire: Retirement | undefined;
    }
  | { readonly do: 'edit'; readonly row: OutboxRow; readonly at: Location; readonly message: Message };

export interface Location {
  readonly channel: string;
  readonly ts: string;
}

/** The older message that loses its button. */
export interface Retirement extends Location {
  readonly message: Message;
}

/** Longer than the calls that it covers: the change of an older message and the post, ten seconds each. */
export const leaseSeconds = 60;
/** Seconds after the one that it waits for. */
const pauseAfterOther = 10;
const nothing: Prepared = { do: 'nothing' };

/** Decides what happens to claimed rows, and writes it. */
export async function prepareAll(
  preparing: Preparing,
  tx: Tx,
  claimed: readonly queries.Claimed[],
  now: Date,
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  const rows: OutboxRow[] = [];
  for (const row of claimed) {
    const early = await prepareEarly(preparing, tx, row, now);
    if ('do' in early) prepared.push(early);
    else rows.push(early);
  }
  const drafts = await draftsOf(preparing.kinds, tx, rows, now);
  const to = [...drafts.values()].flatMap(draft => (typeof draft === 'object' && 'to' in draft ? draft.to : []));
  const readers = to.length > 0 ? await preparing.readers.readers(tx, [...new Set(to)]) : new Map<string, Reader>();
  for (const row of rows)
    prepared.push(
      isToBeReplaced(row, rows)
        ? nothing
        : await prepareDraft(preparing, tx, { row, draft: drafts.get(row.id), readers }, now),
    );
  return prepared;
}

/** By another that was claimed with it: if that one is not sent after all, this one has its turn next. */
const isToBeReplaced = ({ id }: OutboxRow, rows: readonly OutboxRow[]): boolean =>
  rows.some(({ replacesId }) => replacesId === id);

/** What needs no words: a lookup, what is too late, what waits for another. Otherwise the row goes on. */
async function prepareEarly(
  preparing: Preparing,
  tx: Tx,
  claimed: queries.Claimed,
  now: Date,
): Promise<Prepared | OutboxRow> {
  if (claimed.state !== 'waiting' && claimed.class !== 'edit') return prepareLookup(preparing, tx, claimed, now);
  const row = await withDoubt(tx, claimed);
  if (row.class === 'edit') return row;
  if (row.expiresAt !== null && row.expiresAt <= now) return dropped(tx, row, 'expired', now);
  const held = await heldBack(tx, row, now);
  if (held === 'never') return dropped(tx, row, 'came_after_nothing', now);
  return held ? later(tx, row, held, 'comes_after') : row;
}

interface Drafted {
  readonly row: OutboxRow;
  readonly draft: Draft | undefined;
  readonly readers: ReadonlyMap<string, Reader>;
}

async function prepareDraft(
  preparing: Preparing,
  tx: Tx,
  { row, draft = { drop: 'gone' }, readers }: Drafted,
  now: Date,
): Promise<Prepared> {
  if (draft === 'nobody') return later(tx, row, addHours(now, 1), 'nobody');
  if ('drop' in draft) return dropped(tx, row, draft.drop, now);
  const kind = kindOf(preparing, row.kind);
  if (isForChannel(draft))
    return prepareReady(preparing, tx, { row, kind, receiver: channelReceiver(row, draft, kind) }, now);
  const reader = readers.get(draft.to);
  if (!reader?.reachable) return dropped(tx, row, 'left', now);
  if (isRefusedFor(row, reader)) return failed(preparing, tx, row, now);
  return prepareReady(preparing, tx, { row, kind, receiver: personReceiver(row, reader, draft, kind) }, now);
}

interface Ready {
  readonly row: OutboxRow;
  readonly kind: DeliveryKind;
  readonly receiver: Receiver;
}

const prepareReady = (preparing: Preparing, tx: Tx, ready: Ready, now: Date): Promise<Prepared> =>
  ready.row.class === 'edit' ? prepareEdit(preparing, tx, ready, now) : preparePost(preparing, tx, ready, now);

/** Slack would not let us write this to her, and nobody else is there to get it: asked again it would only refuse again. */
const isRefusedFor = ({ receiverId, error }: OutboxRow, { personId }: Reader): boolean =>
  receiverId === personId && error !== null && isAboutReader(error);

async function failed(preparing: Preparing, tx: Tx, row: OutboxRow, now: Date): Promise<Prepared> {
  await queries.drop(tx, row.id, row.error ?? '', now, 'failed');
  await tellOfEnd(preparing, tx, row, now);
  return nothing;
}

async function prepareLookup(preparing: Preparing, tx: Tx, row: OutboxRow, now: Date): Promise<Prepared> {
  const wait = await slotFor(preparing, tx, row, 'look');
  if (wait > 0) return inItsSlot(tx, row, { wait, reason: 'slack_limit', hasSlot: true }, now);
  await queries.markLooking(tx, row.id, { by: preparing.instance, seconds: leaseSeconds });
  return { do: 'look_up', row };
}

/**
 * What was never tried while the database is in doubt may have been sent in a life that it forgot. Not a bundle: the one that was sent may have
 * held less.
 */
async function withDoubt(tx: Tx, row: queries.Claimed): Promise<OutboxRow> {
  if (row.doubt === null || row.doubtedSince !== null || row.attempts > 0 || row.class === 'bundle') return row;
  await queries.noteDoubt(tx, row.id, row.doubt);
  return { ...row, doubtedSince: row.doubt };
}

async function preparePost(preparing: Preparing, tx: Tx, ready: Ready, now: Date): Promise<Prepared> {
  const { row, kind, receiver } = ready;
  const { reader } = receiver;
  const timing = timingOf(row.class === 'edit' ? 'now' : row.class, row.dueAt, now, receiver);
  if (!timing.send) {
    if (!timing.until) return dropped(tx, row, 'away_for_ever', now);
    // By the next morning what is in it may belong to somebody else.
    if (row.class === 'bundle') return dropped(tx, row, 'day_over', now);
    return later(tx, row, askAgain(timing.until, now, receiver), 'hours', reader?.personId ?? null);
  }
  if (!reader) return post(preparing, tx, ready, now);
  if (row.class === 'now' && (await isTooMuch(tx, kind, reader, now))) {
    await queries.becomeMorning(tx, row.id, now);
    return nothing;
  }
  if (row.class === 'morning') {
    await bindMorning(tx, row, { reader, rule: receiver.rule }, now);
    return nothing;
  }
  if (row.class === 'bundle' && (await queries.isMoreComing(tx, preparing.readers, reader.personId, now)))
    return later(tx, row, addMilliseconds(now, 1_000), 'more_coming');
  return post(preparing, tx, ready, now);
}

/** Has she had as many of these today as one should get at once? */
async function isTooMuch(tx: Tx, { kind, mostADay }: DeliveryKind, reader: Reader, now: Date): Promise<boolean> {
  if (mostADay === undefined) return false;
  const { zone } = reader.rhythm;
  const midnight = instantOf(localDateOf(now, zone), '00:00', zone);
  return (await queries.countTold(tx, reader.personId, kind, midnight)) >= mostADay;
}

/** On each working day that she is away, whoever stands in for her by then may be the one to get it. */
function askAgain(until: Date, now: Date, { rhythm }: Hours): Date {
  const opening = nextOpening(addMilliseconds(now, 1), rhythm);
  return opening && opening < until ? opening : until;
}

async function post(preparing: Preparing, tx: Tx, { row, receiver }: Ready, now: Date): Promise<Prepared> {
  const receiverId = receiver.reader?.personId ?? null;
  const to = { receiverId, rule: receiver.rule, channel: receiver.address };
  if (row.doubtedSince !== null && row.lookups === 0 && (row.attempts === 0 || row.refusedChannel !== null)) {
    await queries.markSuspect(tx, row.id, to, row.doubtedSince);
    return nothing;
  }
  const message = await receiver.draw();
  if (!message) return dropped(tx, row, 'nothing_to_say', now);
  const { standing: older, waiting } = await replacedBy(tx, row);
  if (older?.state === 'sending' || older?.state === 'unclear')
    return later(tx, row, addMinutes(now, 1), 'older_unclear');
  const retire = retirement(receiver, older);
  const wait = retire ? await slotFor(preparing, tx, row, 'edit') : 0;
  if (wait > 0) return inItsSlot(tx, row, { wait, reason: 'slack_limit', hasSlot: true }, now);
  const busy = await preparing.turns.reader(tx, receiverId ?? receiver.address);
  if (busy > 0)
    return inItsSlot(tx, row, { wait: busy, reason: 'conversation_busy', hasSlot: retire !== undefined }, now);
  for (const id of waiting) await queries.drop(tx, id, 'replaced', now);
  await queries.markSending(tx, row.id, to, { by: preparing.instance, seconds: leaseSeconds }, now);
  const { channel } = to;
  return {
    do: 'post',
    row: { ...row, attempts: row.attempts + 1, channel, triedAt: now, receiverId },
    channel,
    message,
    retire,
  };
}

const retirement = ({ retire }: Receiver, older: queries.Posted | undefined): Retirement | undefined =>
  older?.state === 'sent' && older.channel && older.slackTs && retire
    ? { channel: older.channel, ts: older.slackTs, message: retire() }
    : undefined;

async function prepareEdit(preparing: Preparing, tx: Tx, { row, receiver }: Ready, now: Date): Promise<Prepared> {
  const target = row.editsId ? await queries.lockPosted(tx, row.editsId) : undefined;
  if (target?.state === 'sending' || target?.state === 'unclear')
    return later(tx, row, addMinutes(now, 1), 'target_unclear');
  if (target?.state !== 'sent' || !target.channel || !target.slackTs) return dropped(tx, row, 'nothing_to_edit', now);
  const message = await receiver.draw();
  if (!message) return dropped(tx, row, 'nothing_to_say', now);
  const wait = await slotFor(preparing, tx, row, 'edit');
  if (wait > 0) return inItsSlot(tx, row, { wait, reason: 'slack_limit', hasSlot: true }, now);
  const to = { receiverId: receiver.reader?.personId ?? null, rule: 'edit', channel: target.channel };
  await queries.markSending(tx, row.id, to, { by: preparing.instance, seconds: leaseSeconds }, now);
  return {
    do: 'edit',
    row: { ...row, attempts: row.attempts + 1 },
    at: { channel: target.channel, ts: target.slackTs },
    message,
  };
}

/** Until when a message waits for the one it comes after; `never` when that one will not be sent. */
async function heldBack(tx: Tx, row: OutboxRow, now: Date): Promise<Date | 'never' | undefined> {
  if (!row.afterId) return undefined;
  const before = await queries.progressOf(tx, row.afterId);
  if (before?.state === 'sent' || before?.state === 'gave_up') return undefined;
  if (!before || before.state === 'dropped' || before.state === 'failed') return 'never';
  return addSeconds(before.wakeAt > now ? before.wakeAt : now, pauseAfterOther);
}

/** Milliseconds until a call that Slack limits may happen; a row that waited for its slot does not take another. */
const slotFor = async ({ turns }: Preparing, tx: Tx, row: OutboxRow, lane: 'edit' | 'look'): Promise<number> =>
  row.hasSlot ? 0 : turns.slot(tx, lane);

interface Slot {
  /** milliseconds */
  readonly wait: number;
  readonly reason: string;
  readonly hasSlot: boolean;
}

async function inItsSlot(tx: Tx, row: OutboxRow, { wait, reason, hasSlot }: Slot, now: Date): Promise<Prepared> {
  const until = addMilliseconds(now, wait);
  await queries.wait(tx, row.id, { until, reason, receiverId: row.receiverId, hasSlot });
  return nothing;
}

function kindOf({ kinds }: Preparing, name: string): DeliveryKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`nobody registered the message ${name}`);
  return kind;
}

async function later(
  tx: Tx,
  row: OutboxRow,
  until: Date,
  reason: string,
  receiverId = row.receiverId,
): Promise<Prepared> {
  await queries.wait(tx, row.id, { until, reason, receiverId });
  return nothing;
}

async function dropped(tx: Tx, row: OutboxRow, reason: string, now: Date): Promise<Prepared> {
  if (row.class === 'bundle') await queries.releaseAll(tx, row.id);
  await queries.drop(tx, row.id, reason, now);
  return nothing;
}
