import type { Executor } from '../db/connect.ts';
import { pointsForClient, type RecordedIn, recordedIn } from '../ledger/index.ts';
import { type PeopleContext, type Person, people } from '../roster/index.ts';
import { type LocalDate, type LocalTime, parseLocalTime } from '../time/calendar.ts';
import type { Invitee } from './booking-form.ts';
import { type ClientScene, dueAfter, refAhead, sceneOfClient } from './facts.ts';
import { proposalsFor } from './proposing.ts';
import * as queries from './queries.ts';
import { isLastMeeting, latestBooking, type MeetingKind, monthsOf, type Point } from './rules.ts';
import { look, type MeetingKey, type MeetingPorts, type MeetingRef } from './standing.ts';

/** How content the client is and whether it gets what it pays for, 1–5 each, and why. */
export interface Score {
  readonly satisfaction: number;
  readonly satisfactionWhy: string | null;
  readonly value: number;
  readonly valueWhy: string | null;
}

interface Said {
  readonly learnt: string | null;
  readonly explained: string | null;
  readonly actions: string | null;
}

/** What came out of a meeting, by its kind; of promises, needs and suggestions what is new, a line each. */
export type Result = Said & { readonly suggestions: readonly string[] } & (
    | { readonly kind: 'follow_up'; readonly score: Score; readonly promises: readonly string[] }
    | { readonly kind: 'development'; readonly plans: string | null; readonly needs: readonly string[] }
  );

/** What the form holds already when an outcome is corrected. What went to a register of its own stays there. */
export type Recorded =
  | (Said & { readonly kind: 'follow_up'; readonly score: Score | undefined })
  | (Said & { readonly kind: 'development'; readonly plans: string | null });

export interface OutcomeForm {
  readonly ref: MeetingRef;
  readonly client: string;
  readonly today: LocalDate;
  /** the day it was booked for, or was held */
  readonly heldOn: LocalDate;
  /** whom to tick already: who was invited, or was there */
  readonly attended: readonly Invitee[];
  /** undefined: nothing was recorded yet */
  readonly recorded: Recorded | undefined;
  /** what waits to be told the client, and what was told in this meeting, if it is corrected */
  readonly points: readonly Point[];
  /** of these, what was told in this meeting */
  readonly broughtUp: readonly string[];
  /** undefined: it is corrected, so the next one is booked or not, whatever this form says */
  readonly next: NextForm | undefined;
}

export interface NextForm {
  /** false: all work with the client is over before the next is due */
  readonly needed: boolean;
  /** what will be accepted if this one was held today */
  readonly latest: LocalDate;
  readonly proposals: readonly LocalDate[];
  readonly atTime: LocalTime;
  readonly minutes: number;
  readonly zone: string;
}

/** What an outcome form begins with: for the next meeting of its kind, or for one that was held and is corrected. */
export async function openOutcome(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  key: MeetingKey,
): Promise<OutcomeForm | 'not_yours' | 'gone'> {
  const { db } = ports;
  const seen = await look(ports, db, { context, actor, clientId: key.clientId, act: 'meeting.record' });
  if (seen === 'not_yours') return 'not_yours';
  const { client } = seen;
  const scene = await sceneOfClient(db, context, client);
  const next = refAhead(scene, key.kind);
  const meeting = await queries.meetingByKey(db, key);
  if (!meeting && key.number !== next.number) return 'gone';
  const ref = meeting ? { ...key, version: meeting.version } : next;
  const said = meeting?.held && (await recordedIn(db, meeting.id));
  const { today } = scene;
  const waiting = await pointsForClient(db, client.id);
  return {
    ref,
    client: client.name,
    today,
    heldOn: meeting?.held?.heldOn ?? earlier(meeting?.booking?.onDay, today),
    attended: await whoCame(db, context, actor, meeting),
    recorded: meeting?.held && said && recordedAs(key.kind, meeting.held, said),
    points: [...(said?.points ?? []), ...waiting],
    broughtUp: (said?.points ?? []).map(({ id }) => id),
    next: said ? undefined : await nextForm(db, context, actor, { scene, kind: key.kind, meeting }),
  };
}

const earlier = (day: LocalDate | undefined, today: LocalDate): LocalDate =>
  day === undefined || day > today ? today : day;

function recordedAs(kind: MeetingKind, held: queries.Held, said: RecordedIn): Recorded {
  const { learnt, explained, actions } = held;
  const { satisfaction: score, plans } = said;
  if (kind === 'follow_up') return { kind, learnt, explained, actions, score };
  return { kind, learnt, explained, actions, plans };
}

/** Whoever was there, or is expected; of a meeting that nobody booked, herself. */
async function whoCame(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  meeting: queries.Meeting | undefined,
): Promise<Invitee[]> {
  const guests = meeting ? await queries.guestsOf(db, [meeting.id]) : [];
  const came = guests.filter(({ invited, attended }) => attended ?? (invited && !meeting?.held));
  const { id: personId, slackUserId, name } = actor;
  if (guests.length === 0 && !meeting?.held) return [{ personId, slackUserId, name }];
  const found = came.length > 0 ? await people(db, context, { ids: came.map(guest => guest.personId) }) : [];
  return found.map(person => ({ personId: person.id, slackUserId: person.slackUserId, name: person.name }));
}

const usualTime = parseLocalTime('10:00');
const usualMinutes = 60;

async function nextForm(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  { scene, kind, meeting }: { scene: ClientScene; kind: MeetingKind; meeting: queries.Meeting | undefined },
): Promise<NextForm> {
  const { facts, today, rhythm } = scene;
  const due = dueAfter(scene, kind, today);
  return {
    needed: !isLastMeeting(due, facts.active, facts.endsOn),
    latest: latestBooking(due, today, monthsOf(kind, rhythm)),
    proposals: await proposalsFor(db, context, actor, { scene, kind, due }),
    atTime: meeting?.booking?.atTime ?? usualTime,
    minutes: meeting?.booking?.minutes ?? usualMinutes,
    zone: facts.rhythm.zone,
  };
}
