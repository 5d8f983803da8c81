import type { Executor } from '../db/connect.ts';
import * as queries from './queries.ts';
import { isProven, keyReaders } from './rules.ts';

/** Whether every running process reads a round's keys. */
export const areKeysProven = async (db: Executor, roundId: string, now: Date): Promise<boolean> =>
  isProven(await queries.proofsOf(db, roundId), now);

/** Whether a round is confirmed, open, or counted and not told yet. */
export const isSurveyAtHand = async (db: Executor, workspaceId: string): Promise<boolean> =>
  (await queries.currentRound(db, workspaceId)) !== undefined;

/** A round is counted and its keys destroyed within so many milliseconds, if nothing is amiss. */
const soonDestroyed = 15 * 60_000;

/** In words for an admin on the command line, what is amiss with the keys; undefined: nothing, or nothing runs that could tell. */
export async function keyTrouble(db: Executor, workspaceId: string, now: Date): Promise<string | undefined> {
  const round = await queries.currentRound(db, workspaceId);
  if (!round) return undefined;
  if (round.state === 'sealed')
    return now.getTime() - round.closesAt.getTime() < soonDestroyed
      ? undefined
      : `The eNPS round ${round.period} is counted, but its keys are not destroyed yet: its result waits for that. Look at KEYS_DIR.`;
  const { running, reading } = keyReaders(await queries.proofsOf(db, round.id), now);
  if (reading === running) return undefined;
  const effect = round.state === 'open' ? 'answers are refused there' : 'it does not open before they do';
  return `Not every running process reads the keys of the eNPS round ${round.period}: ${effect}. Look at KEYS_DIR.`;
}
