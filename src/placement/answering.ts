import type { PeopleContext, Person } from '../roster/index.ts';
import { beginIfActive } from './begin.ts';
import * as queries from './queries.ts';
import { type Answer, answered, type GoalAnswer, isSettled, leadsTo, sameAnswer } from './rules.ts';
import { type PlacementPorts, take } from './standing.ts';
import { kinds, tell, wordKey } from './tidings.ts';

export type AnswerOutcome =
  | 'answered'
  /** her three yes were all that was missing */
  | 'begun'
  /** the terms have changed since she opened the form */
  | 'outdated'
  | 'closed'
  | 'not_yours';

/** What she says to the terms, or her change of it: until it is resolved or the engagement starts. */
export async function answer(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  input: { readonly placementId: string; readonly round: number; readonly answer: Answer },
): Promise<AnswerOutcome> {
  const step = { context, actor, placementId: input.placementId, act: 'placement.answer' as const };
  return take(ports, step, async (tx, placement) => {
    const before = placement.round.answer;
    if (placement.round.number !== input.round) return 'outdated';
    if (before && sameAnswer(before, input.answer)) return placement.state === 'begun' ? 'begun' : 'answered';
    const state = leadsTo(placement.state, answered(input.answer));
    if (state !== 'accepted' && state !== 'objected') return 'closed';
    if (placement.engagementState === 'ended') return 'closed';
    await queries.storeAnswer(tx, placement, input.answer, context.now);
    await queries.movePlacement(tx, placement.id, { state });
    if (!before || saysOtherwise(before, input.answer)) await tellLead(tx, placement, context.now);
    const outcome = await beginIfActive(ports, tx, context, { ...placement, state }, 'herself');
    return outcome === 'begun' ? 'begun' : 'answered';
  });
}

/** Another reason for the same answers is there to be read, and no news. */
const saysOtherwise = (before: Answer, now: Answer): boolean =>
  !sameAnswer({ ...before, reason: null }, { ...now, reason: null });

/** The lead hears that there is a word of hers, and nothing of what it is. */
async function tellLead(tx: Parameters<typeof tell>[0], placement: queries.Placement, now: Date): Promise<void> {
  const { number, answers } = placement.round;
  await tell(tx, placement, { kind: kinds.answered, period: wordKey(number, answers + 1), class: 'now' }, now);
}

/** She did not want it and has talked with the lead: is what the lead wrote down what they agreed? */
export async function confirm(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  input: { readonly placementId: string; readonly round: number; readonly agreed: boolean },
): Promise<AnswerOutcome> {
  const step = { context, actor, placementId: input.placementId, act: 'placement.answer' as const };
  return take(ports, step, async (tx, placement) => {
    if (placement.round.number !== input.round) return 'outdated';
    const state = leadsTo(placement.state, input.agreed ? 'confirmed' : 'declined');
    if (state !== 'talked_through' && state !== 'objected') return isSaid(placement, input.agreed);
    if (input.agreed) await queries.countWord(tx, placement);
    else await queries.unresolveRound(tx, placement);
    await queries.movePlacement(tx, placement.id, { state });
    await tellLead(tx, placement, context.now);
    const outcome = await beginIfActive(ports, tx, context, { ...placement, state }, 'herself');
    return outcome === 'begun' ? 'begun' : 'answered';
  });
}

/** The same word sent twice has been heard. */
function isSaid({ state }: queries.Placement, agreed: boolean): AnswerOutcome {
  if (agreed && state === 'begun') return 'begun';
  return (agreed ? isSettled(state) : state === 'objected') ? 'answered' : 'closed';
}

export type GoalOutcome = 'answered' | 'not_yours' | 'closed';

/** Her first week: is the goal clear? Anything but yes the lead hears the next morning. */
export async function answerGoal(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  input: { readonly placementId: string; readonly answer: GoalAnswer },
): Promise<GoalOutcome> {
  const step = { context, actor, placementId: input.placementId, act: 'placement.answer' as const };
  return take(ports, step, async (tx, placement) => {
    if (placement.state !== 'begun') return 'closed';
    await queries.storeGoalAnswer(tx, placement.id, input.answer, context.now);
    const told = { kind: kinds.goalUnclear, period: 'first_week', class: 'morning' as const };
    if (input.answer.clear !== 'yes') await tell(tx, placement, told, context.now);
    return 'answered';
  });
}
