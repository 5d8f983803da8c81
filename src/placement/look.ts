import type { Executor } from '../db/connect.ts';
import { type ClientPromise, openPromisesTo } from '../promises/index.ts';
import {
  type Client,
  clientById,
  clientsOf,
  type Engagement,
  engagementById,
  engagementsOf,
  may,
  mayAnswerFor,
  type PeopleContext,
  type Person,
  permit,
  personById,
  standingToward,
  whoAnswersFor,
} from '../roster/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';
import { isOpen, leadsTo } from './rules.ts';
import { type PlacementPorts, standingOfHers, standingOn } from './standing.ts';

/** What she may do on a placement's page at this moment: the permission table and the path both say yes. */
export interface PageActs {
  readonly change: boolean;
  readonly talk: boolean;
  readonly withdraw: boolean;
  readonly start: boolean;
}

export interface Page {
  readonly placement: queries.Placement;
  readonly earlier: readonly queries.Round[];
  readonly acts: PageActs;
}

/** A placement as whoever leads the client sees it. */
export async function openPage(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<Page | 'not_yours'> {
  const { db, log } = ports;
  const placement = await queries.placementById(db, id);
  if (placement?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingOn(db, context, actor, placement);
  if (!permit(log, actor, standing, 'placement.see')) return 'not_yours';
  const { state, round } = placement;
  const acts = {
    change: may(standing, 'placement.propose') && leadsTo(state, 'changed') !== undefined,
    talk: may(standing, 'placement.settle') && state === 'objected' && round.answer !== undefined,
    withdraw: may(standing, 'placement.withdraw') && leadsTo(state, 'withdrawn') !== undefined,
    start: may(standing, 'placement.start') && isOpen(state),
  };
  return { placement, earlier: await queries.earlierRounds(db, placement), acts };
}

/** What the client waits for already. */
export interface OpenPromise {
  readonly words: string;
  readonly keeper: string;
  readonly dueOn: LocalDate;
  readonly isOverdue: boolean;
}

export interface HerForm {
  readonly placement: queries.Placement;
  /** who reads her answer; undefined when it is she herself, or nobody leads the client */
  readonly reader: string | undefined;
  /** what this client was promised and has not got yet, the first due first; none, where there is nothing left to answer */
  readonly openPromises: readonly OpenPromise[];
}

/** What she is asked, for herself alone. */
export async function openForHer(
  ports: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<HerForm | 'not_yours'> {
  const { db, log } = ports;
  const placement = await queries.placementById(db, id);
  if (placement?.workspaceId !== actor.workspaceId) return 'not_yours';
  if (!permit(log, actor, standingOfHers(actor, placement), 'placement.answer')) return 'not_yours';
  const leadId = (await clientById(db, placement.clientId))?.leadId;
  const lead = leadId && leadId !== actor.id ? await personById(db, context, leadId) : undefined;
  const promises = isOpen(placement.state) ? await openPromisesTo(db, placement.clientId) : [];
  return { placement, reader: lead?.name, openPromises: promises.flatMap(waitedFor) };
}

const waitedFor = ({ inForce, state }: ClientPromise): OpenPromise[] =>
  inForce
    ? [{ words: inForce.words, keeper: inForce.keeper, dueOn: inForce.dueOn, isOverdue: state === 'overdue' }]
    : [];

export interface ClientToProposeFor {
  readonly client: Client;
  /** proposed or active, not over */
  readonly engagements: readonly Engagement[];
}

/** The client for whom somebody is to be proposed. */
export async function openClient(
  { db, log }: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<ClientToProposeFor | 'not_yours'> {
  const client = await clientById(db, clientId);
  if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'client', id: clientId });
  if (!permit(log, actor, standing, 'placement.propose')) return 'not_yours';
  const today = localDateOf(context.now, actor.settings.zone);
  const engagements = (await engagementsOf(db, clientId)).filter(
    ({ state, endsOn }) => state !== 'ended' && (endsOn === null || endsOn >= today),
  );
  return { client, engagements };
}

export interface StartScene {
  readonly client: string;
  readonly engagement: Engagement;
  readonly placements: readonly queries.Placement[];
}

/** An engagement that is to start, with everybody who is asked. */
export async function openStart(
  { db, log }: PlacementPorts,
  context: PeopleContext,
  actor: Person,
  engagementId: string,
): Promise<StartScene | 'not_yours'> {
  const engagement = await engagementById(db, engagementId);
  if (engagement?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'client', id: engagement.clientId });
  if (!permit(log, actor, standing, 'placement.start')) return 'not_yours';
  const client = await clientById(db, engagement.clientId);
  const placements = (await queries.placementsOn(db, engagementId)).filter(({ state }) => isOpen(state));
  return { client: client?.name ?? '', engagement, placements };
}

export interface Overview {
  /** for whom she may propose somebody */
  readonly clients: readonly Client[];
  readonly toStart: readonly queries.ReadyEngagement[];
  readonly placements: readonly queries.Placement[];
  readonly hers: readonly queries.Placement[];
}

/** Everything about placements that is hers to do: as lead or stand-in, and as the one who is asked. */
export async function overviewFor(db: Executor, context: PeopleContext, actor: Person): Promise<Overview> {
  const all = actor.active ? await clientsOf(db, actor.workspaceId) : [];
  const matters = all.map(({ id }) => ({ kind: 'client' as const, id }));
  const answering = await whoAnswersFor(db, context, actor.workspaceId, matters);
  const clients = all.filter(({ id }) => {
    const theirs = answering.get(id);
    return theirs !== undefined && mayAnswerFor(actor.id, { kind: 'client', id }, theirs);
  });
  const clientIds = clients.map(({ id }) => id);
  const open = await queries.openPlacementsOf(db, { clientIds, personIds: [actor.id] });
  return {
    clients,
    toStart: await queries.engagementsToStart(db, clientIds),
    placements: open.filter(({ clientId }) => clientIds.includes(clientId)),
    hers: actor.active ? open.filter(({ personId }) => personId === actor.id) : [],
  };
}
