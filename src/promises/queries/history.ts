import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { PromiseEvent } from '../rules.ts';

/** What the history of a promise tells: what happened to it, or that its keeper said it would be late, or that it was noted. */
export type PromiseEntryEvent = PromiseEvent | 'noted' | 'late';

export interface NewEntry {
  readonly promiseId: string;
  readonly workspaceId: string;
  readonly event: PromiseEntryEvent;
  readonly at: Date;
  /** absent: nobody did it, time did */
  readonly personId?: string;
  readonly onDay?: LocalDate;
  readonly words?: string | null;
}

/** One more line, which nobody ever changes. The promise is held by whoever writes it. */
export async function noteEntry(tx: Tx, entry: NewEntry): Promise<void> {
  const number = sql<number>`(select count(*) + 1 from promise_entry where promise_id = ${entry.promiseId})`;
  await tx
    .insertInto('promiseEntry')
    .values({ ...entry, number })
    .execute();
}

export interface PromiseEntry {
  readonly event: string;
  readonly at: Date;
  readonly by: string | null;
  readonly onDay: LocalDate | null;
  readonly words: string | null;
}

/** The oldest first. */
export async function entriesOf(db: Executor, promiseId: string): Promise<PromiseEntry[]> {
  const rows = await db
    .selectFrom('promiseEntry as e')
    .leftJoin('person as p', 'p.id', 'e.personId')
    .select(['e.event', 'e.at', 'p.name as by', 'e.onDay', 'e.words'])
    .where('e.promiseId', '=', promiseId)
    .orderBy('e.number')
    .execute();
  return rows.map(row => ({ ...row, onDay: row.onDay === null ? null : parseLocalDate(row.onDay) }));
}
