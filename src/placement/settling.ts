import {
  engagementById,
  type PeopleContext,
  type Person,
  permit,
  personById,
  setEngagementState,
  standingToward,
} from '../roster/index.ts';
import { begin, beginIfActive, tellWithdrawn } from './begin.ts';
import * as queries from './queries.ts';
import { leadsTo, mayStart, talk } from './rules.ts';
import { type PlacementPorts, take } from './standing.ts';
import { kinds, tell, tellHer, wordKey } from './tidings.ts';

export type SettleOutcome = 'settled' | 'put_to_her' | 'begun' | 'closed' | 'outdated' | 'not_yours';

/** The lead writes down what came of the talk about her "no"; she reads it, and where she did not want it she has the last word. */
export async function talkThrough(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  input: { readonly placementId: string; readonly round: number; readonly note: string },
): Promise<SettleOutcome> {
  const step = { context, actor, placementId: input.placementId, act: 'placement.settle' as const };
  return take(ports, step, async (tx, placement) => {
    const { round } = placement;
    if (round.number !== input.round) return 'outdated';
    if (round.note === input.note && round.resolvedBy === actor.id) return soFar(placement);
    const event = round.answer && talk(round.answer);
    const state = event && leadsTo(placement.state, event);
    const person = await personById(tx, context, placement.personId);
    if ((state !== 'talked_through' && state !== 'to_confirm') || !person) return 'closed';
    const resolved = { resolution: 'talked_through' as const, note: input.note, by: actor.id, at: context.now };
    await queries.resolveRound(tx, placement, resolved);
    await queries.movePlacement(tx, placement.id, { state });
    const next = { ...placement, state };
    if (state === 'to_confirm') {
      await tellHer(tx, next, person, context.now);
      return 'put_to_her';
    }
    const noted = { kind: kinds.noted, period: wordKey(round.number, round.answers), class: 'morning' as const };
    await tell(tx, next, noted, context.now);
    return (await beginIfActive(ports, tx, context, next, 'lead')) === 'begun' ? 'begun' : 'settled';
  });
}

/** The same note sent twice was stored the first time. */
function soFar({ state }: queries.Placement): SettleOutcome {
  if (state === 'to_confirm') return 'put_to_her';
  if (state === 'talked_through') return 'settled';
  return state === 'begun' ? 'begun' : 'closed';
}

/** The lead takes the proposal back; a word about why is optional, and hers to read. */
export async function withdraw(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  { placementId, note }: { readonly placementId: string; readonly note: string | null },
): Promise<'withdrawn' | 'closed' | 'not_yours'> {
  const step = { context, actor, placementId, act: 'placement.withdraw' as const };
  return take(ports, step, async (tx, placement) => {
    if (placement.state === 'withdrawn') return 'withdrawn';
    if (!leadsTo(placement.state, 'withdrawn')) return 'closed';
    const { now } = context;
    await queries.resolveRound(tx, placement, { resolution: 'withdrawn', note, by: actor.id, at: now });
    await queries.movePlacement(tx, placement.id, { state: 'withdrawn', why: 'lead' });
    if (placement.personId !== actor.id) await tellWithdrawn(tx, placement, now);
    return 'withdrawn';
  });
}

export type StartOutcome = 'started' | 'missing' | 'over' | 'not_yours';

/** The engagement becomes active and everybody with a settled answer joins it on her day; not before all are settled. */
export async function start(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  engagementId: string,
): Promise<StartOutcome> {
  return ports.db.transaction().execute(async tx => {
    const engagement = await engagementById(tx, engagementId);
    if (engagement?.workspaceId !== actor.workspaceId) return 'not_yours';
    const standing = await standingToward(tx, context, actor, { kind: 'client', id: engagement.clientId });
    if (!permit(ports.log, actor, standing, 'placement.start')) return 'not_yours';
    const placements = await queries.lockPlacementsOn(tx, engagementId);
    const verdict = mayStart({ engagementState: engagement.state, placements });
    if (verdict.start === 'over' || verdict.start === 'missing') return verdict.start;
    if (engagement.state === 'proposed') await setEngagementState(tx, engagementId, 'active');
    for (const placement of verdict.joining) await begin(ports, tx, context, placement, 'lead');
    return 'started';
  });
}
