import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';
import type { Occurrence, SubjectKind } from '../cadence.ts';
import { columns, occurrenceOf } from './rows.ts';

export interface PlannedRow {
  readonly workspaceId: string;
  readonly cadence: string;
  readonly subjectId: string;
  readonly period: string;
  readonly dueAt: Date;
  readonly closesAt: Date;
}

/** The same for the same period of the same subject: what stands behind a button outlives a database that forgot the row. */
const occurrenceId = ({ workspaceId, cadence, subjectId, period }: PlannedRow): string =>
  idOf('occurrence', workspaceId, cadence, subjectId, period);

/**
 * Plans occurrences. One that is planned for the period already moves to the new times; one that had become not
 * applicable before anything was sent is taken up again; whatever ran stays as it is.
 */
export async function upsertPlanned(tx: Tx, rows: readonly PlannedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('occurrence')
    .values(rows.map(row => ({ ...row, id: occurrenceId(row), state: 'planned', wakeAt: row.dueAt })))
    .onConflict(conflict =>
      conflict
        .columns(['workspaceId', 'cadence', 'subjectId', 'period'])
        .doUpdateSet(eb => ({
          state: 'planned',
          reason: null,
          dueAt: eb.ref('excluded.dueAt'),
          closesAt: eb.ref('excluded.closesAt'),
          wakeAt: eb.ref('excluded.wakeAt'),
        }))
        .where(eb =>
          eb.or([
            eb('occurrence.state', '=', 'planned'),
            eb.and([eb('occurrence.state', '=', 'not_applicable'), eb('occurrence.openedAt', 'is', null)]),
          ]),
        ),
    )
    .execute();
}

/** The newest occurrence of each subject that is no longer merely planned (nor dropped before it ran). */
export async function newestRun(
  tx: Executor,
  cadence: string,
  subjectIds: readonly string[],
): Promise<Map<string, Occurrence>> {
  const rows = await tx
    .selectFrom('occurrence')
    .distinctOn('subjectId')
    .select(columns)
    .where('cadence', '=', cadence)
    .where('subjectId', 'in', subjectIds)
    .where(eb =>
      eb.not(
        eb.or([eb('state', '=', 'planned'), eb.and([eb('state', '=', 'not_applicable'), eb('openedAt', 'is', null)])]),
      ),
    )
    .orderBy('subjectId')
    .orderBy('dueAt', 'desc')
    .execute();
  return new Map(rows.map(row => [row.subjectId, occurrenceOf(row)]));
}

/** The period that is planned for each subject. */
export async function plannedPeriods(
  tx: Executor,
  cadence: string,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('occurrence')
    .select(['subjectId', 'period'])
    .where('cadence', '=', cadence)
    .where('subjectId', 'in', subjectIds)
    .where('state', '=', 'planned')
    .orderBy('dueAt', 'desc')
    .execute();
  return new Map(rows.map(row => [row.subjectId, row.period]));
}

export interface Dropping {
  readonly subjectId: string;
  /** the period that stays planned, if any */
  readonly keepPeriod: string | undefined;
  readonly reason: string;
}

/** What is planned for these subjects in another period than the one to keep ends unsent, with its reason. */
export async function dropPlanned(tx: Tx, cadence: string, drops: readonly Dropping[]): Promise<void> {
  if (drops.length === 0) return;
  const dropping = new Map(drops.map(drop => [drop.subjectId, drop]));
  const planned = await tx
    .selectFrom('occurrence')
    .select(['id', 'subjectId', 'period'])
    .where('cadence', '=', cadence)
    .where('subjectId', 'in', [...dropping.keys()])
    .where('state', '=', 'planned')
    .execute();
  const gone = planned.filter(row => row.period !== dropping.get(row.subjectId)?.keepPeriod);
  for (const [reason, rows] of Map.groupBy(gone, row => dropping.get(row.subjectId)?.reason ?? 'unknown'))
    await tx
      .updateTable('occurrence')
      .set({ state: 'not_applicable', reason, wakeAt: null })
      .where(
        'id',
        'in',
        rows.map(row => row.id),
      )
      .execute();
}

export async function markForReplan(
  tx: Executor,
  kind: SubjectKind,
  workspaceId: string,
  subjectIds: readonly string[],
): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx
    .insertInto('replan')
    .values(subjectIds.map(subjectId => ({ workspaceId, subjectId, kind })))
    .onConflict(conflict => conflict.column('subjectId').doNothing())
    .execute();
}

/** The same for one subject; nobody plans it until the transaction ends. */
export async function holdForReplan(tx: Tx, kind: SubjectKind, workspaceId: string, subjectId: string): Promise<void> {
  await tx
    .insertInto('replan')
    .values({ workspaceId, subjectId, kind })
    .onConflict(conflict => conflict.column('subjectId').doUpdateSet({ kind }))
    .execute();
}

export interface Mark {
  readonly workspaceId: string;
  readonly subjectId: string;
  readonly kind: string;
}

/** Whether anybody is marked. */
export async function anyMarked(db: Executor): Promise<boolean> {
  return (await db.selectFrom('replan').select('subjectId').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Takes marks away in this transaction, so that whoever planned by them and failed leaves them standing. `materialized`: within `in (…)` Postgres
 * may choose to run the limited query once for each row, each time past what it has locked, and so take all there are.
 */
export async function takeMarks(tx: Tx, limit: number, except: readonly string[]): Promise<Mark[]> {
  const taken = await sql<Mark>`
    with taken as materialized (
      select subject_id from replan where subject_id <> all(${except}::uuid[])
      order by kind desc, subject_id limit ${limit} for update skip locked)
    delete from replan using taken where replan.subject_id = taken.subject_id
    returning replan.workspace_id, replan.subject_id, replan.kind`.execute(tx);
  return taken.rows;
}
