import type { Executor, Tx } from '../../db/connect.ts';
import { databaseTime, databaseTimeIn } from '../../db/time.ts';
import type { Gate } from '../gate.ts';
import { columns, type OutboxRow, rowOf } from './rows.ts';

/** A claimed row, and whether the database is in doubt about what was sent. */
export type Claimed = OutboxRow & { readonly doubt: Date | null };

const claimable = ['waiting', 'sending', 'unclear'] as const;

/** Rows that are due, locked and left to no other: waiting, unclear, or `sending` by somebody whose lease ran out. */
export async function claimDue(tx: Tx, gate: Gate, now: Date, most: number): Promise<Claimed[]> {
  const rows = await dueRows(tx, gate, now)
    .orderBy('wakeAt')
    // At the same moment a bundle comes last, after whatever joins it.
    .orderBy('class', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(row => ({ ...rowOf(row), doubt: row.doubt }));
}

/** One of them again, after the transaction that held it with others came to nothing. */
export async function claimOne(tx: Tx, gate: Gate, now: Date, id: string): Promise<Claimed[]> {
  const rows = await dueRows(tx, gate, now).where('id', '=', id).execute();
  return rows.map(row => ({ ...rowOf(row), doubt: row.doubt }));
}

const dueRows = (tx: Tx, gate: Gate, now: Date) =>
  tx
    .selectFrom('outbox')
    .select(columns)
    .select(gate.doubt(now).as('doubt'))
    .where('state', 'in', claimable)
    .where('wakeAt', '<=', now)
    .where('dueAt', '<=', now)
    .where(eb => eb.or([eb('state', '<>', 'sending'), eb('leaseUntil', '<', databaseTime)]))
    .where(gate.open)
    .forUpdate('outbox')
    .skipLocked();

/** How many rows are due, counted up to `most`. */
export async function countDue(db: Executor, gate: Gate, now: Date, most: number): Promise<number> {
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', claimable)
    .where('wakeAt', '<=', now)
    .where('dueAt', '<=', now)
    .where(gate.open)
    .limit(most);
  const { count } = await db
    .selectFrom(due.as('due'))
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The next moment at which something may be sent. What is being sent does not count: whoever sends it is at it. */
export async function nextDue(db: Executor, gate: Pick<Gate, 'open'>): Promise<Date | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(eb => eb.fn<Date>('greatest', ['wakeAt', 'dueAt']).as('at'))
    .where('state', 'in', ['waiting', 'unclear'])
    .where(gate.open)
    .orderBy('wakeAt')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** A row as its sender took it: while the lease lasts neither number changes, so that what a lane says too late is not heard. */
export type Held = Pick<OutboxRow, 'id' | 'attempts' | 'lookups'>;

export interface Lease {
  /** the process that holds it */
  readonly by: string;
  /** longer than the longest call */
  readonly seconds: number;
}

/** Commits that a call is about to happen, and where. */
export async function markSending(
  tx: Tx,
  id: string,
  to: { receiverId: string; rule: string; channel: string },
  lease: Lease,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set(eb => ({
      state: 'sending',
      receiverId: to.receiverId,
      receiverRule: to.rule,
      channel: to.channel,
      triedAt: now,
      hasSlot: false,
      attempts: eb('attempts', '+', 1),
      leasedBy: lease.by,
      leaseUntil: databaseTimeIn(lease.seconds),
    }))
    .where('id', '=', id)
    .execute();
}

/** An unclear row is being looked up: nobody else does so meanwhile. */
export async function markLooking(tx: Tx, id: string, lease: Lease): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'sending', hasSlot: false, leasedBy: lease.by, leaseUntil: databaseTimeIn(lease.seconds) })
    .where('id', '=', id)
    .execute();
}

/** A life of the database that is lost may have sent it: looked up there before it is sent. */
export async function markSuspect(
  tx: Tx,
  id: string,
  to: { receiverId: string; rule: string; channel: string },
  since: Date,
): Promise<void> {
  const { receiverId, rule, channel } = to;
  await tx
    .updateTable('outbox')
    // What was sent then is no longer on its way: one look is enough.
    .set({ state: 'unclear', lookups: 1, receiverId, receiverRule: rule, channel, triedAt: since, error: 'doubted' })
    .where('id', '=', id)
    .execute();
}

/** Whatever it waits for, it stays in doubt until it was looked up. */
export async function noteDoubt(tx: Tx, id: string, since: Date): Promise<void> {
  await tx.updateTable('outbox').set({ doubtedSince: since }).where('id', '=', id).execute();
}

/** Commits which file is about to be shown. False when this sender no longer holds the row: then it must not be. */
export async function noteFile(db: Executor, held: Held, by: string, fileId: string): Promise<boolean> {
  const noted = await db
    .updateTable('outbox')
    .set({ fileId })
    .where('id', '=', held.id)
    .where('leasedBy', '=', by)
    .where('attempts', '=', held.attempts)
    .where('lookups', '=', held.lookups)
    .executeTakeFirst();
  return noted.numUpdatedRows > 0n;
}

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
}

/** The message is not (known to be) in Slack: again later, to be looked up, or ended. True when this sender still held it. */
export async function settle(db: Executor, held: Held, by: string, next: Settled): Promise<boolean> {
  const { state, error, now, wakeAt, lookups } = next;
  const settled = await db
    .updateTable('outbox')
    .set({
      state,
      error,
      leaseUntil: null,
      leasedBy: null,
      ...(wakeAt ? { wakeAt } : { endedAt: now }),
      ...(lookups === undefined ? {} : { lookups }),
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
