import type { Executor } from '../db/connect.ts';
import type { LocalDate } from '../time/calendar.ts';
import { meetingsAhead, meetingsHeldSince } from './queries.ts';
import type { MeetingKind } from './rules.ts';

export interface MeetingDay {
  readonly kind: MeetingKind;
  readonly on: LocalDate;
  /** false: it is booked */
  readonly held: boolean;
}

/** The days of a client's meetings: those that were held from that day on, and those that are booked. */
export async function meetingDays(
  db: Executor,
  { id, workspaceId }: { readonly id: string; readonly workspaceId: string },
  since: LocalDate,
): Promise<MeetingDay[]> {
  const held = await meetingsHeldSince(db, workspaceId, since, id);
  const ahead = await meetingsAhead(db, [id]);
  return [
    ...held.map(({ kind, heldOn: on }) => ({ kind, on, held: true })),
    ...ahead.flatMap(({ kind, booking }) => (booking ? [{ kind, on: booking.onDay, held: false }] : [])),
  ];
}
