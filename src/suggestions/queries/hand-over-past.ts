import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';

export type HandOverAnswer = 'taken' | 'returned' | 'taken_back';

/** A time that somebody wanted to hand a suggestion over, and what came of it. */
export interface PastHandOver {
  readonly suggestionId: string;
  readonly number: number;
  readonly fromId: string;
  /** her name */
  readonly from: string;
  readonly toId: string;
  readonly to: string;
  readonly formerId: string | null;
  /** between the two, and for whoever treats it */
  readonly words: string | null;
  readonly answerWords: string | null;
  /** null: it waits */
  readonly answer: HandOverAnswer | null;
}

const answers = ['taken', 'returned', 'taken_back'] as const;

/** Every time for these suggestions. */
export async function handOversOf(db: Executor, suggestionIds: readonly string[]): Promise<PastHandOver[]> {
  const ids = suggestionIds.filter(isId);
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<PastHandOver, 'answer'> & { readonly answer: string | null }>`
    select h.suggestion_id, h.number, h.from_id, f.name as "from", h.to_id, t.name as "to", h.former_id, h.words, h.answer,
      h.answer_words
    from suggestion_hand_over h join person f on f.id = h.from_id join person t on t.id = h.to_id
    where h.suggestion_id = any(${ids}::uuid[])
    order by h.suggestion_id, h.number`.execute(db);
  return rows.map(row => ({ ...row, answer: answers.find(known => known === row.answer) ?? null }));
}
