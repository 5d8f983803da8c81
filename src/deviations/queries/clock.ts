import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';

/**
 * Wakes the running clock of a deviation at `now`. One that a tick holds at this moment is passed over: it waits for the deviation's lock, and
 * will see what this transaction has written.
 */
export async function wakeRunning(tx: Tx, cadence: string, deviationId: string, now: Date): Promise<void> {
  await sql`with running as materialized (
      select id from occurrence where cadence = ${cadence} and subject_id = ${deviationId} and wake_at > ${now}
      for update skip locked)
    update occurrence set wake_at = ${now} from running where occurrence.id = running.id`.execute(tx);
}

/** When there was last news for whoever has it, since it is in its state: it became hers, or worse. Absent: never. */
export async function newestNews(tx: Tx, deviationIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx
    .selectFrom('deviationEntry as e')
    .innerJoin('deviation as d', 'd.id', 'e.deviationId')
    .select(eb => ['e.deviationId', eb.fn.max('e.at').as('at')])
    .where('d.id', 'in', deviationIds)
    .where('e.event', 'in', ['routed', 'changed', 'reason_added'])
    .whereRef('e.at', '>=', 'd.stateSince')
    .groupBy('e.deviationId')
    .execute();
  return new Map(rows.map(({ deviationId, at }) => [deviationId, at]));
}
