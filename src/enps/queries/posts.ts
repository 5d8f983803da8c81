import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor, Tx } from '../../db/connect.ts';
import { isLocalDate } from '../../time/calendar.ts';
import { actionStates, type PostWords } from '../rules.ts';

/** A post to everybody, as it was sent. */
export interface Post extends PostWords {
  readonly roundId: string;
  readonly workspaceId: string;
  /** the round's */
  readonly period: string;
  /** from 1 */
  readonly number: number;
  readonly sentAt: Date;
}

const Lines = z.array(
  z.object({
    actionId: z.string(),
    version: z.number(),
    said: z.string(),
    answer: z.string(),
    state: z.enum(actionStates),
    owner: z.string(),
    dueOn: z.string().refine(isLocalDate).nullable(),
  }),
);

const postQuery = (db: Executor) =>
  db
    .selectFrom('enpsPost as p')
    .innerJoin('enpsRound as round', 'round.id', 'p.roundId')
    .select(['p.roundId', 'p.workspaceId', 'round.period', 'p.number', 'p.sentAt', 'p.lines', 'p.more'])
    .orderBy('p.number');

type Row = Awaited<ReturnType<ReturnType<typeof postQuery>['execute']>>[number];

const postOf = (row: Row): Post => ({ ...row, lines: Lines.parse(row.lines) });

/** All posts of a round, the oldest first. */
export async function postsOf(db: Executor, roundId: string): Promise<Post[]> {
  return (await postQuery(db).where('p.roundId', '=', roundId).execute()).map(postOf);
}

/** The posts of a workspace's rounds of these periods. */
export async function postsIn(db: Executor, workspaceId: string, periods: readonly string[]): Promise<Post[]> {
  if (periods.length === 0) return [];
  const query = postQuery(db).where('p.workspaceId', '=', workspaceId).where('round.period', 'in', periods);
  return (await query.execute()).map(postOf);
}

export async function insertPost(
  tx: Tx,
  { lines, period: _, ...post }: Post & { readonly sentBy: string },
): Promise<void> {
  await tx
    .insertInto('enpsPost')
    .values({ ...post, lines: sql`${JSON.stringify(lines)}::jsonb` })
    .execute();
}
