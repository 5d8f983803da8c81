import type { Executor } from '../db/connect.ts';
import {
  clientsOf,
  may,
  mayAnswerFor,
  type PeopleContext,
  type Person,
  type Standing,
  standingInFirm,
  standingsToward,
  whoAnswersFor,
} from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { type ClientScene, refAhead, sceneOfClient, scenesOf } from './facts.ts';
import type { Meeting } from './queries.ts';
import { byKind, daysOverdue, isMetLately, type MeetingKind, type MeetingRhythm, starves } from './rules.ts';
import { look, type MeetingPorts, type MeetingRef } from './standing.ts';

/** Where one kind of meeting with a client stands. */
export interface KindOverview {
  readonly kind: MeetingKind;
  /** the next one, booked or not */
  readonly ref: MeetingRef;
  readonly booking: Meeting['booking'];
  /** the last one held; its outcome can be corrected */
  readonly last: { readonly number: number; readonly heldOn: LocalDate } | undefined;
  /** the last day on which one of this kind is known to have been held, also before there were numbers */
  readonly lastHeld: LocalDate | undefined;
  /** undefined: nothing is due, since the client is paused or nothing has begun */
  readonly due: LocalDate | undefined;
  /** 0: not overdue */
  readonly daysOverdue: number;
  /** overdue, while the other kind was held meanwhile (1.17) */
  readonly starves: boolean;
}

export interface ClientMeetings {
  readonly clientId: string;
  readonly client: string;
  readonly today: LocalDate;
  /** no active engagement, and not kept in touch with: nothing is asked */
  readonly paused: boolean;
  /** nothing is asked before go */
  readonly beforeGo: boolean;
  /** any kind, within the last three months */
  readonly metLately: boolean;
  readonly rhythm: MeetingRhythm;
  readonly kinds: { readonly follow_up: KindOverview; readonly development: KindOverview };
  /** what whoever looks may do */
  readonly acts: {
    readonly book: boolean;
    readonly agenda: boolean;
    readonly record: boolean;
    readonly rhythm: boolean;
  };
}

/** When a client was met and is met next, for whoever may know what is known with it. */
export async function openMeetings(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<ClientMeetings | 'not_yours'> {
  const seen = await look(ports, ports.db, { context, actor, clientId, act: 'ledger.see' });
  if (seen === 'not_yours') return 'not_yours';
  return meetingsIn(await sceneOfClient(ports.db, context, seen.client), seen.standing);
}

/** The same of every client that she leads or stands in for, the longest overdue first. */
export async function myMeetings(
  { db }: MeetingPorts,
  context: PeopleContext,
  actor: Person,
): Promise<readonly ClientMeetings[]> {
  const clientIds = await clientsOfHers(db, context, actor);
  const matters = clientIds.map(id => ({ kind: 'client' as const, id }));
  const standings = await standingsToward(db, context, actor, matters);
  const scenes = await scenesOf(db, context, actor.workspaceId, clientIds);
  return [...scenes]
    .map(([id, scene]) => meetingsIn(scene, standings.get(id) ?? standingInFirm(actor)))
    .toSorted((a, b) => longestOverdue(b) - longestOverdue(a) || soonest(a, b) || (a.client < b.client ? -1 : 1));
}

async function clientsOfHers(db: Executor, context: PeopleContext, actor: Person): Promise<string[]> {
  const all = actor.active ? await clientsOf(db, actor.workspaceId) : [];
  const matters = all.map(({ id }) => ({ kind: 'client' as const, id }));
  const answering = await whoAnswersFor(db, context, actor.workspaceId, matters);
  const isHers = (id: string) => {
    const theirs = answering.get(id);
    return theirs !== undefined && mayAnswerFor(actor.id, { kind: 'client', id }, theirs);
  };
  return all.flatMap(({ id }) => (isHers(id) ? [id] : []));
}

const longestOverdue = ({ kinds }: ClientMeetings): number =>
  Math.max(kinds.follow_up.daysOverdue, kinds.development.daysOverdue);

/** Whatever is due first comes first; what is paused, last. */
function soonest(a: ClientMeetings, b: ClientMeetings): number {
  const [first, second] = [firstDue(a), firstDue(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

const firstDue = ({ kinds }: ClientMeetings): string =>
  [kinds.follow_up.due ?? 'z', kinds.development.due ?? 'z'].toSorted()[0] ?? 'z';

function meetingsIn(scene: ClientScene, standing: Standing): ClientMeetings {
  const { facts, today, state, lastHeld, rhythm } = scene;
  return {
    clientId: facts.client.id,
    client: facts.client.name,
    today,
    paused: !facts.active,
    beforeGo: state === 'before_go',
    metLately: isMetLately(lastHeld, today),
    rhythm,
    kinds: byKind(kind => kindIn(scene, kind)),
    acts: {
      book: may(standing, 'meeting.book'),
      agenda: may(standing, 'meeting.agenda'),
      record: may(standing, 'meeting.record'),
      rhythm: may(standing, 'meeting.rhythm'),
    },
  };
}

function kindIn(scene: ClientScene, kind: MeetingKind): KindOverview {
  const { today, lastHeld, last } = scene;
  const due = scene.due[kind];
  const held = last[kind];
  return {
    kind,
    ref: refAhead(scene, kind),
    booking: scene.ahead[kind]?.booking,
    last: held?.held && { number: held.number, heldOn: held.held.heldOn },
    lastHeld: lastHeld[kind],
    due,
    daysOverdue: daysOverdue(due, today),
    starves: starves(kind, { due, lastHeld }, today),
  };
}
