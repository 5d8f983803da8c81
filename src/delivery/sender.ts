import type { Ports } from '../ports.ts';
import type { SlackPort } from '../slack/client.ts';
import { type Failure, haltsWorkspace } from '../slack/errors.ts';
import type { Preparing } from './kinds.ts';
import { leaseSeconds, type Prepared, prepare } from './prepare.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { afterLookup, afterRefusal, afterUnclear, type Next, pauseAfter } from './rules.ts';

export interface Sending extends Preparing, Pick<Ports, 'db' | 'slack' | 'log'> {
  /** waits until the next post may go out */
  readonly turn: () => Promise<void>;
  /** Slack no longer takes our token: nothing more is sent for that workspace until an admin has mended it */
  readonly halt: (workspaceId: string, error: string) => Promise<void>;
  /** aborted when the app stops: the row at hand is finished, no other is begun */
  readonly ending?: AbortSignal;
}

/** Sends everything that is due, one message after the other. Returns how many rows had their turn. */
export async function sendDue(sending: Sending): Promise<number> {
  let turns = 0;
  while (!sending.ending?.aborted && (await sendNext(sending))) turns += 1;
  return turns;
}

async function sendNext(sending: Sending): Promise<boolean> {
  const prepared = await prepareNext(sending, sending.clock.now());
  if (prepared) await carryOut(sending, prepared);
  return prepared !== undefined;
}

/** One row in one transaction; undefined when nothing is due. A row whose feature throws is put off, so that the others go on. */
async function prepareNext(sending: Sending, now: Date): Promise<Prepared | undefined> {
  const claimed: OutboxRow[] = [];
  try {
    return await sending.db.transaction().execute(async tx => {
      const row = await queries.claimDue(tx, now);
      if (row) claimed.push(row);
      return row && prepare(sending, tx, row, now);
    });
  } catch (error) {
    const [row] = claimed;
    if (!row) throw error;
    const name = error instanceof Error ? error.name : 'unknown';
    sending.log.error('delivery_failed', { delivery: row.id, kind: row.kind, error: name });
    const until = new Date(now.getTime() + pauseAfter(row.attempts + 1) * 1000);
    await queries.putOff(sending.db, row, { until, reason: `error: ${name}` });
    return { do: 'nothing' };
  }
}

async function carryOut(sending: Sending, prepared: Prepared): Promise<void> {
  switch (prepared.do) {
    case 'nothing':
      return;
    case 'post':
      return postMessage(sending, prepared);
    case 'edit':
      return editMessage(sending, prepared);
    case 'look_up':
      return lookUp(sending, prepared.row);
  }
}

/**
 * The older message loses its button first, so that at no moment two of them live. Whoever waited for its turn until the
 * lease ran out, and lost the row, posts nothing.
 */
async function postMessage(
  sending: Sending,
  { row, channel, message, retire }: Extract<Prepared, { do: 'post' }>,
): Promise<void> {
  const { slack, db, instance: by } = sending;
  await sending.turn();
  if (!(await queries.renewLease(db, row.id, { by, seconds: leaseSeconds }))) return;
  if (retire) {
    const shrunk = await slack.edit({ channel: retire.channel, ts: retire.ts, ...retire.message });
    // What can never be shrunk is harmless; what could not just now would leave two buttons.
    if (!shrunk.ok && shrunk.meaning !== 'final') return settleFailure(sending, row, againLater(shrunk));
  }
  const outcome = await slack.post({ channel, ...message, deliveryId: row.id });
  if (outcome.ok) return markSent(sending, row, outcome);
  await settleFailure(sending, row, outcome);
}

async function editMessage(sending: Sending, { row, at, message }: Extract<Prepared, { do: 'edit' }>): Promise<void> {
  const outcome = await sending.slack.edit({ ...at, ...message });
  if (outcome.ok) return markSent(sending, row, at);
  await settleFailure(sending, row, againLater(outcome));
}

/** The same edit again changes nothing, so an unclear outcome is simply tried again. */
const againLater = (failure: Failure): Failure =>
  failure.meaning === 'unknown' ? { meaning: 'later', error: failure.error, afterSeconds: undefined } : failure;

/** Looks for the message in the channel before anything is sent again. What is found twice is removed but for the first. */
async function lookUp(sending: Sending, row: OutboxRow): Promise<void> {
  const { slack } = sending;
  const place = await placeOf(slack, row.channel ?? '');
  if (!place.ok) return settleBlindLookup(sending, row, place);
  const { channel } = place;
  const lookup = await slack.find({ channel, deliveryId: row.id, since: row.triedAt ?? row.dueAt });
  if (!lookup.ok) return settleBlindLookup(sending, row, lookup);
  const [first, ...doubles] = lookup.found;
  for (const ts of doubles) {
    const removed = await slack.remove(channel, ts);
    if (!removed.ok && removed.meaning !== 'final') return settleBlindLookup(sending, row, removed);
  }
  if (first) return markSent(sending, row, { channel, ts: first });
  const lookups = row.lookups + 1;
  sending.log.warn('delivery_looked_up', { delivery: row.id, kind: row.kind, lookups });
  await settleNext(sending, row, afterLookup(lookups), 'not_found', lookups);
}

/** A person is written to by her user id; her messages lie in the DM with her. */
const placeOf = async (slack: SlackPort, channel: string) =>
  /^[UW]/.test(channel) ? slack.directMessage(channel) : { ok: true as const, channel };

const blindLookupSeconds = 60;

/** Slack did not let us look. Where it never will, the outcome stays unknown and an admin is asked to look. */
async function settleBlindLookup(sending: Sending, row: OutboxRow, failure: Failure): Promise<void> {
  sending.log.warn('delivery_not_looked_up', { delivery: row.id, kind: row.kind, error: failure.error });
  if (haltsWorkspace(failure.error)) await sending.halt(row.workspaceId, failure.error);
  else if (failure.meaning === 'final') return settleNext(sending, row, { state: 'gave_up' }, failure.error);
  await settleNext(sending, row, { state: 'unclear', inSeconds: blindLookupSeconds }, failure.error);
}

async function settleFailure(sending: Sending, row: OutboxRow, failure: Failure): Promise<void> {
  sending.log.warn('delivery_refused', {
    delivery: row.id,
    kind: row.kind,
    error: failure.error,
    meaning: failure.meaning,
  });
  if (failure.meaning === 'unknown') return settleNext(sending, row, afterUnclear(), failure.error);
  if (failure.meaning === 'later')
    return settleNext(sending, row, afterRefusal(row.attempts, failure.afterSeconds), failure.error);
  if (!haltsWorkspace(failure.error)) return settleNext(sending, row, { state: 'failed' }, failure.error);
  await sending.halt(row.workspaceId, failure.error);
  await settleNext(sending, row, afterRefusal(row.attempts, undefined), failure.error);
}

async function settleNext(
  sending: Sending,
  row: OutboxRow,
  next: Next,
  error: string,
  lookups?: number,
): Promise<void> {
  const dueAt = 'inSeconds' in next ? { dueAt: new Date(sending.clock.now().getTime() + next.inSeconds * 1000) } : {};
  const counted = lookups === undefined ? {} : { lookups };
  await queries.settle(sending.db, row.id, sending.instance, { state: next.state, error, ...dueAt, ...counted });
}

async function markSent(sending: Sending, row: OutboxRow, at: { channel: string; ts: string }): Promise<void> {
  await queries.markSent(sending.db, row.id, sending.instance, { ...at, now: sending.clock.now() });
  sending.log.info('delivered', { delivery: row.id, kind: row.kind });
}
