import type { Executor } from '../db/connect.ts';
import { may, type Person, standingInFirm } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import * as queries from './queries.ts';

export interface OpenSurvey {
  readonly roundId: string;
  /** the workspace's day */
  readonly closesOn: LocalDate;
}

/** The survey that is open now, for whoever works here: the same for all of them, whoever was asked and whatever they did with it. */
export async function openSurvey(db: Executor, actor: Person, now: Date): Promise<OpenSurvey | undefined> {
  if (!may(standingInFirm(actor), 'enps.answer')) return undefined;
  const round = await queries.currentRound(db, actor.workspaceId);
  return round && takesAnswers(round, now) ? { roundId: round.id, closesOn: round.closesOn } : undefined;
}

/** It is open, and its last minute has not come yet; until it is sealed it may stand open for a while after that. */
export const takesAnswers = ({ state, closesAt }: queries.Round, now: Date): boolean =>
  state === 'open' && now < closesAt;
