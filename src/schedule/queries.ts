import { type RawBuilder, sql } from 'kysely';
import type { Executor, Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import { type Occurrence, occurrenceStates, type Step, type SubjectKind } from './cadence.ts';

const columns = [
  'id',
  'workspaceId',
  'cadence',
  'subjectId',
  'period',
  'dueAt',
  'closesAt',
  'state',
  'reason',
  'openedAt',
  'stage',
] as const;

type Row = Omit<Occurrence, 'state'> & { readonly state: string };

function occurrenceOf(row: Row): Occurrence {
  const state = occurrenceStates.find(known => known === row.state);
  if (!state) throw new Error(`occurrence ${row.id} is in the unknown state ${row.state}`);
  return { ...row, state };
}

/**
 * Occurrences that are due to be woken, the longest waiting first, locked for this transaction and left to no other. `open`: a condition over
 * the row, whether it may wake at all.
 */
export async function claimWaking(tx: Tx, open: RawBuilder<boolean>, now: Date, limit: number): Promise<Occurrence[]> {
  const rows = await tx
    .selectFrom('occurrence')
    .select(columns)
    .where('wakeAt', '<=', now)
    .where(open)
    .orderBy('wakeAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate('occurrence')
    .skipLocked()
    .execute();
  return rows.map(occurrenceOf);
}

/** One occurrence by id, locked; undefined when another transaction has it or it is no longer due. */
export async function claimOne(tx: Tx, id: string, now: Date): Promise<Occurrence | undefined> {
  const row = await tx
    .selectFrom('occurrence')
    .select(columns)
    .where('id', '=', id)
    .where('wakeAt', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row && occurrenceOf(row);
}

/** Writes what the cadences decided, in one statement. */
export async function applySteps(tx: Tx, steps: readonly { occurrence: Occurrence; step: Step }[]): Promise<void> {
  if (steps.length === 0) return;
  await tx
    .insertInto('occurrence')
    .values(steps.map(({ occurrence, step }) => ({ ...occurrence, ...stepColumns(occurrence, step), failures: 0 })))
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(eb => ({
        state: eb.ref('excluded.state'),
        reason: eb.ref('excluded.reason'),
        stage: eb.ref('excluded.stage'),
        wakeAt: eb.ref('excluded.wakeAt'),
        closesAt: eb.ref('excluded.closesAt'),
        openedAt: eb.ref('excluded.openedAt'),
        failures: eb.ref('excluded.failures'),
      })),
    )
    .execute();
}

function stepColumns(occurrence: Occurrence, step: Step) {
  if ('wakeAt' in step)
    return {
      state: step.state,
      reason: null,
      stage: step.stage,
      wakeAt: step.wakeAt,
      closesAt: step.closesAt ?? occurrence.closesAt,
      openedAt: step.openedAt ?? occurrence.openedAt,
    };
  return { state: step.state, reason: step.reason, wakeAt: null };
}

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

/**
 * A cadence that threw: tried again later, given up after the last try; true when it was. Visible in `explain`.
 * One that another process has woken meanwhile stays as it is.
 */
export async function postpone(
  db: Executor,
  { id, now, again, mostFailures }: { id: string; now: Date; again: Date; mostFailures: number },
): Promise<boolean> {
  const postponed = await sql<{ state: string }>`update occurrence set failures = failures + 1,
      state = case when failures + 1 >= ${mostFailures} then 'failed' else state end,
      reason = case when failures + 1 >= ${mostFailures} then 'error' else reason end,
      wake_at = case when failures + 1 >= ${mostFailures} then null else ${again}::timestamptz end
    where id = ${id} and wake_at <= ${now}
    returning state`.execute(db);
  return postponed.rows[0]?.state === 'failed';
}

export async function markForReplan(
  tx: Executor,
  kind: SubjectKind | 'workspace',
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

export interface Mark {
  readonly workspaceId: string;
  readonly subjectId: string;
  readonly kind: string;
}

/** Takes marks away in this transaction, so that whoever planned by them and failed leaves them standing. */
export async function takeMarks(tx: Tx, limit: number, except: readonly string[]): Promise<Mark[]> {
  const taken = await sql<Mark>`
    delete from replan where subject_id in
      (select subject_id from replan where subject_id <> all(${except}::uuid[])
       order by kind desc, subject_id limit ${limit} for update skip locked)
    returning workspace_id, subject_id, kind`.execute(tx);
  return taken.rows;
}

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
