import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { type BookingForm, bookMeeting, cancelMeeting, openBooking } from '../meetings.ts';
import * as views from '../views.ts';
import { clientPage, contextOf, type MeetingListenerPorts, meanwhileOf, receiving, showing } from './ports.ts';

/** Finding a day for a meeting, another one, or none. */
export const bookingClicks = (ports: MeetingListenerPorts): NonNullable<Listeners['clicks']> => ({
  [views.openBookingAction]: formOf(ports, (found, actor) => views.bookingForm(found, actor.language)),
  [views.openCancelAction]: formOf(ports, ({ booking, ref, client }, actor) =>
    booking ? views.cancelForm({ ref, client, booking }, actor.language) : clientPage(ports, actor, ref.clientId),
  ),
});

export const bookingSubmissions = (ports: MeetingListenerPorts): NonNullable<Listeners['submissions']> => ({
  [views.bookingCallback]: receiving(ports, (actor, submission) => submitBooking(ports, actor, submission)),
  [views.cancelCallback]: receiving(ports, (actor, submission) => submitCancel(ports, actor, submission)),
});

/** A form about the meeting that a button names; where there is nothing left to fill in, the client’s page and why. */
const formOf = (
  ports: MeetingListenerPorts,
  form: (found: BookingForm, actor: Person) => ModalView | Promise<ModalView>,
) =>
  showing(ports, async (actor, value) => {
    const key = views.keyTarget(value);
    const found = key ? await openBooking(ports, contextOf(ports), actor, key) : 'not_yours';
    if (!key || found === 'not_yours') return views.notYours(actor.language);
    if (found === 'held' || found === 'gone') return clientPage(ports, actor, key.clientId, views.lateNote(found));
    return form(found, actor);
  });

async function submitBooking(
  ports: MeetingListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const ref = views.refTarget(metadata);
  if (!ref) return { update: views.notYours(actor.language) };
  const read = views.readBooking(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const { dayField, ...booking } = read.value;
  const outcome = await bookMeeting(ports, contextOf(ports), actor, { ...ref, ...booking });
  const page = (note: views.Note) => clientPage(ports, actor, ref.clientId, note);
  if (typeof outcome === 'object') {
    const fault =
      outcome.refused === 'too_late' ? outcome : { ...meanwhileOf(outcome, actor), refused: outcome.refused };
    return { errors: views.bookingErrors(fault, dayField, actor.language) };
  }
  switch (outcome) {
    case 'booked':
    case 'moved':
      return { update: await page(views.bookedNote(ref, outcome)) };
    case 'held':
    case 'gone':
      return { update: await page(views.lateNote(outcome)) };
    case 'not_yours':
      return { update: views.notYours(actor.language) };
    case 'past':
    case 'guest_gone':
      return { errors: views.bookingErrors(outcome, dayField, actor.language) };
  }
}

async function submitCancel(
  ports: MeetingListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const ref = views.refTarget(metadata);
  if (!ref) return { update: views.notYours(actor.language) };
  const read = views.readReason(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await cancelMeeting(ports, contextOf(ports), actor, { ...ref, reason: read.value });
  if (typeof outcome === 'object') return { errors: views.cancelErrors(meanwhileOf(outcome, actor), actor.language) };
  if (outcome === 'not_yours') return { update: views.notYours(actor.language) };
  const note = outcome === 'cancelled' ? views.cancelledNote(ref) : views.lateNote(outcome);
  return { update: await clientPage(ports, actor, ref.clientId, note) };
}
