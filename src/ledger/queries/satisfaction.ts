import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** How content a client said it is, and whether what it gets is worth what it pays: 1–5 each (1.02, 1.29). */
export interface Satisfaction {
  readonly onDay: LocalDate;
  readonly satisfaction: number;
  readonly satisfactionWhy: string | null;
  readonly value: number;
  readonly valueWhy: string | null;
}

export interface SaidSatisfaction extends Satisfaction {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly meetingId: string;
  readonly recordedBy: string;
}

/** What the client said in one meeting; correcting replaces it. */
export async function recordSatisfaction(tx: Tx, said: SaidSatisfaction, now: Date): Promise<void> {
  const { onDay, satisfaction, satisfactionWhy, value, valueWhy, recordedBy } = said;
  const told = { onDay, satisfaction, satisfactionWhy, value, valueWhy, recordedBy, recordedAt: now };
  await tx
    .insertInto('satisfaction')
    .values({ ...said, recordedAt: now })
    .onConflict(conflict => conflict.column('meetingId').doUpdateSet(told))
    .execute();
}

/** What a client said in its latest meetings, the newest first. */
export async function satisfactionsOf(db: Executor, clientId: string, limit: number): Promise<Satisfaction[]> {
  const rows = await db
    .selectFrom('satisfaction')
    .select(['onDay', 'satisfaction', 'satisfactionWhy', 'value', 'valueWhy'])
    .where('clientId', '=', clientId)
    .orderBy('onDay', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(row => ({ ...row, onDay: parseLocalDate(row.onDay) }));
}
