import type { Executor } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';

/** A comment; its id says nothing of when or by whom it was written. */
export interface Comment {
  readonly id: string;
  readonly words: string;
}

/** In the order of their ids, which is none. */
export async function commentsOf(db: Executor, roundId: string): Promise<Comment[]> {
  return db.selectFrom('enpsComment').select(['id', 'words']).where('roundId', '=', roundId).orderBy('id').execute();
}

/** How many answered, as the year's result has it, and how long the comments are kept. */
export async function commentFacts(
  db: Executor,
  roundId: string,
): Promise<{ readonly answers: number; readonly until: string | null }> {
  const row = await db
    .selectFrom('enpsRound as r')
    .leftJoin('enpsYear as y', 'y.roundId', 'r.id')
    .select(['r.commentsUntil as until', 'y.promoters', 'y.passives', 'y.critics'])
    .where('r.id', '=', roundId)
    .executeTakeFirst();
  const answers = (row?.promoters ?? 0) + (row?.passives ?? 0) + (row?.critics ?? 0);
  return { answers, until: row?.until ?? null };
}

/** Deletes the comments of rounds that kept them until a day before this one. */
export async function dropComments(db: Executor, workspaceId: string, today: LocalDate): Promise<void> {
  await db
    .deleteFrom('enpsComment')
    .where('roundId', 'in', eb =>
      eb.selectFrom('enpsRound').select('id').where('workspaceId', '=', workspaceId).where('commentsUntil', '<', today),
    )
    .execute();
}
