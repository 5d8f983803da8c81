import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { databaseTime } from '../../db/time.ts';
import type { Held } from './claims.ts';

/** Where a message stands. Without a time stamp: it shows a file, and Slack has not said. */
export interface Place {
  readonly channel: string;
  readonly ts?: string;
}

/** The message stands in Slack. Only whoever holds the lease may say so; a slow sender that lost it changes nothing. */
export async function markSent(
  db: Executor,
  { id, attempts, lookups }: Held,
  by: string,
  at: Place & { readonly now: Date },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: 'sent',
      channel: at.channel,
      slackTs: at.ts ?? null,
      sentAt: at.now,
      leaseUntil: null,
      leasedBy: null,
      error: null,
    })
    .where('id', '=', id)
    .where('leasedBy', '=', by)
    .where('attempts', '=', attempts)
    .where('lookups', '=', lookups)
    .execute();
}

export interface Settled {
  readonly state: 'waiting' | 'unclear' | 'failed' | 'gave_up' | 'dropped';
  readonly error: string;
  readonly now: Date;
  /** when it is looked at again */
  readonly wakeAt?: Date;
  readonly lookups?: number;
  /** that channel does not take it: what was looked up and uploaded there means nothing elsewhere */
  readonly refusedChannel?: string;
}

/**
 * Lets a kind of message be forgotten, whatever became of it: those of a period and those numbered within it (`2027#1`). And when anybody was
 * last written to, as far as it no longer limits anything.
 */
export async function forgetMessages(tx: Tx, workspaceId: string, kind: string, period: string): Promise<void> {
  await tx
    .deleteFrom('outbox')
    .where('workspaceId', '=', workspaceId)
    .where('kind', '=', kind)
    .where(eb => eb.or([eb('period', '=', period), eb('period', 'like', `${period}#%`)]))
    .execute();
  await tx
    .deleteFrom('slot')
    .where('workspaceId', '=', workspaceId)
    .where('lane', 'like', 'reader %')
    .where(sql<boolean>`free_at < ${databaseTime}`)
    .execute();
}

/** The message is not (known to be) in Slack: again later, to be looked up, or ended. True when this sender still held it. */
export async function settle(db: Executor, held: Held, by: string, next: Settled): Promise<boolean> {
  const { state, error, now, wakeAt, lookups, refusedChannel } = next;
  const settled = await db
    .updateTable('outbox')
    .set({
      state,
      error,
      leaseUntil: null,
      leasedBy: null,
      ...(wakeAt ? { wakeAt } : { endedAt: now }),
      ...(lookups === undefined ? {} : { lookups }),
      ...(refusedChannel === undefined ? {} : { refusedChannel, lookups: 0, fileId: null }),
    })
    .where('id', '=', held.id)
    .where('leasedBy', '=', by)
    .where('attempts', '=', held.attempts)
    .where('lookups', '=', held.lookups)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}

/** Not sent, and never will be: the reason stays. `failed`: somebody still needed it. */
export async function drop(
  tx: Executor,
  id: string,
  reason: string,
  now: Date,
  state: 'dropped' | 'failed' = 'dropped',
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state, error: reason, endedAt: now, leaseUntil: null, leasedBy: null })
    .where('id', '=', id)
    .execute();
}

/** Not at once after all: with the other things of her next morning. */
export async function becomeMorning(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('outbox').set({ class: 'morning', wakeAt: now, dueAt: now }).where('id', '=', id).execute();
}

/** So many messages of a kind went out to somebody at once since then. */
export async function countTold(tx: Tx, receiverId: string, kind: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('outbox')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('receiverId', '=', receiverId)
    .where('class', '=', 'now')
    .where('state', '=', 'sent')
    .where('sentAt', '>=', since)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return count;
}

export interface Wait {
  readonly until: Date;
  readonly reason: string;
  /** whose morning it waits for */
  readonly receiverId: string | null;
  /** its slot among the calls that Slack limits comes then */
  readonly hasSlot?: boolean;
}

/** Rests until then, in the state it is in: what is unclear stays unclear. */
export async function wait(tx: Executor, id: string, { until, reason, receiverId, hasSlot }: Wait): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ wakeAt: until, receiverId, error: reason, hasSlot: hasSlot ?? false })
    .where('id', '=', id)
    .execute();
}

export interface PutOff {
  readonly until: Date;
  readonly now: Date;
  readonly reason: string;
  readonly mostFailures: number;
  readonly parkedAs?: 'failed' | 'dropped';
}

/**
 * A row that could not be prepared rests, unless somebody else has moved it meanwhile; an item leaves its bundle. After too many failures
 * it is parked, so that nothing waits behind it. True when it was.
 */
export async function putOff(
  db: Executor,
  { id, state, failures }: { readonly id: string; readonly state: string; readonly failures: number },
  { until, now, reason, mostFailures, parkedAs = 'failed' }: PutOff,
): Promise<boolean> {
  const parked = failures + 1 >= mostFailures;
  const resting = state === 'bundled' ? 'waiting' : state;
  const put = await db
    .updateTable('outbox')
    .set({
      state: parked ? parkedAs : resting,
      failures: failures + 1,
      error: reason,
      wakeAt: until,
      bundleId: null,
      ...(parked ? { endedAt: now } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('failures', '=', failures)
    .executeTakeFirst();
  return parked && put.numUpdatedRows > 0n;
}
