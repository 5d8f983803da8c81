import type { Executor } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import type { Person } from '../roster/index.ts';
import * as queries from './queries.ts';

/** A round of her firm whose result is told; nothing of any other is shown to anybody. */
export async function toldRound(
  db: Executor,
  { workspaceId }: Pick<Person, 'workspaceId'>,
  roundId: string,
): Promise<queries.Round | undefined> {
  const round = isId(roundId) ? await queries.roundById(db, roundId) : undefined;
  return round && isTold(round) && round.workspaceId === workspaceId ? round : undefined;
}

/** It is closed, its keys are destroyed, and enough answered. */
export const isTold = ({ state, outcome }: queries.Round): boolean => state === 'closed' && outcome === 'result';
