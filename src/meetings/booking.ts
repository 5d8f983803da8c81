import type { Tx } from '../db/connect.ts';
import type { PeopleContext, Person } from '../roster/index.ts';
import { instantOf } from '../time/calendar.ts';
import { latestOf, sceneOfClient } from './facts.ts';
import { callOff, comingTo, invite } from './invite.ts';
import * as queries from './queries.ts';
import { type Slot, slotFault } from './rules.ts';
import {
  type ChangedMeanwhile,
  changedMeanwhile,
  isSentAgain,
  type MeetingPorts,
  type MeetingRef,
  type TooLate,
  take,
} from './standing.ts';

export interface NewBooking extends MeetingRef, Slot {
  readonly place: string | null;
  /** Slack user ids of who comes along */
  readonly guests: readonly string[];
  /** why it moves, if it does and she says so */
  readonly reason: string | null;
}

export type BookOutcome =
  | 'booked'
  | 'moved'
  | 'past'
  | 'guest_gone'
  | 'held'
  | 'gone'
  | 'not_yours'
  | TooLate
  | ChangedMeanwhile;

/** Books a meeting, or moves it; whoever comes gets an invitation. */
export async function bookMeeting(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  given: NewBooking,
): Promise<BookOutcome> {
  return take(ports, { context, actor, key: given, act: 'meeting.book' }, async (tx, meeting, client) => {
    if (meeting.state === 'held') return 'held';
    const again = await isSentAgain(tx, meeting, given, { actorId: actor.id, events: ['booked', 'moved'] });
    if (again && isSame(meeting.booking, given)) return again === 'moved' ? 'moved' : 'booked';
    const stale = await changedMeanwhile(tx, meeting, given);
    if (stale) return stale;
    const scene = await sceneOfClient(tx, context, client);
    const { zone } = scene.facts.rhythm;
    const startsAt = instantOf(given.onDay, given.atTime, zone);
    const latest = latestOf(scene, meeting.kind);
    const fault = slotFault({ onDay: given.onDay, startsAt, now: context.now, latest });
    if (fault) return fault === 'too_late' ? { refused: fault, latest } : fault;
    const personIds = await comingTo(tx, context, { actor, client, guests: given.guests });
    if (personIds === 'guest_gone') return 'guest_gone';
    const { onDay, atTime, minutes, place } = given;
    const booking = { onDay, atTime, minutes, place, zone, startsAt };
    return setDate(tx, meeting, { booking, personIds, reason: given.reason, actorId: actor.id }, context.now);
  });
}

const isSame = (booking: queries.Booking | undefined, { onDay, atTime, minutes, place }: NewBooking): boolean =>
  booking?.onDay === onDay && booking.atTime === atTime && booking.minutes === minutes && booking.place === place;

export interface DateToSet {
  readonly booking: queries.Booking;
  /** who comes */
  readonly personIds: readonly string[];
  readonly reason: string | null;
  readonly actorId: string;
}

/** The meeting has a date from now on, or another one. */
export async function setDate(
  tx: Tx,
  meeting: queries.Meeting,
  { booking, personIds, reason, actorId }: DateToSet,
  now: Date,
): Promise<'booked' | 'moved'> {
  const { id, workspaceId } = meeting;
  const sequence = meeting.sequence + 1;
  const event = meeting.booking ? 'moved' : 'booked';
  const { startsAt, minutes } = booking;
  await queries.writeBooking(tx, id, { ...booking, sequence });
  await queries.noteChange(tx, {
    meetingId: id,
    workspaceId,
    event,
    at: now,
    personId: actorId,
    startsAt,
    minutes,
    reason,
  });
  await invite(tx, meeting, { sequence, startsAt, personIds }, now);
  return event;
}

export type CancelOutcome = 'cancelled' | 'held' | 'gone' | 'not_yours' | ChangedMeanwhile;

/** It does not take place on that day; it is due when it was due. */
export async function cancelMeeting(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  given: MeetingRef & { readonly reason: string | null },
): Promise<CancelOutcome> {
  return take(ports, { context, actor, key: given, act: 'meeting.book' }, async (tx, meeting) => {
    if (meeting.state === 'held') return 'held';
    if (await isSentAgain(tx, meeting, given, { actorId: actor.id, events: ['cancelled'] })) return 'cancelled';
    const stale = await changedMeanwhile(tx, meeting, given);
    if (stale) return stale;
    const { id, workspaceId, booking, sequence } = meeting;
    if (!booking) return 'cancelled';
    await queries.eraseBooking(tx, id);
    const { startsAt, minutes } = booking;
    const line = { meetingId: id, workspaceId, event: 'cancelled' as const, at: context.now, personId: actor.id };
    await queries.noteChange(tx, { ...line, startsAt, minutes, reason: given.reason });
    await callOff(tx, meeting, sequence + 1, context.now);
    await queries.replaceInvited(tx, meeting, []);
    return 'cancelled';
  });
}
