import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { MeetingKey } from '../rules.ts';
import type { Booking } from './rows.ts';
import type { ChangeEvent } from './standing.ts';

/** Stands in a message and behind a button, so that it is the same whenever the row is made again. */
export const meetingId = ({ clientId, kind, number }: MeetingKey): string =>
  idOf('client_meeting', clientId, kind, String(number));

export interface NewMeeting extends MeetingKey {
  readonly workspaceId: string;
}

/** The next meetings of their kinds, without a date; those that are there already stay. */
export async function insertToBook(tx: Tx, meetings: readonly NewMeeting[]): Promise<void> {
  if (meetings.length === 0) return;
  await tx
    .insertInto('clientMeeting')
    .values(meetings.map(meeting => ({ ...columnsOf(meeting), id: meetingId(meeting), state: 'to_book' })))
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

const columnsOf = ({ workspaceId, clientId, kind, number }: NewMeeting) => ({ workspaceId, clientId, kind, number });

/** It has a date, or another one; `sequence` is that of the invitation that says so. */
export async function writeBooking(tx: Tx, id: string, booking: Booking & { readonly sequence: number }) {
  const { onDay, atTime, zone, startsAt, minutes, place, sequence } = booking;
  await tx
    .updateTable('clientMeeting')
    .set({ state: 'booked', onDay, atTime, zone, startsAt, minutes, place, sequence, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

const noDate = { onDay: null, atTime: null, zone: null, startsAt: null, minutes: null, place: null };

export async function eraseBooking(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('clientMeeting')
    .set({ ...noDate, state: 'to_book', sequence: sql`sequence + 1`, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export interface HeldRow {
  readonly heldOn: LocalDate;
  readonly learnt: string | null;
  readonly explained: string | null;
  readonly actions: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** It was held; what was written before is replaced. */
export async function writeHeld(tx: Tx, id: string, held: HeldRow, sequence: number): Promise<void> {
  await tx
    .updateTable('clientMeeting')
    .set({ ...held, state: 'held', overdueFrom: null, sequence, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** It was reported as overdue since that day; null: it no longer is. No change that a form would have to know of. */
export async function writeOverdue(tx: Tx, id: string, overdueFrom: LocalDate | null): Promise<void> {
  await tx.updateTable('clientMeeting').set({ overdueFrom }).where('id', '=', id).execute();
}

export interface NewChange {
  readonly meetingId: string;
  readonly workspaceId: string;
  readonly event: ChangeEvent;
  readonly at: Date;
  readonly personId: string;
  readonly startsAt: Date | null;
  readonly minutes: number | null;
  readonly reason: string | null;
}

/** The next line; whoever writes it holds the meeting. */
export async function noteChange(tx: Tx, { meetingId: id, ...change }: NewChange): Promise<void> {
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from client_meeting_change where meeting_id = ${id})`;
  await tx
    .insertInto('clientMeetingChange')
    .values({ ...change, meetingId: id, number: next })
    .execute();
}
