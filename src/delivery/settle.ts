import { addSeconds } from 'date-fns/addSeconds';
import type { Executor } from '../db/connect.ts';
import { type Failure, haltsWorkspace, isAboutChannel, isAboutReader, isFileNotReady } from '../slack/errors.ts';
import { isDiscreet, logOf, shownAs, tellOfEnd } from './discreet.ts';
import type { OutboxRow } from './queries.ts';
import * as queries from './queries.ts';
import { afterRefusal, afterUnclear, mostWaitsForFile, type Next } from './rules.ts';
import type { Sending } from './sending.ts';
import { tellAdmin } from './trouble.ts';

/** The message stands in Slack; of one with a file it may not be known where. */
export async function markSent(sending: Sending, row: OutboxRow, at: queries.Place): Promise<void> {
  await queries.markSent(sending.db, row, sending.instance, { ...at, now: sending.clock.now() });
  logOf(sending, row).info('delivered', { delivery: row.id, kind: row.kind });
}

/** What follows an answer of Slack's that was not yes, by what it means. */
export async function settleFailure(
  sending: Sending,
  row: OutboxRow,
  failure: Failure,
  lane: 'post' | 'edit',
): Promise<void> {
  const { error, meaning } = failure;
  logOf(sending, row).warn('delivery_refused', { delivery: row.id, kind: row.kind, error, meaning });
  if (meaning === 'unknown') return settleNext(sending, row, afterUnclear(), error);
  if (meaning === 'later') {
    if (isFileNotReady(failure) && row.attempts >= mostWaitsForFile) return settleRefused(sending, row, error);
    if (failure.afterSeconds !== undefined) await sending.turns.hold(lane, failure.afterSeconds);
    return settleNext(sending, row, afterRefusal(row.attempts, failure.afterSeconds), error);
  }
  if (isToChannel(row) && isAboutChannel(error)) return settleClosedChannel(sending, row, error);
  if (!haltsWorkspace(error)) return settleRefused(sending, row, error);
  await sending.halt(row.workspaceId, error);
  await settleNext(sending, row, afterRefusal(row.attempts, undefined), error);
}

export const isToChannel = ({ receiverId, channel }: OutboxRow): boolean =>
  receiverId === null && channel !== null && /^[CG]/.test(channel);

/** Slack will not let us into that channel: whoever stands behind it gets the message. */
export async function settleClosedChannel(sending: Sending, row: OutboxRow, error: string): Promise<void> {
  await sending.db.transaction().execute(async tx => {
    if (await settleElsewhere({ ...sending, db: tx }, row, error))
      await sending.channels.refused(tx, row.workspaceId, row.channel ?? '');
  });
}

/** Not for that channel; it is prepared anew, for a person. True when this sender still held it. */
export const settleElsewhere = (
  { db, instance, clock }: Omit<Sending, 'db'> & { readonly db: Executor },
  row: OutboxRow,
  error: string,
): Promise<boolean> => {
  const now = clock.now();
  const refusedChannel = row.channel ?? '';
  return queries.settle(db, row, instance, { state: 'waiting', error, now, wakeAt: now, refusedChannel });
};

/** An older message that can no longer be changed is no loss. */
async function settleRefused(sending: Sending, row: OutboxRow, error: string): Promise<void> {
  if (row.class === 'edit') return settleNext(sending, row, { state: 'dropped' }, error);
  if (isAboutReader(error) && row.receiverId !== null && !isDiscreet(sending, row))
    return settleUnreachable(sending, row, row.receiverId, error);
  if (row.class === 'bundle') return settleApart(sending, row, error);
  await settleNext(sending, row, { state: 'failed' }, error);
}

/** Slack will not take the morning's message as it is: each of its items goes alone, so that only the one that is to blame fails. */
async function settleApart({ db, instance, clock }: Sending, row: OutboxRow, error: string): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async tx => {
    if (await queries.settle(tx, row, instance, { state: 'dropped', error, now }))
      await queries.goAlone(tx, row.id, now);
  });
}

/**
 * That person cannot be written to. What is about herself ends here. What she was to hear about others goes to whoever answers in her place:
 * no alert is dropped. What is still hers then can be nobody else's: `prepare` ends it.
 */
async function settleUnreachable(sending: Sending, row: OutboxRow, receiverId: string, error: string): Promise<void> {
  const { db, instance, clock } = sending;
  const now = clock.now();
  await db.transaction().execute(async tx => {
    await sending.unreachable(tx, receiverId, error);
    const isHers = row.subjectId === receiverId;
    const next = isHers
      ? ({ state: 'failed', error, now } as const)
      : ({ state: 'waiting', error, now, wakeAt: now } as const);
    if (!(await queries.settle(tx, row, instance, next))) return;
    if (row.class === 'bundle') {
      await queries.endAbout(tx, row.id, receiverId, { error, now });
      await queries.releaseRefused(tx, row.id, receiverId, { error, now });
    }
    if (isHers) await tellAdmin(tx, row, now);
  });
}

/** Writes what comes next; where that is the end, an admin hears of it. */
export async function settleNext(
  sending: Sending,
  row: OutboxRow,
  next: Next,
  error: string,
  lookups?: number,
): Promise<void> {
  const now = sending.clock.now();
  const wake = 'inSeconds' in next ? { wakeAt: addSeconds(now, next.inSeconds) } : {};
  const counted = lookups === undefined ? {} : { lookups };
  const settled = { state: next.state, error, now, ...wake, ...counted };
  if (next.state === 'waiting' || next.state === 'unclear') {
    await queries.settle(sending.db, row, sending.instance, settled);
    return;
  }
  const state = shownAs(sending, row, next.state);
  await sending.db.transaction().execute(async tx => {
    if ((await queries.settle(tx, row, sending.instance, { ...settled, state })) && next.state !== 'dropped')
      await tellOfEnd(sending, tx, row, now);
  });
}
