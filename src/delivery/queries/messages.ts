import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { databaseTime, databaseTimeIn } from '../../db/time.ts';
import type { Enqueued } from '../kinds.ts';
import { columns, type OutboxRow, type Posted, rowOf } from './rows.ts';

/** Writes messages to be; one that is there already stays as it is. Returns the ids of the new ones, by key. */
export async function insertMessages(tx: Tx, messages: readonly (Enqueued & { readonly id: string })[]): Promise<void> {
  if (messages.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(messages.map(message => ({ ...message, state: 'waiting' })))
    .onConflict(conflict => conflict.columns(['workspaceId', 'kind', 'subjectId', 'period']).doNothing())
    .execute();
}

/** The ids of one kind of message, by the subject it is about. */
export async function messageIds(
  db: Executor,
  kind: string,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'subjectId'])
    .where('kind', '=', kind)
    .where('subjectId', 'in', subjectIds)
    .execute();
  return new Map(rows.map(row => [row.subjectId, row.id]));
}

/** One row that is due, locked and left to no other: waiting, unclear, or `sending` by somebody whose lease ran out. */
export async function claimDue(tx: Tx, now: Date): Promise<OutboxRow | undefined> {
  const row = await tx
    .selectFrom('outbox')
    .select(columns)
    .where('state', 'in', ['waiting', 'sending', 'unclear'])
    .where('dueAt', '<=', now)
    .where(eb => eb.or([eb('state', '<>', 'sending'), eb('leaseUntil', '<', databaseTime)]))
    .orderBy('dueAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && rowOf(row);
}

/** Commits that a call is about to happen, and where. `leaseSeconds` is longer than the longest call. */
export async function markSending(
  tx: Tx,
  id: string,
  to: { receiverId: string; rule: string; channel: string },
  lease: { by: string; seconds: number },
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
      attempts: eb('attempts', '+', 1),
      lookups: 0,
      leasedBy: lease.by,
      leaseUntil: databaseTimeIn(lease.seconds),
    }))
    .where('id', '=', id)
    .execute();
}

/** An unclear row is being looked up: nobody else does so meanwhile. */
export async function markLooking(tx: Tx, id: string, lease: { by: string; seconds: number }): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'sending', leasedBy: lease.by, leaseUntil: databaseTimeIn(lease.seconds) })
    .where('id', '=', id)
    .execute();
}

/** The message stands in Slack. Only whoever holds the lease may say so; a slow sender that lost it changes nothing. */
export async function markSent(
  db: Executor,
  id: string,
  by: string,
  at: { channel: string; ts: string; now: Date },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: 'sent',
      channel: at.channel,
      slackTs: at.ts,
      sentAt: at.now,
      leaseUntil: null,
      leasedBy: null,
      error: null,
    })
    .where('id', '=', id)
    .where('leasedBy', '=', by)
    .execute();
}

/** The message is not (known to be) in Slack: again later, to be looked up, or ended. */
export async function settle(
  db: Executor,
  id: string,
  by: string,
  next: { state: 'waiting' | 'unclear' | 'failed' | 'gave_up'; dueAt?: Date; error: string; lookups?: number },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      state: next.state,
      error: next.error,
      leaseUntil: null,
      leasedBy: null,
      ...(next.dueAt ? { dueAt: next.dueAt } : {}),
      ...(next.lookups === undefined ? {} : { lookups: next.lookups }),
    })
    .where('id', '=', id)
    .where('leasedBy', '=', by)
    .execute();
}

/** Not sent, and never will be: the reason stays. */
export async function drop(tx: Executor, id: string, reason: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'dropped', error: reason, leaseUntil: null })
    .where('id', '=', id)
    .execute();
}

/** Waits until then; the receiver is a hint for binding the morning's message. */
export async function wait(
  tx: Executor,
  id: string,
  until: Date,
  receiverId: string | null,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', dueAt: until, receiverId, error: reason })
    .where('id', '=', id)
    .execute();
}

export async function posted(db: Executor, id: string): Promise<Posted | undefined> {
  return db
    .selectFrom('outbox')
    .select(['id', 'state', 'dueAt', 'channel', 'slackTs'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The newest of several kinds of message about one subject and period that stands in Slack or is on its way. */
export async function newestMessage(
  db: Executor,
  key: { workspaceId: string; kinds: readonly string[]; subjectId: string; periods: readonly string[] },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspaceId', '=', key.workspaceId)
    .where('kind', 'in', key.kinds)
    .where('subjectId', '=', key.subjectId)
    .where('period', 'in', key.periods)
    .where('state', 'not in', ['dropped', 'failed', 'gave_up'])
    .orderBy(sql`coalesce(sent_at, due_at)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** The next moment at which something may be sent. */
export async function nextDue(db: Executor): Promise<Date | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('dueAt')
    .where('state', 'in', ['waiting', 'sending', 'unclear'])
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst();
  return row?.dueAt;
}
