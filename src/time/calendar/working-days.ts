import {
  dateOfDayNumber,
  dayNumber,
  type LocalDate,
  type Weekday,
  weekdayOf,
  weekdayOfDayNumber,
} from './local-date.ts';

/** The holidays known from `first` to `last`. Outside that range nothing is known, so asking there is a mistake. */
export interface Calendar {
  readonly name: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly holidays: ReadonlySet<LocalDate>;
}

/** The days on which somebody works: her weekdays, less the holidays of her calendar. */
export interface WorkDays {
  readonly calendar: Calendar;
  readonly workingDays: readonly Weekday[];
}

/** Where a date goes that is no working day. `modified_following`: the next one, but the one before if that is in the next month. */
export type Roll = 'none' | 'following' | 'preceding' | 'modified_following';

export const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];

/** Throws RangeError for a date outside the years the calendar has loaded. */
export function isHoliday(date: LocalDate, calendar: Calendar): boolean {
  if (date < calendar.first || date > calendar.last) {
    throw new RangeError(
      `The holidays of ${calendar.name} are loaded from ${calendar.first} to ${calendar.last}, not for ${date}`,
    );
  }
  return calendar.holidays.has(date);
}

export function isWorkingDay(date: LocalDate, whose: WorkDays): boolean {
  return !isHoliday(date, whose.calendar) && whose.workingDays.includes(weekdayOf(date));
}

/** The working day `n` working days after the date, before it if n is negative; the date itself, whatever it is, if n is 0. */
export function addWorkingDays(date: LocalDate, n: number, whose: WorkDays): LocalDate {
  const step = n < 0 ? -1 : 1;
  let day = dayNumber(date);
  for (let left = Math.abs(n); left > 0; left -= 1) day = workingDayFrom(day + step, step, whose);
  return dateOfDayNumber(day);
}

/** Moves a date that is no working day to one, by the convention; a working day stays. */
export function rollDate(date: LocalDate, roll: Roll, whose: WorkDays): LocalDate {
  switch (roll) {
    case 'none':
      return date;
    case 'following':
      return nearestWorkingDay(date, 1, whose);
    case 'preceding':
      return nearestWorkingDay(date, -1, whose);
    case 'modified_following': {
      const following = nearestWorkingDay(date, 1, whose);
      return following.slice(0, 7) === date.slice(0, 7) ? following : nearestWorkingDay(date, -1, whose);
    }
  }
}

/**
 * The nth working day from `first` to `last`, both included; negative n counts from the end.
 * Where there are fewer than n (few weekdays, a long closure) the farthest; where there is none, null.
 */
export function nthWorkingDay(
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
  n: number,
  whose: WorkDays,
): LocalDate | null {
  if (!Number.isInteger(n) || n === 0) throw new RangeError(`There is no working day number ${n}`);
  const step = n > 0 ? 1 : -1;
  const [start, end] = n > 0 ? [dayNumber(first), dayNumber(last)] : [dayNumber(last), dayNumber(first)];
  let found: LocalDate | null = null;
  let left = Math.abs(n);
  for (let day = start; left > 0 && (end - day) * step >= 0; day += step) {
    const date = workingDateOf(day, whose);
    if (date === null) continue;
    found = date;
    left -= 1;
  }
  return found;
}

const nearestWorkingDay = (date: LocalDate, step: 1 | -1, whose: WorkDays): LocalDate =>
  dateOfDayNumber(workingDayFrom(dayNumber(date), step, whose));

/** The day itself if it is a working day, else the nearest one in the direction of `step`. The calendar's end ends the search. */
function workingDayFrom(from: number, step: 1 | -1, whose: WorkDays): number {
  if (whose.workingDays.length === 0) throw new RangeError('Somebody without working weekdays has no working days');
  let day = from;
  while (workingDateOf(day, whose) === null) day += step;
  return day;
}

/** The date of a day number if it is a working day. The weekday is asked first: a day off needs no date written out. */
function workingDateOf(day: number, { workingDays, calendar }: WorkDays): LocalDate | null {
  if (!workingDays.includes(weekdayOfDayNumber(day))) return null;
  const date = dateOfDayNumber(day);
  return isHoliday(date, calendar) ? null : date;
}
