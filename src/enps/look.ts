import type { Executor } from '../db/connect.ts';
import { may, type PeopleContext, type Person, standingInFirm } from '../roster/index.ts';
import { takesAnswers } from './open-survey.ts';
import * as queries from './queries.ts';
import { expectedDay } from './rules.ts';
import { isTold } from './told.ts';
import type { CurrentRound, NewestResult, Standing, StatusModel } from './views/status.ts';
import { yearFacts } from './year.ts';
import { resultOf } from './years.ts';

/**
 * The yearly survey as somebody may see it. Before it closes nothing here is asked of the answers, nor of who was invited: what leadership sees of an
 * open round stands in its row, and is counted once a day.
 */
export async function lookAtSurvey(
  db: Executor,
  context: PeopleContext,
  actor: Person,
): Promise<Omit<StatusModel, 'said'>> {
  const roles = standingInFirm(actor);
  const rounds = await queries.roundsOf(db, actor.workspaceId);
  const current = rounds.find(({ state }) => state === 'confirmed' || state === 'open' || state === 'sealed');
  const isLooking = may(roles, 'enps.look');
  const mayPlan = may(roles, 'enps.open');
  return {
    standing: standingOf(current, await dayExpected(db, context, actor), context.now),
    mayAnswer: may(roles, 'enps.answer'),
    current: current && (isLooking || mayPlan) ? currentOf(current, isLooking) : undefined,
    result: isLooking ? await newestResult(db, rounds, actor) : undefined,
    mayPlan,
  };
}

async function dayExpected(db: Executor, context: PeopleContext, { workspaceId }: Person) {
  const facts = await yearFacts(db, context, workspaceId);
  return facts && expectedDay(facts, context.now);
}

function standingOf(round: queries.Round | undefined, expected: ReturnType<typeof expectedDay>, now: Date): Standing {
  switch (round?.state) {
    case 'open':
      return takesAnswers(round, now)
        ? { is: 'open', roundId: round.id, closesOn: round.closesOn }
        : { is: 'counting' };
    case 'confirmed':
      return { is: 'planned', day: round.opensOn };
    case 'sealed':
      return { is: 'counting' };
    default:
      return expected ? { is: 'expected', day: expected } : { is: 'nothing' };
  }
}

function currentOf(round: queries.Round, isLooking: boolean): CurrentRound | undefined {
  const { id, state, opensOn, closesOn, leastAnswers, leastComments, invited, replyStep: step } = round;
  if (state === 'sealed') return undefined;
  const isOpen = state === 'open';
  const replies = isOpen && isLooking ? { invited: invited ?? 0, step } : undefined;
  return { id, isOpen, opensOn, closesOn, leastAnswers, leastComments, replies };
}

/** What came out of the newest round that was told. */
async function newestResult(
  db: Executor,
  rounds: readonly queries.Round[],
  actor: Person,
): Promise<NewestResult | undefined> {
  const round = rounds.find(({ state }) => state === 'closed');
  if (!round) return undefined;
  const roles = standingInFirm(actor);
  const told = isTold(round) ? (await resultOf(db, round))?.verdict : undefined;
  return {
    roundId: round.id,
    year: Number(round.period.slice(0, 4)),
    points: told?.points,
    caution: told?.caution ?? false,
    mayRead: may(roles, 'enps.comments'),
    mayAct: may(roles, 'enps.act'),
  };
}
