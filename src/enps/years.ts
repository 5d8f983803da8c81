import type { Executor } from '../db/connect.ts';
import * as queries from './queries.ts';
import { answersIn, leastEver, trendOf, type Verdict, verdictOf, type YearCounts, type YearPoint } from './rules.ts';

/** What a round brought, among the years. */
export interface Result {
  readonly verdict: Verdict;
  /** up to its own, the oldest first */
  readonly trend: readonly YearPoint[];
}

/** The years that may be shown, the oldest first: those from before, and those whose round has been told. */
export async function yearsOf(db: Executor, workspaceId: string): Promise<YearCounts[]> {
  const years = await queries.toldYears(db, workspaceId);
  return years.filter(counts => answersIn(counts) >= leastEver);
}

/** The result of a round that has been told; undefined: there is none, or not yet. */
export async function resultOf(db: Executor, round: queries.Round): Promise<Result | undefined> {
  if (round.state !== 'closed' || round.outcome !== 'result') return undefined;
  const ownYear = Number(round.period.slice(0, 4));
  const years = (await yearsOf(db, round.workspaceId)).filter(({ year }) => year <= ownYear);
  const counts = years.find(({ year }) => year === ownYear);
  const verdict = counts && verdictOf(counts, years, round.leastAnswers);
  return verdict && { verdict, trend: trendOf(years) };
}
