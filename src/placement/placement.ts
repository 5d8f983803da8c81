import type { Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import {
  clientById,
  createEngagement,
  type Engagement,
  engagementById,
  type PeopleContext,
  type Person,
  permit,
  personById,
  standingToward,
} from '../roster/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import { beginIfActive } from './begin.ts';
import * as queries from './queries.ts';
import { leadsTo, type PersonFault, personFault, type SeatFault, sameTerms, seatFault, type Terms } from './rules.ts';
import { type PlacementPorts, take } from './standing.ts';
import { tellHer } from './tidings.ts';

/** Which engagement: one that is there, or one that begins with this proposal. */
export type Which = { readonly id: string } | { readonly name: string; readonly startsOn: LocalDate };

export interface Proposal {
  /** made when the form was opened, so that the same form sent twice proposes once */
  readonly id: string;
  readonly clientId: string;
  readonly which: Which;
  readonly terms: Terms;
}

export type ProposeOutcome = 'proposed' | 'not_yours' | 'name_taken' | SeatFault | PersonFault;

/** The lead asks somebody whether she wants to be on an engagement (3.02–3.04, 4.41). */
export async function propose(
  ports: PlacementPorts,
  context: PeopleContext,
  { actor, person }: { readonly actor: Person; readonly person: Person },
  proposal: Proposal,
): Promise<ProposeOutcome> {
  return ports.db.transaction().execute(async tx => {
    const client = await clientById(tx, proposal.clientId);
    if (client?.workspaceId !== actor.workspaceId || person.workspaceId !== actor.workspaceId) return 'not_yours';
    const standing = await standingToward(tx, context, actor, { kind: 'client', id: client.id });
    if (!permit(ports.log, actor, standing, 'placement.propose')) return 'not_yours';
    if (await queries.placementById(tx, proposal.id)) return 'proposed';
    const today = localDateOf(context.now, actor.settings.zone);
    const engagement = await engagementOf(tx, client, proposal);
    if (!engagement) return 'engagement_over';
    const fault =
      seatFault({ engagement, since: proposal.terms.since, today }) ??
      personFault(await askedFacts(tx, person, engagement, today));
    if (fault) return fault;
    if (!('id' in proposal.which) && (await createEngagement(tx, engagement)) === 'name_taken') return 'name_taken';
    const { id, clientId } = proposal;
    const { workspaceId } = client;
    const seat = { id, workspaceId, clientId, engagementId: engagement.id, personId: person.id };
    if (!(await queries.insertPlacement(tx, seat))) return 'asked_already';
    await ask(ports, tx, context, { actor, person, seat, number: 1, terms: proposal.terms });
    return 'proposed';
  });
}

/** The engagement that is meant; undefined: not one of this client's. */
async function engagementOf(
  tx: Tx,
  client: { readonly id: string; readonly workspaceId: string },
  { id: proposalId, which }: Proposal,
): Promise<Engagement | undefined> {
  if ('id' in which) {
    const found = await engagementById(tx, which.id);
    return found?.clientId === client.id ? found : undefined;
  }
  const { name, startsOn } = which;
  const id = idOf('engagement', proposalId);
  const { id: clientId, workspaceId } = client;
  return { id, workspaceId, clientId, name, state: 'proposed', startsOn, endsOn: null, sellerId: null };
}

async function askedFacts(tx: Tx, { id, active, employee }: Person, engagement: Engagement, today: LocalDate) {
  const seat = { personId: id, engagementId: engagement.id };
  return {
    active,
    employee,
    onTeam: await queries.isOnTeam(tx, seat, today),
    askedAlready: await queries.isAsked(tx, seat),
  };
}

export interface Asking {
  readonly actor: Person;
  readonly person: Person;
  readonly seat: queries.NewPlacement;
  readonly number: number;
  readonly terms: Terms;
}

/** A round begins. Whoever proposes herself has said yes by that, and is asked nothing. */
async function ask(ports: PlacementPorts, tx: Tx, context: PeopleContext, asking: Asking): Promise<void> {
  const { actor, person, seat, number, terms } = asking;
  const { id: placementId, workspaceId } = seat;
  const proposed = { proposedBy: actor.id, proposedAt: context.now };
  await queries.insertRound(tx, { ...terms, placementId, number, workspaceId, ...proposed });
  await queries.movePlacement(tx, placementId, { state: 'asked', round: number });
  const placement = await theOne(tx, placementId);
  if (person.id !== actor.id) return tellHer(tx, placement, person, context.now);
  const yes = { wants: true, scheduleRealistic: true, technologyFits: true, reason: null };
  await queries.storeAnswer(tx, placement, yes, context.now);
  await queries.movePlacement(tx, placementId, { state: 'accepted' });
  await beginIfActive(ports, tx, context, { ...placement, state: 'accepted' }, 'herself');
}

async function theOne(tx: Tx, id: string): Promise<queries.Placement> {
  const placement = await queries.placementById(tx, id);
  if (!placement) throw new Error('a placement that was just written is gone');
  return placement;
}

export type ChangeOutcome = 'changed' | 'not_yours' | 'closed' | 'outdated' | SeatFault;

/** New terms: she is asked again, and the round before is kept with what she said. */
export async function changeTerms(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  { placementId, round, terms }: { readonly placementId: string; readonly round: number; readonly terms: Terms },
): Promise<ChangeOutcome> {
  return take(ports, { context, actor, placementId, act: 'placement.propose' }, async (tx, placement) => {
    const present = placement.round;
    const isSentAgain = present.number === round + 1 && present.proposedBy === actor.id;
    if (isSentAgain && sameTerms(present.terms, terms)) return 'changed';
    if (present.number !== round) return 'outdated';
    const engagement = await engagementById(tx, placement.engagementId);
    const person = await personById(tx, context, placement.personId);
    if (!leadsTo(placement.state, 'changed') || !engagement || !person?.active) return 'closed';
    const fault = seatFault({ engagement, since: terms.since, today: localDateOf(context.now, actor.settings.zone) });
    if (fault) return fault;
    const resolved = { resolution: 'changed' as const, note: null, by: actor.id, at: context.now };
    if (present.answer) await queries.resolveRound(tx, placement, resolved);
    await ask(ports, tx, context, { actor, person, seat: placement, number: round + 1, terms });
    return 'changed';
  });
}
