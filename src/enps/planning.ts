import type { Executor } from '../db/connect.ts';
import { employeeIds, leadershipNow, type PeopleContext, people } from '../roster/index.ts';
import { type Settings, settingsOf, workspaceOf } from '../settings/index.ts';
import { daysBetween } from '../time/calendar.ts';
import * as queries from './queries.ts';
import { longestDays, type PlanFacts, type RoundPlan, suggestedDay } from './rules.ts';

/** What a plan is judged by, with the rounds in full. */
export interface Planning extends PlanFacts {
  readonly rounds: readonly queries.Round[];
  readonly settings: Settings;
}

/** At this moment. */
export async function planningOf(db: Executor, context: PeopleContext, workspaceId: string): Promise<Planning> {
  const settings = await settingsOf(db, workspaceId);
  const { enpsLeastInvited, enpsLeastAnswers, enpsLeastComments } = settings;
  const { rhythm } = await leadershipNow(db, context, workspaceId);
  return {
    now: context.now,
    rhythm,
    live: (await workspaceOf(db, workspaceId)).goAt !== null,
    hasReaders: await hasReaders(db, context, { workspaceId, settings }),
    employees: (await employeeIds(db, workspaceId)).length,
    least: { invited: enpsLeastInvited, answers: enpsLeastAnswers, comments: enpsLeastComments },
    rounds: await queries.roundsOf(db, workspaceId),
    settings,
  };
}

async function hasReaders(
  db: Executor,
  context: PeopleContext,
  { workspaceId, settings }: { readonly workspaceId: string; readonly settings: Settings },
): Promise<boolean> {
  const { leadership, leadershipContact } = settings;
  const slackUserIds = [...leadership, ...(leadershipContact === null ? [] : [leadershipContact])];
  const named = slackUserIds.length > 0 ? await people(db, context, { workspaceId, slackUserIds }) : [];
  return named.some(({ active }) => active);
}

/** What the form begins with: the planned round as it stands, else what the settings propose. */
export function startingPlan(
  { settings, now, rhythm, rounds, least }: Planning,
  replaces: string | undefined,
): RoundPlan {
  const planned = rounds.find(({ id }) => id === replaces);
  if (planned) {
    const { opensOn, closesOn, leastInvited, leastAnswers, leastComments } = planned;
    const lengthDays = Math.min(daysBetween(opensOn, closesOn), longestDays);
    return { opensOn, lengthDays, leastInvited, leastAnswers, leastComments };
  }
  const { enpsDate, enpsAskDays, enpsLengthDays } = settings;
  return {
    opensOn: suggestedDay({ enpsDate, enpsAskDays, rhythm, rounds }, now),
    lengthDays: enpsLengthDays,
    leastInvited: least.invited,
    leastAnswers: least.answers,
    leastComments: least.comments,
  };
}
