import { subDays } from 'date-fns/subDays';
import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import type { Enqueued } from '../kinds.ts';
import type { Posted } from './rows.ts';

/** Writes messages to be; one that is there already stays as it is. */
export async function insertMessages(
  tx: Executor,
  messages: readonly (Enqueued & { readonly id: string })[],
): Promise<void> {
  if (messages.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(
      messages.map(({ urgent, ...message }) => ({
        ...message,
        state: 'waiting',
        wakeAt: wakeOf(message.dueAt, urgent || message.class === 'at_once'),
      })),
    )
    .onConflict(conflict => conflict.columns(['workspaceId', 'kind', 'subjectId', 'period']).doNothing())
    .execute();
}

/** What is urgent goes ahead of all that is due, however long that queue is. */
const wakeOf = (dueAt: Date, urgent = false): Date => (urgent ? subDays(dueAt, 1) : dueAt);

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

/** Another message, locked: what it is now it stays until this transaction has ended. */
export async function lockPosted(tx: Tx, id: string): Promise<Posted | undefined> {
  return tx
    .selectFrom('outbox')
    .select(['id', 'state', 'channel', 'slackTs', 'replacesId'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** How far a message has come, and when it is looked at again; for an item of the morning its bundle's. */
export async function progressOf(db: Executor, id: string): Promise<{ state: string; wakeAt: Date } | undefined> {
  return db
    .selectFrom('outbox as message')
    .leftJoin('outbox as bundle', join =>
      join.onRef('bundle.id', '=', 'message.bundleId').on('message.state', '=', 'bundled'),
    )
    .select(eb => [
      eb.fn.coalesce('bundle.state', 'message.state').as('state'),
      eb.fn.coalesce('bundle.wakeAt', 'message.wakeAt').as('wakeAt'),
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

/** The same of many subjects: the newest first, for whoever looks for one of each. */
export async function newestMessages(
  db: Executor,
  {
    workspaceIds,
    kinds,
    subjectIds,
    periods,
  }: Readonly<Record<'workspaceIds' | 'kinds' | 'subjectIds' | 'periods', readonly string[]>>,
): Promise<{ id: string; subjectId: string; period: string }[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom('outbox')
    .select(['id', 'subjectId', 'period'])
    .where('workspaceId', 'in', workspaceIds)
    .where('kind', 'in', kinds)
    .where('subjectId', 'in', subjectIds)
    .where('period', 'in', periods)
    .where('state', 'not in', ['dropped', 'failed', 'gave_up'])
    .orderBy(sql`coalesce(sent_at, due_at)`, 'desc')
    .execute();
}

/** A message as whoever caused it finds it again. */
export interface Told {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly period: string;
  /** when it stood in Slack, by itself or with others in the morning; null: it does not, and may never */
  readonly sentAt: Date | null;
}

/** Every message of these kinds about these subjects, whatever became of it. */
export async function toldAbout(
  db: Executor,
  { workspaceId, kinds, subjectIds }: { workspaceId: string; kinds: readonly string[]; subjectIds: readonly string[] },
): Promise<Told[]> {
  if (subjectIds.length === 0) return [];
  return db
    .selectFrom('outbox as message')
    .leftJoin('outbox as bundle', 'bundle.id', 'message.bundleId')
    .select(['message.id', 'message.kind', 'message.subjectId', 'message.period'])
    .select(eb => eb.fn.coalesce('message.sentAt', 'bundle.sentAt').as('sentAt'))
    .where('message.workspaceId', '=', workspaceId)
    .where('message.kind', 'in', kinds)
    .where('message.subjectId', 'in', subjectIds)
    .execute();
}
