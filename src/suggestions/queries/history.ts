import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { SuggestionEvent } from '../rules.ts';

/** What the history of a suggestion tells: its steps, and what happened on the way. */
export type SuggestionEntryEvent =
  | SuggestionEvent
  | 'received'
  | 'handed_over'
  | 'taken'
  | 'returned'
  | 'taken_back'
  | 'amended'
  | 'offer'
  | 'linked'
  | 'unlinked';

export interface NewEntry {
  readonly suggestionId: string;
  readonly workspaceId: string;
  readonly event: SuggestionEntryEvent;
  readonly at: Date;
  /** null: nobody in particular */
  readonly personId: string | null;
  readonly onDay?: LocalDate;
  readonly words?: string | null;
  /** it was this client's until now: neither names nor words up to this line are shown to the other */
  readonly formerClientId?: string | null;
}

/** One more line, which nobody ever changes. The suggestion is held by whoever writes it. */
export async function noteEntry(tx: Tx, entry: NewEntry): Promise<void> {
  const number = sql<number>`(select count(*) + 1 from suggestion_entry where suggestion_id = ${entry.suggestionId})`;
  await tx
    .insertInto('suggestionEntry')
    .values({ ...entry, number })
    .execute();
}

export interface SuggestionEntry {
  readonly event: string;
  readonly at: Date;
  readonly by: string | null;
  readonly onDay: LocalDate | null;
  readonly words: string | null;
}

/** The oldest first. What was written while it was another client's is told without names and words. */
export async function entriesOf(db: Executor, suggestionId: string): Promise<SuggestionEntry[]> {
  const rows = await db
    .selectFrom('suggestionEntry as e')
    .leftJoin('person as p', 'p.id', 'e.personId')
    .select(['e.event', 'e.at', 'p.name as by', 'e.onDay', 'e.words', 'e.formerClientId'])
    .where('e.suggestionId', '=', suggestionId)
    .orderBy('e.number')
    .execute();
  const moved = rows.findLastIndex(({ formerClientId }) => formerClientId !== null);
  return rows.map(({ formerClientId: _, onDay, ...row }, index) => {
    const line = { ...row, onDay: onDay === null ? null : parseLocalDate(onDay) };
    return index > moved ? line : { ...line, by: null, words: null };
  });
}
