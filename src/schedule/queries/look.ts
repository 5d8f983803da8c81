import type { RawBuilder } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import type { Occurrence } from '../cadence.ts';
import { columns, occurrenceOf } from './rows.ts';

/** The next moment at which an occurrence wakes that may. */
export async function nextWake(db: Executor, open: RawBuilder<boolean>): Promise<Date | undefined> {
  const row = await db
    .selectFrom('occurrence')
    .select('wakeAt')
    .where('wakeAt', 'is not', null)
    .where(open)
    .orderBy('wakeAt')
    .limit(1)
    .executeTakeFirst();
  return row?.wakeAt ?? undefined;
}

/** So many occurrences were to wake by then and have not. */
export async function countWaking(db: Executor, workspaceId: string, until: Date): Promise<number> {
  const { count } = await db
    .selectFrom('occurrence')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', workspaceId)
    .where('wakeAt', '<=', until)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many occurrences have ended without having run, by cadence and reason. */
export async function countUnrun(
  db: Executor,
  workspaceId: string,
): Promise<{ cadence: string; state: string; reason: string | null; count: number }[]> {
  return db
    .selectFrom('occurrence')
    .select(eb => ['cadence', 'state', 'reason', eb.fn.countAll<number>().as('count')])
    .where('workspaceId', '=', workspaceId)
    .where('state', 'in', ['skipped', 'failed'])
    .groupBy(['cadence', 'state', 'reason'])
    .orderBy('cadence')
    .orderBy('reason')
    .execute();
}

/** Every occurrence of a subject, oldest first. */
export async function occurrencesOf(db: Executor, subjectId: string): Promise<Occurrence[]> {
  const rows = await db
    .selectFrom('occurrence')
    .select(columns)
    .where('subjectId', '=', subjectId)
    .orderBy('dueAt')
    .execute();
  return rows.map(occurrenceOf);
}

/** An open or planned occurrence, locked for a change. */
export async function lockOccurrence(tx: Tx, id: string): Promise<Occurrence | undefined> {
  const row = await tx.selectFrom('occurrence').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && occurrenceOf(row);
}

/** The occurrences of a cadence that are about these subjects and periods, by `occurrenceKey`. */
export async function occurrencesAt(
  db: Executor,
  cadence: string,
  keys: readonly { readonly subjectId: string; readonly period: string }[],
): Promise<Map<string, Occurrence>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('occurrence')
    .select(columns)
    .where('cadence', '=', cadence)
    .where('subjectId', 'in', [...new Set(keys.map(({ subjectId }) => subjectId))])
    .where('period', 'in', [...new Set(keys.map(({ period }) => period))])
    .execute();
  return new Map(rows.map(row => [occurrenceKey(row.subjectId, row.period), occurrenceOf(row)]));
}

export const occurrenceKey = (subjectId: string, period: string): string => `${subjectId} ${period}`;

/** The occurrence of one subject and period. */
export async function findOccurrence(
  db: Executor,
  cadence: string,
  subjectId: string,
  period: string,
): Promise<Occurrence | undefined> {
  const row = await db
    .selectFrom('occurrence')
    .select(columns)
    .where('cadence', '=', cadence)
    .where('subjectId', '=', subjectId)
    .where('period', '=', period)
    .executeTakeFirst();
  return row && occurrenceOf(row);
}
