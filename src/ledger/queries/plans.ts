import type { Executor, Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** What a client plans, in the words of one meeting. */
export interface Plan {
  readonly id: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

export interface SaidPlans {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly meetingId: string;
  readonly saidOn: LocalDate;
  readonly recordedBy: string;
  /** null: nothing was said */
  readonly words: string | null;
}

/** What a client said in one meeting that it plans; correcting replaces it. What was ended meanwhile stays ended as long as its words stay. */
export async function replacePlans(tx: Tx, { words, ...meeting }: SaidPlans, now: Date): Promise<void> {
  const kind = 'plan';
  const id = idOf('client_note', meeting.meetingId, kind);
  const before = await tx.selectFrom('clientNote').select('words').where('id', '=', id).executeTakeFirst();
  if (words === null) {
    if (before) await tx.deleteFrom('clientNote').where('id', '=', id).execute();
    return;
  }
  const { saidOn, recordedBy } = meeting;
  const again = before?.words === words ? {} : { endedOn: null };
  await tx
    .insertInto('clientNote')
    .values({ ...meeting, id, kind, words, recordedAt: now })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ words, saidOn, recordedBy, recordedAt: now, ...again }))
    .execute();
}

/** What a client plans, as far as nobody has ended it; the newest first. */
export async function plansOf(db: Executor, clientId: string): Promise<Plan[]> {
  const rows = await db
    .selectFrom('clientNote')
    .select(['id', 'words', 'saidOn'])
    .where('clientId', '=', clientId)
    .where('endedOn', 'is', null)
    .orderBy('saidOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(row => ({ ...row, saidOn: parseLocalDate(row.saidOn) }));
}

/** The client that a plan is about. */
export async function clientOfPlan(db: Executor, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('clientNote').select('clientId').where('id', '=', id).executeTakeFirst();
  return row?.clientId;
}

/** It has come to its end: done, or no longer so. */
export async function endPlan(tx: Tx, id: string, on: LocalDate): Promise<void> {
  await tx.updateTable('clientNote').set({ endedOn: on }).where('id', '=', id).where('endedOn', 'is', null).execute();
}
