import type { Executor } from '../db/connect.ts';
import type { LocalDate } from '../time/calendar.ts';
import * as queries from './queries.ts';
import { type SplitHat, splitHatsAmong } from './rules.ts';

/** Whom to look at; both may be given. */
export interface HatSubjects {
  readonly clientIds?: readonly string[];
  readonly personIds?: readonly string[];
}

/**
 * The hats that somebody else wears than the client's lead (3.10): what was sold by another, and consultants with another supervisor
 * than the lead of their largest active engagement. One entry per hat: a client has one for each such engagement.
 */
export async function splitHats(
  db: Executor,
  workspaceId: string,
  { clientIds = [], personIds = [] }: HatSubjects,
  today: LocalDate,
): Promise<SplitHat[]> {
  const sold = await queries.soldFacts(db, workspaceId, clientIds, today);
  return splitHatsAmong(sold, await queries.supervisedFacts(db, workspaceId, personIds, today));
}
