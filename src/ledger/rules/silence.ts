import { addDays, instantOf, type LocalDate, type Rhythm, rollDate } from '../../time/calendar.ts';

/** What decides when a client's silence is worth a word (4.06, 4.08). */
export interface SilenceFacts {
  /** it has work under way, or one keeps in touch */
  readonly active: boolean;
  /** when the present work began, never before go */
  readonly since: LocalDate;
  readonly lastContact: LocalDate | undefined;
  /** days without contact that count as silence */
  readonly days: number;
  /** the client's own working days */
  readonly rhythm: Rhythm;
}

/** In milliseconds: so long before the client's day opens that the alert stands in the morning's message of the same day. */
const beforeOpening = 15 * 60_000;

/** The day from which silence counts: of the last contact, or on which the work began. */
export const quietSince = ({ since, lastContact }: Pick<SilenceFacts, 'since' | 'lastContact'>): LocalDate =>
  lastContact && lastContact > since ? lastContact : since;

/** When it has been quiet for so many days: on a working day of the client's, the next one if it falls on a free day. */
export function silentAt({ days, rhythm, ...facts }: Omit<SilenceFacts, 'active'>): Date {
  const day = addDays(quietSince(facts), days);
  // What was to be said before the calendar begins has been due for long.
  const known = day < rhythm.calendar.first ? rhythm.calendar.first : day;
  const date = rollDate(known, 'following', rhythm);
  return new Date(instantOf(date, rhythm.opens, rhythm).getTime() - beforeOpening);
}

/** Has it been quiet for so long by now that somebody has heard of it, or is about to? */
export const isSilent = (facts: SilenceFacts, now: Date): boolean => facts.active && silentAt(facts) <= now;

/**
 * One silence has one name: the day it counts from. `ended`: how often one of this client was ended by itself; a contact that was
 * a slip lets the same day count again, and that is news again.
 */
export const silenceKey = (facts: Pick<SilenceFacts, 'since' | 'lastContact'>, ended: number): string =>
  ended === 0 ? quietSince(facts) : `${quietSince(facts)} ${ended}`;
