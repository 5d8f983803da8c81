import {
  addDays,
  addWorkingDays,
  instantOf,
  type LocalDate,
  localDateOf,
  type Rhythm,
  rollDate,
} from '../../time/calendar.ts';

/** Working days between the two times that an owner is asked about a day of hers; after the second it is quiet. */
const daysBetween = 5;

/** The message of the second time. */
export const againKey = (nextOn: string): string => `${nextOn}#2`;

/** The day that a message of either time is about. */
export const dayAskedAbout = (period: string): string => period.replace(/#2$/, '');

/**
 * When the owner of a suggestion is first asked: where the client works, as its day begins, on a working day of its own. A day that has passed is
 * asked about today. Undefined: the client has no working days at all.
 */
export function askAt(nextOn: LocalDate, now: Date, rhythm: Rhythm): Date | undefined {
  if (rhythm.workingDays.length === 0) return undefined;
  const today = localDateOf(now, rhythm);
  return opening(nextOn < today ? today : nextOn, rhythm);
}

/** And when once more, if it is still the same day that matters. */
export const askAgainAt = (now: Date, rhythm: Rhythm): Date =>
  instantOf(addWorkingDays(localDateOf(now, rhythm), daysBetween, rhythm), rhythm.opens, rhythm);

/** And by when both times have surely passed, as far as anybody can tell beforehand. */
export const askedUntil = (dueAt: Date, rhythm: Rhythm): Date =>
  instantOf(addDays(localDateOf(dueAt, rhythm), 2 * daysBetween), rhythm.closes, rhythm);

/** Holidays of years that nobody knows yet are no holidays: whoever gets the message is asked within her own hours all the same. */
function opening(day: LocalDate, rhythm: Rhythm): Date {
  const isKnown = addDays(day, longestClosure) <= rhythm.calendar.last;
  return instantOf(isKnown ? rollDate(day, 'following', rhythm) : day, rhythm.opens, rhythm);
}

/** Days within which every calendar has a working day. */
const longestClosure = 60;

/** What one finds when the time has come to ask: `changed`: another day matters now. */
export type AskVerdict = 'ask' | 'answered' | 'changed' | 'paused';

export function askVerdict(
  day: string,
  { nextOn, isClientActive }: { readonly nextOn: LocalDate | null; readonly isClientActive: boolean },
): AskVerdict {
  if (nextOn === null) return 'answered';
  if (nextOn !== day) return 'changed';
  return isClientActive ? 'ask' : 'paused';
}
