import type { MeetingKind } from './rules.ts';

/** The messages of this room. All but invitations go to whoever answers for the client when they are sent. */
export const messageKinds = {
  book: 'meetings.book',
  bookReminder: 'meetings.book_reminder',
  agenda: 'meetings.agenda',
  outcome: 'meetings.outcome',
  outcomeReminder: 'meetings.outcome_reminder',
  /** to the leadership contact */
  longOverdue: 'meetings.long_overdue',
  /** to the lead who booked it and whoever is invited, with a file for the calendar */
  invitation: 'meetings.invitation',
} as const;

/** Each kind of meeting comes round by itself; the subject is the client. */
export const cadenceOf = (kind: MeetingKind): string => `meeting_${kind}`;
