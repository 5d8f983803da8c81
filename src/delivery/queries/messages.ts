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

/** Every message of one kind about these subjects. `alive`: it was sent, or still may be. */
export async function messagesAbout(
  db: Executor,
  kind: string,
  subjects: readonly { readonly workspaceId: string; readonly id: string }[],
): Promise<{ id: string; subjectId: string; alive: boolean }[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'subjectId', 'state'])
    .where('workspaceId', 'in', [...new Set(subjects.map(({ workspaceId }) => workspaceId))])
    .where('kind', '=', kind)
    .where(
      'subjectId',
      'in',
      subjects.map(({ id }) => id),
    )
    .execute();
  return rows.map(({ id, subjectId, state }) => ({ id, subjectId, alive: state !== 'dropped' && state !== 'failed' }));
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
    // At the same moment a bundle comes last, after whatever joins it.
    .orderBy('class', 'desc')
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
      leasedBy: lease.by,
      leaseUntil: databaseTimeIn(lease.seconds),
    }))
    .where('id', '=', id)
    .execute();
}

/** Goes on holding a row; false when the lease ran out and another sender has taken it. */
export async function renewLease(db: Executor, id: string, lease: { by: string; seconds: number }): Promise<boolean> {
  const renewed = await db
    .updateTable('outbox')
    .set({ leaseUntil: databaseTimeIn(lease.seconds) })
    .where('id', '=', id)
    .where('leasedBy', '=', lease.by)
    .returning('id')
    .executeTakeFirst();
  return renewed !== undefined;
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
    .set({ state: 'dropped', error: reason, leaseUntil: null, leasedBy: null })
    .where('id', '=', id)
    .execute();
}

/** Rests until then, in the state it is in: what is unclear stays unclear. `receiverId` says whose morning it waits for. */
export async function wait(
  tx: Executor,
  id: string,
  until: Date,
  receiverId: string | null,
  reason: string,
): Promise<void> {
  await tx.updateTable('outbox').set({ dueAt: until, receiverId, error: reason }).where('id', '=', id).execute();
}

/** A row that could not be prepared rests, unless somebody else has moved it meanwhile. */
export async function putOff(
  db: Executor,
  row: OutboxRow,
  { until, reason }: { until: Date; reason: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set(eb => ({ dueAt: until, error: reason, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('attempts', '=', row.attempts)
    .execute();
}

/** Another message, locked: what it is now it stays until this transaction has ended. */
export async function lockPosted(tx: Tx, id: string): Promise<Posted | undefined> {
  return tx
    .selectFrom('outbox')
    .select(['id', 'state', 'channel', 'slackTs'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** How far a message has come, and when it is due; for an item of the morning its bundle's. */
export async function progressOf(db: Executor, id: string): Promise<{ state: string; dueAt: Date } | undefined> {
  return db
    .selectFrom('outbox as message')
    .leftJoin('outbox as bundle', join =>
      join.onRef('bundle.id', '=', 'message.bundleId').on('message.state', '=', 'bundled'),
    )
    .select(eb => [
      eb.fn.coalesce('bundle.state', 'message.state').as('state'),
      eb.fn.coalesce('bundle.dueAt', 'message.dueAt').as('dueAt'),
    ])
    .where('message.id', '=', id)
    .executeTakeFirst();
}

/** Messages of several kinds about one subject, by their periods. */
export interface MessageKeys {
  readonly workspaceId: string;
  readonly kinds: readonly string[];
  readonly subjectId: string;
  readonly periods: readonly string[];
}

/** Was Slack ever asked to post one of these? What waited until it was no longer worth sending never left. */
export async function leftForSlack(db: Executor, keys: MessageKeys): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('workspaceId', '=', keys.workspaceId)
    .where('kind', 'in', keys.kinds)
    .where('subjectId', '=', keys.subjectId)
    .where('period', 'in', keys.periods)
    .where('state', 'in', ['sending', 'unclear', 'sent', 'gave_up'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest of these that stands in Slack or is on its way. */
export async function newestMessage(db: Executor, key: MessageKeys): Promise<string | undefined> {
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

/** The next moment at which something may be sent. What is being sent does not count: whoever sends it is at it. */
export async function nextDue(db: Executor): Promise<Date | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('dueAt')
    .where('state', 'in', ['waiting', 'unclear'])
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst();
  return row?.dueAt;
}
