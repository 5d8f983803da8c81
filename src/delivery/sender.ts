import type { Db } from '../db/connect.ts';
import type { Log } from '../ports.ts';
import type { SlackPort } from '../slack/client.ts';
import { type Failure, haltsWorkspace } from '../slack/errors.ts';
import type { Preparing } from './kinds.ts';
import { type Prepared, prepareNext } from './prepare.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { afterLookup, afterRefusal, afterUnclear, type Next } from './rules.ts';

export interface Sending extends Preparing {
  readonly db: Db;
  readonly slack: SlackPort;
  readonly log: Log;
  /** waits until the next post may go out */
  readonly turn: () => Promise<void>;
  /** Slack no longer takes our token: nothing more is sent for that workspace until an admin has mended it */
  readonly halt: (workspaceId: string, error: string) => Promise<void>;
}

/** Sends everything that is due, one message after the other. Returns how many rows had their turn. */
export async function sendDue(sending: Sending): Promise<number> {
  let turns = 0;
  while (await sendNext(sending)) turns += 1;
  return turns;
}

async function sendNext(sending: Sending): Promise<boolean> {
  const now = sending.clock.now();
  const prepared = await sending.db.transaction().execute(tx => prepareNext(sending, tx, now));
  if (!prepared) return false;
  await carryOut(sending, prepared);
  return true;
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

/** The older message loses its button first, so that at no moment two of them live. */
async function postMessage(
  sending: Sending,
  { row, channel, message, retire }: Extract<Prepared, { do: 'post' }>,
): Promise<void> {
  const { slack } = sending;
  await sending.turn();
  if (retire) await slack.edit({ channel: retire.channel, ts: retire.ts, ...retire.message });
  const outcome = await slack.post({ channel, ...message, deliveryId: row.id });
  if (outcome.ok) return markSent(sending, row, outcome);
  await settleFailure(sending, row, outcome);
}

async function editMessage(sending: Sending, { row, at, message }: Extract<Prepared, { do: 'edit' }>): Promise<void> {
  const outcome = await sending.slack.edit({ ...at, ...message });
  if (outcome.ok) return markSent(sending, row, at);
  // The same edit again changes nothing, so an unclear outcome is simply tried again.
  const failure: Failure =
    outcome.meaning === 'unknown' ? { meaning: 'later', error: outcome.error, afterSeconds: undefined } : outcome;
  await settleFailure(sending, row, failure);
}

/** Looks for the message in the channel before anything is sent again. What is found twice is removed but for the first. */
async function lookUp(sending: Sending, row: OutboxRow): Promise<void> {
  const { slack, clock } = sending;
  const place =
    row.channel?.startsWith('U') || row.channel?.startsWith('W')
      ? await slack.directMessage(row.channel)
      : { ok: true as const, channel: row.channel ?? '' };
  const outcome = place.ok
    ? await slack.find({ channel: place.channel, deliveryId: row.id, since: row.triedAt ?? row.dueAt })
    : place;
  if (!place.ok || !outcome.ok)
    return settleNext(
      sending,
      row,
      { state: 'unclear', inSeconds: 60 },
      place.ok && !outcome.ok ? outcome.error : 'lookup_failed',
    );
  const [first, ...doubles] = outcome.found;
  for (const ts of doubles) await slack.remove(place.channel, ts);
  if (first) return markSent(sending, row, { channel: place.channel, ts: first });
  const lookups = row.lookups + 1;
  await settleNext(sending, row, afterLookup(lookups, row.attempts), 'not_found', lookups);
  sending.log.warn('delivery_looked_up', { delivery: row.id, kind: row.kind, lookups, at: clock.now().toISOString() });
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
  if (next.state === 'sent') return;
  const dueAt = 'inSeconds' in next ? { dueAt: new Date(sending.clock.now().getTime() + next.inSeconds * 1000) } : {};
  const counted = lookups === undefined ? {} : { lookups };
  await queries.settle(sending.db, row.id, sending.instance, { state: next.state, error, ...dueAt, ...counted });
}

async function markSent(sending: Sending, row: OutboxRow, at: { channel: string; ts: string }): Promise<void> {
  await queries.markSent(sending.db, row.id, sending.instance, { ...at, now: sending.clock.now() });
  sending.log.info('delivered', { delivery: row.id, kind: row.kind });
}
