import type { Executor } from '../db/connect.ts';
import { leadershipNow, type PeopleContext } from '../roster/index.ts';
import { settingsOf, workspaceOf } from '../settings/index.ts';
import * as queries from './queries.ts';
import type { YearFacts } from './rules.ts';

/** What the proposals of a workspace's years follow from; undefined: the start was not given. */
export async function yearFacts(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
): Promise<YearFacts | undefined> {
  if ((await workspaceOf(db, workspaceId)).goAt === null) return undefined;
  const { enpsDate, enpsAskDays } = await settingsOf(db, workspaceId);
  const { rhythm } = await leadershipNow(db, context, workspaceId);
  return { enpsDate, enpsAskDays, rhythm, rounds: await queries.roundsOf(db, workspaceId) };
}
