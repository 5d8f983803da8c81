import { randomUUID } from 'node:crypto';
import type { Db } from '../../../src/db/connect.ts';
import type { RoundOutcome, RoundState } from '../../../src/enps/queries.ts';
import { classesOf } from '../../../src/enps/rules.ts';

interface RoundFacts {
  readonly period?: string;
  readonly state?: RoundState;
  readonly outcome?: RoundOutcome | null;
  readonly leastAnswers?: number;
  /** how many gave 0, 1, … 10; nothing is kept without it */
  readonly counters?: readonly number[];
  readonly invited?: number;
  readonly comments?: readonly string[];
}

/** A round as the database keeps it, with what its closing has written; its id. */
export async function aRound(
  db: Db,
  { workspaceId, confirmedBy }: { readonly workspaceId: string; readonly confirmedBy: string },
  {
    period = '2027',
    state = 'closed',
    outcome = 'result',
    leastAnswers = 5,
    counters,
    invited,
    comments = [],
  }: RoundFacts,
): Promise<string> {
  const id = randomUUID();
  const year = Number(period.slice(0, 4));
  const days = { opensOn: `${year}-02-01`, closesOn: `${year}-02-15` };
  const moments = { opensAt: new Date(`${year}-02-01T07:00Z`), closesAt: new Date(`${year}-02-15T14:00Z`) };
  const least = { leastInvited: 7, leastAnswers, leastComments: 8 };
  const keys = { formVersion: 1, keyFingerprint: 'none', confirmedBy, confirmedAt: new Date(`${year}-01-10T10:00Z`) };
  await db
    .insertInto('enpsRound')
    .values({
      id,
      workspaceId,
      period,
      state,
      outcome,
      invited: invited ?? null,
      ...days,
      ...moments,
      ...least,
      ...keys,
    })
    .execute();
  if (counters) {
    const row = {
      workspaceId,
      year,
      roundId: id,
      invited: invited ?? null,
      ...classesOf(counters),
      counters: [...counters],
    };
    await db.insertInto('enpsYear').values(row).execute();
  }
  for (const words of comments)
    await db.insertInto('enpsComment').values({ id: randomUUID(), roundId: id, workspaceId, words }).execute();
  return id;
}
