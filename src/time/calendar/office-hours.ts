import { addDays, type LocalDate } from './local-date.ts';
import { addWorkingDays, isWorkingDay, type WorkDays } from './working-days.ts';
import { instantOf, type LocalTime, localDateOf, minuteOfDay, type Place, wallClock } from './zone.ts';

/** When somebody works: her zone, calendar, weekdays and hours. `opens` belongs to the hours, `closes` does not. */
export interface Rhythm extends WorkDays, Place {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

/** Whether she is absent on that date. */
export type Away = (date: LocalDate) => boolean;

/** Longer than any absence with an end; an absence without one has no "when she is back". */
const HORIZON_DAYS = 800;

const NEVER_AWAY: Away = () => false;

/** Whether the moment lies inside her hours, on a working day of hers, while she is not away. */
export function isInOfficeHours(at: Date, rhythm: Rhythm, away: Away = NEVER_AWAY): boolean {
  const date = localDateOf(at, rhythm);
  const day = worksOn(date, rhythm, away) ? hoursOn(date, rhythm) : null;
  return day !== null && day.opens <= at && at < day.closes;
}

/** The first moment at or after `from` inside her hours: `from` itself if it is. Null if she is away for more than two years. */
export function nextOfficeMoment(from: Date, rhythm: Rhythm, away: Away = NEVER_AWAY): Date | null {
  for (const { opens, closes } of workingDaysFrom(from, rhythm, away)) {
    if (from < closes) return from < opens ? opens : from;
  }
  return null;
}

/** The first start of a working day of hers at or after `from`. Null if she is away for more than two years. */
export function nextOpening(from: Date, rhythm: Rhythm, away: Away = NEVER_AWAY): Date | null {
  for (const { opens } of workingDaysFrom(from, rhythm, away)) {
    if (from <= opens) return opens;
  }
  return null;
}

/**
 * The moment at which so many minutes of her working time have passed since `from`: outside her hours, on days off and while she is away no
 * time passes. What is over at the end of a day is over at the start of her next one. Null if she is away for more than two years.
 */
export function officeTimeLater(from: Date, minutes: number, rhythm: Rhythm, away: Away = NEVER_AWAY): Date | null {
  let left = minutes * 60_000;
  for (const { opens, closes } of workingDaysFrom(from, rhythm, away)) {
    const begins = Math.max(from.getTime(), opens.getTime());
    if (begins + left < closes.getTime()) return new Date(begins + left);
    left -= Math.max(0, closes.getTime() - begins);
  }
  return null;
}

/** How long her working day is by the clock on the wall. */
export const officeDayMinutes = ({ opens, closes }: Rhythm): number => minuteOfDay(closes) - minuteOfDay(opens);

/** The same time on her wall clock, `n` working days of hers later; seconds are cut off. */
export function workingDaysLater(from: Date, n: number, rhythm: WorkDays & Place): Date {
  const { date, time } = wallClock(from, rhythm);
  return instantOf(addWorkingDays(date, n, rhythm), time, rhythm);
}

interface Hours {
  readonly opens: Date;
  readonly closes: Date;
}

/** Her working hours from the date of `from` on, day after day. */
function* workingDaysFrom(from: Date, rhythm: Rhythm, away: Away): Generator<Hours> {
  if (rhythm.workingDays.length === 0) return;
  let date = localDateOf(from, rhythm);
  for (let days = 0; days < HORIZON_DAYS; days += 1) {
    const hours = worksOn(date, rhythm, away) ? hoursOn(date, rhythm) : null;
    if (hours !== null) yield hours;
    date = addDays(date, 1);
  }
}

/** Away is asked first, so that a long absence does not ask for holidays of years that are not loaded. */
function worksOn(date: LocalDate, rhythm: Rhythm, away: Away): boolean {
  return !away(date) && isWorkingDay(date, rhythm);
}

/** Null for a date that the zone left out (Apia had no 30 December 2011). */
function hoursOn(date: LocalDate, rhythm: Rhythm): Hours | null {
  const { opens, closes } = rhythm;
  if (minuteOfDay(closes) <= minuteOfDay(opens))
    throw new RangeError(`The day opens at ${opens} but closes at ${closes}`);
  const openAt = instantOf(date, opens, rhythm);
  return localDateOf(openAt, rhythm) === date ? { opens: openAt, closes: instantOf(date, closes, rhythm) } : null;
}
