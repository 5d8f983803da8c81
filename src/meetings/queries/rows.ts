import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate, parseLocalTime } from '../../time/calendar.ts';
import {
  type MeetingKey,
  type MeetingKind,
  type MeetingState,
  meetingKinds,
  meetingStates,
  type Slot,
} from '../rules.ts';

/** When a meeting is; local day, time and zone are the truth. */
export interface Booking extends Slot {
  readonly zone: string;
  readonly startsAt: Date;
  readonly place: string | null;
}

export interface Held {
  readonly heldOn: LocalDate;
  readonly learnt: string | null;
  readonly explained: string | null;
  readonly actions: string | null;
  readonly recordedBy: string;
}

/** One meeting with a client, from before it is booked until it was held. */
export interface Meeting {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly client: string;
  readonly kind: MeetingKind;
  /** counted by client and kind, from 1 */
  readonly number: number;
  readonly state: MeetingState;
  /** grows with every change; a form that bears an older one is refused */
  readonly version: number;
  /** of its newest invitation; −1: nobody was invited yet */
  readonly sequence: number;
  /** also of one that was held, if it had been booked */
  readonly booking: Booking | undefined;
  readonly held: Held | undefined;
  /** the due day whose passing was reported; null: none, or it is no longer overdue */
  readonly overdueFrom: LocalDate | null;
}

const meetingQuery = (db: Executor) =>
  db
    .selectFrom('clientMeeting as m')
    .innerJoin('client as c', 'c.id', 'm.clientId')
    .select(['m.id', 'm.workspaceId', 'm.clientId', 'c.name as client', 'm.kind', 'm.number', 'm.state', 'm.version'])
    .select(['m.sequence', 'm.overdueFrom', 'm.onDay', 'm.atTime', 'm.zone', 'm.startsAt', 'm.minutes', 'm.place'])
    .select(['m.heldOn', 'm.learnt', 'm.explained', 'm.actions', 'm.recordedBy']);

type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingQuery>['execute']>>[number];

function meetingOf(row: MeetingRow): Meeting {
  const { id, workspaceId, clientId, client, number, version, sequence } = row;
  return {
    ...{ id, workspaceId, clientId, client, number, version, sequence },
    kind: oneOf(meetingKinds, row.kind),
    state: oneOf(meetingStates, row.state),
    booking: bookingOf(row),
    held: heldOf(row),
    overdueFrom: row.overdueFrom === null ? null : parseLocalDate(row.overdueFrom),
  };
}

function bookingOf({ onDay, atTime, zone, startsAt, minutes, place }: MeetingRow): Booking | undefined {
  if (onDay === null || atTime === null || zone === null || startsAt === null || minutes === null) return undefined;
  return { onDay: parseLocalDate(onDay), atTime: parseLocalTime(atTime), zone, startsAt, minutes, place };
}

function heldOf({ heldOn, learnt, explained, actions, recordedBy }: MeetingRow): Held | undefined {
  if (heldOn === null || recordedBy === null) return undefined;
  return { heldOn: parseLocalDate(heldOn), learnt, explained, actions, recordedBy };
}

/** The database's checks and our unions name the same words; anything else is a bug. */
function oneOf<T extends string>(words: readonly T[], text: string): T {
  const found = words.find(word => word === text);
  if (found === undefined) throw new Error(`${text} is none of ${words.join(', ')}`);
  return found;
}

const byKey = (db: Executor, { clientId, kind, number }: MeetingKey) =>
  meetingQuery(db).where('m.clientId', '=', clientId).where('m.kind', '=', kind).where('m.number', '=', number);

export async function meetingByKey(db: Executor, key: MeetingKey): Promise<Meeting | undefined> {
  const row = await byKey(db, key).executeTakeFirst();
  return row && meetingOf(row);
}

/** The same, held against others until the transaction ends. */
export async function lockMeeting(tx: Tx, key: MeetingKey): Promise<Meeting | undefined> {
  const row = await byKey(tx, key).forUpdate('m').executeTakeFirst();
  return row && meetingOf(row);
}

export async function meetingsById(db: Executor, ids: readonly string[]): Promise<Map<string, Meeting>> {
  if (ids.length === 0) return new Map();
  const rows = await meetingQuery(db).where('m.id', 'in', ids).execute();
  return new Map(rows.map(row => [row.id, meetingOf(row)]));
}

/** What these clients have ahead: at most one of each kind. */
export async function meetingsAhead(db: Executor, clientIds: readonly string[]): Promise<Meeting[]> {
  if (clientIds.length === 0) return [];
  const rows = await meetingQuery(db).where('m.clientId', 'in', clientIds).where('m.state', '<>', 'held').execute();
  return rows.map(meetingOf);
}

/** The last one of each kind that was held with each of these clients. */
export async function lastMeetings(db: Executor, clientIds: readonly string[]): Promise<Meeting[]> {
  if (clientIds.length === 0) return [];
  const rows = await meetingQuery(db)
    .distinctOn(['m.clientId', 'm.kind'])
    .where('m.clientId', 'in', clientIds)
    .where('m.state', '=', 'held')
    .orderBy('m.clientId')
    .orderBy('m.kind')
    .orderBy('m.number', 'desc')
    .execute();
  return rows.map(meetingOf);
}

/** Every meeting of a workspace, or of one of its clients, that was held from that day on, the oldest first. */
export async function meetingsHeldSince(
  db: Executor,
  workspaceId: string,
  since: LocalDate,
  clientId?: string,
): Promise<{ clientId: string; kind: MeetingKind; heldOn: LocalDate }[]> {
  const rows = await db
    .selectFrom('clientMeeting')
    .select(['clientId', 'kind', 'heldOn'])
    .where('workspaceId', '=', workspaceId)
    .where('heldOn', '>=', since)
    .$if(clientId !== undefined, query => query.where('clientId', '=', clientId ?? ''))
    .orderBy('heldOn')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ clientId, kind, heldOn }) =>
    heldOn === null ? [] : [{ clientId, kind: oneOf(meetingKinds, kind), heldOn: parseLocalDate(heldOn) }],
  );
}
