import { type RawBuilder, sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import type { Occurrence, Step } from '../cadence.ts';
import { columns, occurrenceOf } from './rows.ts';

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

/** Whether any is due to be woken: most of the time none is, and a look costs less than a transaction. */
export async function anyWaking(db: Executor, open: RawBuilder<boolean>, now: Date): Promise<boolean> {
  const query = db.selectFrom('occurrence').select('id').where('wakeAt', '<=', now).where(open).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
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
        dueAt: eb.ref('excluded.dueAt'),
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
      dueAt: step.dueAt ?? occurrence.dueAt,
      closesAt: step.closesAt ?? occurrence.closesAt,
      openedAt: step.openedAt ?? occurrence.openedAt,
    };
  return { state: step.state, reason: step.reason, wakeAt: null };
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
