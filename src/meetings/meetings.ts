/** The verbs of this room: how a client meeting is booked, prepared, held and recorded, and who sees when it is due. */
export { openAgenda } from './agenda.ts';
export { bookMeeting, cancelMeeting, type NewBooking } from './booking.ts';
export { type BookingForm, openBooking } from './booking-form.ts';
export { addClientWord, openClientWord } from './client-word.ts';
export { myMeetings, openMeetings } from './look.ts';
export { recordOutcome } from './outcome.ts';
export { openOutcome, type Result } from './outcome-form.ts';
export type { NewOutcome } from './recording.ts';
export { openRhythm, setRhythm } from './rhythm.ts';
export type { ChangedMeanwhile, MeetingKey, MeetingPorts } from './standing.ts';
