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

/** Where a message goes. `receiverId` null: to a channel. */
export interface Destination {
  readonly receiverId: string | null;
  readonly rule: string;
  readonly channel: string;
}

/** Commits that a call is about to happen, and where. */
export async function markSending(tx: Tx, id: string, to: Destination, lease: Lease, now: Date): Promise<void> {
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
  { receiverId, rule, channel }: Destination,
  since: Date,
): Promise<void> {
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
