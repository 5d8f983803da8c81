import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { type Toward, towards } from '../rules.ts';

/** Somebody wants to pass a suggestion on; it is hers until the other has taken it. */
export interface HandOver {
  readonly suggestionId: string;
  readonly number: number;
  readonly toward: Toward;
  readonly fromId: string;
  readonly from: string;
  readonly toId: string;
  readonly to: string;
  /** who had it when it was to be handed over; null: whoever leads the client */
  readonly formerId: string | null;
  readonly words: string | null;
}

/** Those that wait for an answer, by suggestion: one at most. */
export async function openHandOvers(db: Executor, suggestionIds: readonly string[]): Promise<Map<string, HandOver>> {
  if (suggestionIds.length === 0) return new Map();
  const { rows } = await sql<Omit<HandOver, 'toward'> & { readonly toward: string }>`
    select h.suggestion_id, h.number, h.toward, h.from_id, f.name as "from", h.to_id, t.name as "to", h.former_id, h.words
    from suggestion_hand_over h join person f on f.id = h.from_id join person t on t.id = h.to_id
    where h.suggestion_id = any(${suggestionIds}::uuid[]) and h.answer is null`.execute(db);
  return new Map(
    rows.map(row => [row.suggestionId, { ...row, toward: towards.find(known => known === row.toward) ?? 'lead' }]),
  );
}

/** The suggestions that wait for her to take them. */
export async function offeredTo(db: Executor, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('suggestionHandOver')
    .select('suggestionId')
    .where('toId', '=', personId)
    .where('answer', 'is', null)
    .execute();
  return rows.map(({ suggestionId }) => suggestionId);
}

export async function insertHandOver(
  tx: Tx,
  row: Pick<HandOver, 'suggestionId' | 'number' | 'toward' | 'fromId' | 'toId' | 'formerId' | 'words'> & {
    readonly workspaceId: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx.insertInto('suggestionHandOver').values(row).execute();
}

/** The number that the next one gets. */
export async function nextHandOver(tx: Tx, suggestionId: string): Promise<number> {
  const row = await tx
    .selectFrom('suggestionHandOver')
    .select(eb => eb.fn.countAll().as('count'))
    .where('suggestionId', '=', suggestionId)
    .executeTakeFirstOrThrow();
  return Number(row.count) + 1;
}

/** What became of the one that waits. */
export async function answerHandOver(
  tx: Tx,
  { suggestionId, number }: Pick<HandOver, 'suggestionId' | 'number'>,
  answer: {
    readonly answer: 'taken' | 'returned' | 'taken_back';
    readonly answerWords: string | null;
    readonly answeredAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('suggestionHandOver')
    .set(answer)
    .where('suggestionId', '=', suggestionId)
    .where('number', '=', number)
    .execute();
}
