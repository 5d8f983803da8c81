import type { Executor } from '../db/connect.ts';
import * as queries from './queries.ts';
import { type Result, resultOf } from './years.ts';

/** What may be told of a round once it is over. */
export type Summarised =
  | ({ readonly outcome: 'result'; readonly roundId: string; readonly hasComments: boolean } & Result)
  | { readonly outcome: Exclude<queries.RoundOutcome, 'result'> };

/** Undefined: nothing of it may be told, or not yet. */
export async function summaryOf(
  db: Executor,
  { workspaceId, roundId }: { readonly workspaceId: string; readonly roundId: string },
): Promise<Summarised | undefined> {
  const round = await queries.roundById(db, roundId);
  if (round?.workspaceId !== workspaceId) return undefined;
  const { state, outcome } = round;
  if ((state !== 'closed' && state !== 'void') || outcome === null) return undefined;
  if (outcome !== 'result') return { outcome };
  const result = await resultOf(db, round);
  return result && { outcome, roundId, hasComments: await queries.hasComments(db, roundId), ...result };
}
