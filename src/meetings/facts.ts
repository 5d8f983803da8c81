import type { Executor } from '../db/connect.ts';
import { type ClientFacts, clientFacts, type PeopleContext } from '../roster/index.ts';
import { type Settings, settingsOf, workspaceOf } from '../settings/index.ts';
import { type LocalDate, localDateOf, type WorkDays } from '../time/calendar.ts';
import * as queries from './queries.ts';
import {
  type ByKind,
  byKind,
  dueOn,
  latestBooking,
  type MeetingKind,
  type MeetingRef,
  type MeetingRhythm,
  monthsOf,
  rollBack,
} from './rules.ts';

/** How a client is met: everything that decides when it is due, and what it has ahead. */
export interface ClientScene {
  readonly facts: ClientFacts;
  readonly settings: Settings;
  /** where the client is */
  readonly today: LocalDate;
  /** nothing is asked of a client that is paused, or before go */
  readonly state: 'met' | 'paused' | 'before_go';
  readonly rhythm: MeetingRhythm;
  readonly firm: WorkDays;
  readonly ahead: ByKind<queries.Meeting | undefined>;
  readonly last: ByKind<queries.Meeting | undefined>;
  /** also before there were numbers */
  readonly lastHeld: ByKind<LocalDate | undefined>;
  /** undefined: nothing is due */
  readonly due: ByKind<LocalDate | undefined>;
}

/** The scenes of clients of one workspace, by id. A fixed number of queries, however many they are. */
export async function scenesOf(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  clientIds: readonly string[],
): Promise<Map<string, ClientScene>> {
  if (clientIds.length === 0) return new Map();
  const settings = await settingsOf(db, workspaceId);
  const { goAt } = await workspaceOf(db, workspaceId);
  const facts = await clientFacts(db, context, clientIds);
  const rhythms = await queries.rhythmsOf(db, clientIds);
  const ahead = Map.groupBy(await queries.meetingsAhead(db, clientIds), ({ clientId }) => clientId);
  const last = Map.groupBy(await queries.lastMeetings(db, clientIds), ({ clientId }) => clientId);
  const calendar = await context.shelf.calendar(settings.calendar, settings.ownDays, context.now);
  const firm = { calendar, workingDays: settings.workingDays };
  const scenes = [...facts].map(([id, own]) => {
    const known = { settings, isGone: goAt !== null, firm, rhythm: rhythms.get(id) ?? workspacesRhythm(settings) };
    return [id, sceneOf(own, known, ofKind(ahead.get(id)), ofKind(last.get(id)), context.now)] as const;
  });
  return new Map(scenes);
}

/** The same of one client; undefined: there is none. */
export async function sceneOfClient(
  db: Executor,
  context: PeopleContext,
  client: { readonly id: string; readonly workspaceId: string },
): Promise<ClientScene> {
  const scene = (await scenesOf(db, context, client.workspaceId, [client.id])).get(client.id);
  if (!scene) throw new Error('a client that was just read is gone');
  return scene;
}

const workspacesRhythm = (settings: Settings): MeetingRhythm => ({
  followUpMonths: settings.meetingFollowUpMonths,
  developmentMonths: settings.meetingDevelopmentMonths,
});

const ofKind = (meetings: readonly queries.Meeting[] = []): ByKind<queries.Meeting | undefined> =>
  byKind(kind => meetings.find(meeting => meeting.kind === kind));

interface Known extends Pick<ClientScene, 'settings' | 'firm' | 'rhythm'> {
  readonly isGone: boolean;
}

function sceneOf(
  facts: ClientFacts,
  { isGone, ...known }: Known,
  ahead: ClientScene['ahead'],
  last: ClientScene['last'],
  now: Date,
): ClientScene {
  const state = !isGone ? 'before_go' : facts.active ? 'met' : 'paused';
  const lastHeld = byKind(kind => lastOf(kind, last[kind]?.held?.heldOn, facts.lastMet));
  const undated = { ...known, facts, state, ahead, last, lastHeld, today: localDateOf(now, facts.rhythm) } as const;
  return { ...undated, due: byKind(kind => (state === 'met' ? dueAfter(undated, kind, lastHeld[kind]) : undefined)) };
}

/** A meeting before there were numbers counts as a follow-up. */
function lastOf(kind: MeetingKind, held: LocalDate | undefined, lastMet: LocalDate | null): LocalDate | undefined {
  if (kind !== 'follow_up' || lastMet === null) return held;
  return held === undefined || lastMet > held ? lastMet : held;
}

/** When a kind is due if it was last held on that day. */
export function dueAfter(
  { facts, rhythm, settings, firm }: Pick<ClientScene, 'facts' | 'rhythm' | 'settings' | 'firm'>,
  kind: MeetingKind,
  lastHeld: LocalDate | undefined,
): LocalDate {
  const due = dueOn({ kind, rhythm, firstDays: settings.meetingFirstDays, since: facts.since, lastHeld });
  return rollBack(due, [facts.rhythm, firm]);
}

/** The next one of a kind: which it is, and as which version it stands. */
export function refAhead({ facts, ahead, last }: ClientScene, kind: MeetingKind): MeetingRef {
  const { id: clientId } = facts.client;
  const next = ahead[kind];
  if (next) return { clientId, kind, number: next.number, version: next.version };
  return { clientId, kind, number: (last[kind]?.number ?? 0) + 1, version: 1 };
}

/** The last day for which the next one may be booked. */
export const latestOf = ({ due, today, rhythm }: ClientScene, kind: MeetingKind): LocalDate =>
  latestBooking(due[kind], today, monthsOf(kind, rhythm));
