import type { Executor } from '../db/connect.ts';
import { type Client, leadDevelopersNow, type PeopleContext, type Person, people } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { latestOf, refAhead, sceneOfClient } from './facts.ts';
import { proposalsFor } from './proposing.ts';
import * as queries from './queries.ts';
import type { MeetingKind } from './rules.ts';
import { ahead, look, type MeetingKey, type MeetingPorts, type MeetingRef } from './standing.ts';

/** Somebody who may be asked to come. */
export interface Invitee {
  readonly personId: string;
  readonly slackUserId: string;
  readonly name: string;
}

export interface BookingForm {
  readonly ref: MeetingRef;
  readonly client: string;
  /** undefined: not booked yet */
  readonly booking: queries.Booking | undefined;
  /** undefined: nothing presses */
  readonly due: LocalDate | undefined;
  /** the last day that will be accepted */
  readonly latest: LocalDate;
  readonly today: LocalDate;
  /** up to three days, soonest first; never the day that is booked */
  readonly proposals: readonly LocalDate[];
  /** the client’s */
  readonly zone: string;
  /** whom to tick already; the lead herself is always there */
  readonly guests: readonly Invitee[];
}

/** What a booking form begins with, or why there is none: `held` and `gone`, the button was an old one. */
export async function openBooking(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  key: MeetingKey,
): Promise<BookingForm | 'not_yours' | 'held' | 'gone'> {
  const { db } = ports;
  const seen = await look(ports, db, { context, actor, clientId: key.clientId, act: 'meeting.book' });
  if (seen === 'not_yours') return 'not_yours';
  const scene = await sceneOfClient(db, context, seen.client);
  const ref = refAhead(scene, key.kind);
  const which = ahead(ref, key);
  if (which !== 'this') return which;
  const booking = scene.ahead[key.kind]?.booking;
  const proposed = await proposalsFor(db, context, actor, { scene, kind: key.kind, due: scene.due[key.kind] });
  return {
    ref,
    client: seen.client.name,
    booking,
    due: scene.due[key.kind],
    latest: latestOf(scene, key.kind),
    today: scene.today,
    proposals: proposed.filter(day => day !== booking?.onDay),
    zone: scene.facts.rhythm.zone,
    guests: await usualGuests(ports, context, {
      client: seen.client,
      actor,
      meeting: scene.ahead[key.kind],
      kind: key.kind,
    }),
  };
}

interface Meant {
  readonly client: Client;
  readonly actor: Person;
  readonly meeting: queries.Meeting | undefined;
  readonly kind: MeetingKind;
}

/** Whoever is invited already, else the lead developers for a follow-up (0.27). Who comes anyway is not named. */
async function usualGuests(
  { db }: MeetingPorts,
  context: PeopleContext,
  { client, actor, meeting, kind }: Meant,
): Promise<Invitee[]> {
  const ids = meeting?.booking ? await invited(db, meeting.id) : await developers(db, context, client, kind);
  const others = ids.filter(id => id !== actor.id && id !== client.leadId);
  const found = others.length > 0 ? await people(db, context, { ids: others }) : [];
  return found
    .filter(({ active }) => active)
    .map(({ id: personId, slackUserId, name }) => ({ personId, slackUserId, name }));
}

async function invited(db: Executor, meetingId: string): Promise<string[]> {
  const guests = await queries.guestsOf(db, [meetingId]);
  return guests.flatMap(guest => (guest.invited ? [guest.personId] : []));
}

const developers = async (
  db: Executor,
  context: PeopleContext,
  { id, workspaceId }: Client,
  kind: MeetingKind,
): Promise<string[]> => (kind === 'follow_up' ? leadDevelopersNow(db, context, workspaceId, [id]) : []);
