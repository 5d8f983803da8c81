import { clientDeviations } from '../deviations/index.ts';
import { agreementsOf, goalsOf, lastContacts, plansOf, pointsForClient, satisfactionsOf } from '../ledger/index.ts';
import type { PeopleContext, Person } from '../roster/index.ts';
import { type ClientScene, refAhead, sceneOfClient } from './facts.ts';
import type { Booking } from './queries.ts';
import { promisedTo, suggestedBy } from './registers.ts';
import {
  type AgendaSources,
  agendaOf,
  type DevelopmentAgenda,
  type FollowUpAgenda,
  type MeetingKind,
} from './rules.ts';
import { look, type MeetingKey, type MeetingPorts } from './standing.ts';

export interface AgendaPage {
  readonly key: MeetingKey;
  readonly client: string;
  readonly booking: Booking | undefined;
  readonly agenda: FollowUpAgenda | DevelopmentAgenda;
}

/** What a meeting is about, as it stands now, for whoever holds it. `gone`: it was held, or there is no such meeting. */
export async function openAgenda(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  key: MeetingKey,
): Promise<AgendaPage | 'not_yours' | 'gone'> {
  const seen = await look(ports, ports.db, { context, actor, clientId: key.clientId, act: 'meeting.agenda' });
  if (seen === 'not_yours') return 'not_yours';
  const scene = await sceneOfClient(ports.db, context, seen.client);
  if (refAhead(scene, key.kind).number !== key.number) return 'gone';
  const sources = await sourcesFor(ports, context, scene, key.kind);
  const { name } = seen.client;
  return { key, client: name, booking: scene.ahead[key.kind]?.booking, agenda: agendaOf(key.kind, sources) };
}

/** How many of the last meetings say how content the client was. */
const mostSatisfactions = 4;

/** All that is known with the client; what of it may be on the agenda is a rule’s to say. */
async function sourcesFor(
  { db }: MeetingPorts,
  { now }: PeopleContext,
  { facts, today, last, lastHeld }: ClientScene,
  kind: MeetingKind,
): Promise<AgendaSources> {
  const { client, rhythm } = facts;
  const { id } = client;
  const contact = (await lastContacts(db, [id])).get(id);
  const agreements = await agreementsOf(db, id);
  return {
    today,
    last: last[kind]?.held,
    deviations: await clientDeviations(db, now, { ...client, zone: rhythm.zone }, lastHeld.follow_up),
    promises: await promisedTo(db, id, lastHeld.follow_up),
    suggestions: await suggestedBy(db, id, lastHeld[kind]),
    satisfactions: await satisfactionsOf(db, id, mostSatisfactions),
    lastContactOn: contact?.onDay,
    agreements: agreements.map(each => ({ ...each, isSigned: each.signedOff })),
    goals: await goalsOf(db, id),
    plans: await plansOf(db, id),
    points: await pointsForClient(db, id),
  };
}
