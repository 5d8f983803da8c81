import type { Tx } from '../db/connect.ts';
import { endByItself } from '../deviations/index.ts';
import { type PeopleContext, type Person, people, personById } from '../roster/index.ts';
import { instantOf, type LocalDate } from '../time/calendar.ts';
import { setDate } from './booking.ts';
import { endOccurrence, wakeMeeting } from './clock.ts';
import { dueAfter, sceneOfClient } from './facts.ts';
import { comingTo } from './invite.ts';
import * as queries from './queries.ts';
import { type NewOutcome, type Recording, write, writeRegisters } from './recording.ts';
import { heldFault, isLastMeeting, latestBooking, monthsOf, nextFault, type Slot } from './rules.ts';
import { type ChangedMeanwhile, changedMeanwhile, isSentAgain, type MeetingPorts, take } from './standing.ts';

export interface NextTooLate {
  readonly refused: 'next_too_late';
  readonly latest: LocalDate;
}

export type NextRefused = 'next_missing' | 'next_past' | NextTooLate;

export type RecordOutcome =
  | 'held'
  | 'corrected'
  | 'in_future'
  | 'before_last'
  | 'guest_gone'
  | 'gone'
  | 'not_yours'
  | NextRefused
  | ChangedMeanwhile;

/** A meeting was held, and this came of it; or what was written is corrected. The next one is booked in the same transaction. */
export async function recordOutcome(
  ports: MeetingPorts,
  context: PeopleContext,
  actor: Person,
  given: NewOutcome,
): Promise<RecordOutcome> {
  if (given.result.kind !== given.kind)
    throw new Error(`what came of a ${given.result.kind} is no outcome of a ${given.kind}`);
  return take(ports, { context, actor, key: given, act: 'meeting.record' }, async (tx, meeting, client) => {
    const again = await isSentAgain(tx, meeting, given, { actorId: actor.id, events: ['held', 'corrected'] });
    if (again && isSame(meeting, given)) {
      // Lines that she has added meanwhile are not lost; the others stand there already.
      await writeRegisters(tx, { actor, client, meeting, given }, context.now);
      return again === 'held' ? 'held' : 'corrected';
    }
    const stale = await changedMeanwhile(tx, meeting, given);
    if (stale) return stale;
    const scene = await sceneOfClient(tx, context, client);
    const fault = heldFault({ ...(await neighbours(tx, meeting)), heldOn: given.heldOn, today: scene.today });
    if (fault) return fault;
    const came = await cameTo(tx, context, actor, given.attended);
    if (came === 'guest_gone') return 'guest_gone';
    const recording = { actor, client, scene, meeting, given, came };
    if (meeting.held) {
      await write(tx, recording, context.now);
      // When the next one is due may be another day now.
      await wakeMeeting(tx, after(meeting), context.now);
      return 'corrected';
    }
    const refused = refusedNext(recording, context.now);
    if (refused) return refused;
    return close(ports, tx, context, recording);
  });
}

const isSame = ({ held }: queries.Meeting, { heldOn, result }: NewOutcome): boolean =>
  held?.heldOn === heldOn &&
  held.learnt === result.learnt &&
  held.explained === result.explained &&
  held.actions === result.actions;

/** When the ones before and after it were held. */
async function neighbours(tx: Tx, { clientId, kind, number }: queries.Meeting) {
  const before = await queries.meetingByKey(tx, { clientId, kind, number: number - 1 });
  const after = await queries.meetingByKey(tx, { clientId, kind, number: number + 1 });
  return { before: before?.held?.heldOn, after: after?.held?.heldOn };
}

/** Also somebody who has left since may have been there. */
async function cameTo(
  tx: Tx,
  context: PeopleContext,
  { workspaceId }: Person,
  slackUserIds: readonly string[],
): Promise<readonly string[] | 'guest_gone'> {
  const found = slackUserIds.length > 0 ? await people(tx, context, { workspaceId, slackUserIds }) : [];
  const ids = slackUserIds.flatMap(slackId => found.find(({ slackUserId }) => slackUserId === slackId)?.id ?? []);
  return ids.length < slackUserIds.length ? 'guest_gone' : [...new Set(ids)].toSorted();
}

function refusedNext({ scene, meeting, given }: Recording, now: Date): NextRefused | undefined {
  const { kind } = meeting;
  const { facts, rhythm, today } = scene;
  const { next, heldOn } = given;
  const due = dueAfter(scene, kind, heldOn);
  const latest = latestBooking(due, today, monthsOf(kind, rhythm));
  const isLast = isLastMeeting(due, facts.active, facts.endsOn);
  const startsAt = next && instantOf(next.onDay, next.atTime, facts.rhythm.zone);
  const fault = nextFault({ onDay: next?.onDay, startsAt, heldOn, now, isLast, latest });
  return fault === 'next_too_late' ? { refused: fault, latest } : fault;
}

/** It was held: the next one is booked, and nothing is overdue any more. */
async function close(ports: MeetingPorts, tx: Tx, context: PeopleContext, recording: Recording): Promise<'held'> {
  const { now } = context;
  const { client, meeting } = recording;
  await endOccurrence(tx, meeting);
  await write(tx, recording, now);
  const ended = {
    workspaceId: client.workspaceId,
    family: 'cadence' as const,
    subjectId: client.id,
    topic: meeting.kind,
  };
  await endByItself(ports, tx, ended, now);
  const next = after(meeting);
  await wakeMeeting(tx, next, now);
  await queries.insertToBook(tx, [next]);
  if (recording.given.next) await bookNext(tx, context, recording, recording.given.next);
  return 'held';
}

const after = ({ clientId, kind, number, workspaceId }: queries.Meeting) => ({
  clientId,
  kind,
  number: number + 1,
  workspaceId,
});

/** At the same place. */
async function bookNext(tx: Tx, context: PeopleContext, recording: Recording, slot: Slot): Promise<void> {
  const { actor, scene, meeting } = recording;
  const next = await queries.lockMeeting(tx, after(meeting));
  if (!next) throw new Error('a meeting that was just written is gone');
  const personIds = await comingNext(tx, context, recording, slot);
  const { zone } = scene.facts.rhythm;
  const { onDay, atTime, minutes } = slot;
  const startsAt = instantOf(onDay, atTime, zone);
  const date = { onDay, atTime, minutes, zone, startsAt, place: meeting.booking?.place ?? null };
  await setDate(tx, next, { booking: date, personIds, reason: null, actorId: actor.id }, context.now);
}

/** The lead, and whoever was invited to this one and still works here; whoever has stood in only if the lead is away then, too. */
async function comingNext(
  tx: Tx,
  context: PeopleContext,
  { actor, client, meeting }: Recording,
  { onDay }: Slot,
): Promise<readonly string[]> {
  const guests = await queries.guestsOf(tx, [meeting.id]);
  const invited = guests.flatMap(guest => (guest.invited ? [guest.personId] : []));
  const present = invited.length > 0 ? await people(tx, context, { ids: invited }) : [];
  const slackIds = present.flatMap(({ active, slackUserId }) => (active ? [slackUserId] : []));
  const coming = await comingTo(tx, context, { actor, client, guests: slackIds });
  if (coming === 'guest_gone') throw new Error('somebody who was just there is gone');
  if (actor.id === client.leadId || invited.includes(actor.id)) return coming;
  const lead = client.leadId ? await personById(tx, context, client.leadId) : undefined;
  return lead?.active && !lead.away(onDay) ? coming.filter(id => id !== actor.id) : coming;
}
