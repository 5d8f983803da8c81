import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { dayInWords } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import type { Attachment } from '../slack/blocks.ts';
import { wallClock, type Zone } from '../time/calendar.ts';
import type { MeetingKind } from './rules.ts';
import { cityOf, voice, type Words } from './views/words.ts';

/** Somebody as a calendar knows her. Without an address no calendar can. */
export interface Invited {
  readonly name: string;
  readonly mail: string | null;
}

export interface Invitation {
  readonly meetingId: string;
  /** rises with every change: a calendar keeps what has the highest */
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly kind: MeetingKind;
  readonly client: string;
  readonly startsAt: Date;
  readonly minutes: number;
  /** the client's: the time is also said in words */
  readonly zone: Zone;
  readonly place: string | null;
  readonly organizer: Invited;
  readonly attendees: readonly Invited[];
  readonly now: Date;
}

const MINUTE_MS = 60_000;
/** RFC 2606: reaches nobody. An invitation has to name an organizer, and Slack may not know her address. */
const nobody = 'nobody@three-hats.invalid';

/**
 * The meeting as an iCalendar file (RFC 5545, 5546): one UID for ever, so that a calendar changes or removes what it has. It tells who meets
 * which client when, and nothing of what it is about: calendars are read over shoulders.
 */
export function invitationFile(model: Invitation, language: Language): Attachment {
  const say = voice(language);
  const isCancelled = model.method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'three-hats', product: 'client meetings', language: language.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const event = calendar.createEvent({
    // What is left out, the library would take from the clock or from chance.
    id: `${model.meetingId}@three-hats`,
    stamp: model.now,
    start: model.startsAt,
    end: new Date(model.startsAt.getTime() + model.minutes * MINUTE_MS),
    sequence: model.sequence,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: unbroken(titleOf(model, say)),
    description: written(descriptionOf(model, language, say)),
    organizer: { name: unbroken(model.organizer.name), email: model.organizer.mail ?? nobody },
    ...(model.place ? { location: written(model.place) } : {}),
  });
  for (const { name, mail } of model.attendees) {
    if (mail === null) continue;
    const status = mail === model.organizer.mail ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION;
    event.createAttendee({ name: unbroken(name), email: mail, status, rsvp: status !== ICalAttendeeStatus.ACCEPTED });
  }
  return { name: 'meeting.ics', title: say('invitation.file'), bytes: `${calendar.toString()}\r\n` };
}

const titleOf = ({ kind, client }: Invitation, say: Words): string => say(`invitation.title.${kind}`, { client });

function descriptionOf({ startsAt, zone }: Invitation, language: Language, say: Words): string {
  const { date, time } = wallClock(startsAt, zone);
  return say('invitation.when', { day: dayInWords(date, language), time, city: cityOf(zone) });
}

/** iCalendar allows no control characters but tab and line break; half a character cannot be written at all. */
const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, ' ');

/** A title or a name is one line; a name of nothing is still somebody. */
const unbroken = (text: string): string => written(text).replace(/\s+/g, ' ').trim() || '–';
