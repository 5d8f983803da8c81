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

/** When there was last news for whoever has it: it became hers, or worse. Null: never since `after`. */
export async function newestNews(tx: Tx, deviationId: string, after: Date): Promise<Date | null> {
  const row = await tx
    .selectFrom('deviationEntry')
    .select(eb => eb.fn.max('at').as('at'))
    .where('deviationId', '=', deviationId)
    .where('event', 'in', ['routed', 'changed', 'reason_added'])
    .where('at', '>=', after)
    .executeTakeFirst();
  return row?.at ?? null;
}
