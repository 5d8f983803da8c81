const DAY_MS = 86_400_000;

declare const brand: unique symbol;

/** A day that exists on the wall calendar, 'YYYY-MM-DD', years 1000–9999. It has no zone. String order is time order. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Whether the text is a 'YYYY-MM-DD' day that exists: 2027-02-29 is not. */
export function isLocalDate(text: string): text is LocalDate {
  if (!isShaped(text)) return false;
  const [year, month, day] = [yearOf(text), monthOfYear(text), dayInMonth(text)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads 'YYYY-MM-DD'. Throws RangeError for anything else, and for days that do not exist. */
export function parseLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`"${text}" is not a date (YYYY-MM-DD) that exists`);
  return text;
}

/** The number of days from 1970-01-01: date arithmetic is done on it, so no clock change can touch it. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY_MS;
}

/** The date of a day number. Throws RangeError outside the years 1000–9999. */
export function dateOfDayNumber(day: number): LocalDate {
  // Read field by field: writing the whole moment out (toISOString) takes five times as long.
  const at = new Date(day * DAY_MS);
  return dateFrom(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** The date with these numbers, which belong to a day that exists. Throws RangeError outside the years 1000–9999. */
export function dateFrom(year: number, month: number, day: number): LocalDate {
  const text = `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
  if (!isShaped(text)) throw new RangeError(`${text} lies outside the years 1000–9999`);
  return text;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** 1–12. */
export function monthOfYear(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

const dayInMonth = (date: LocalDate): number => Number(date.slice(8));

/** The Gregorian rule; months from 1 to 12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDayNumber(dayNumber(date));
}

/** Day 0, 1970-01-01, was a Thursday. */
export function weekdayOfDayNumber(day: number): Weekday {
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return ([1, 2, 3, 4, 5, 6] as const)[sinceMonday] ?? 7;
}

/** `days` may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Whole days from `earlier` to `later`; negative when they stand the other way round. */
export function daysBetween(earlier: LocalDate, later: LocalDate): number {
  return dayNumber(later) - dayNumber(earlier);
}

/**
 * The same day of the month, `months` later; a day the month does not have becomes its last.
 * Count from the anchor, not from the result before: 31 January, 28 February, 31 March.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const first = Date.UTC(yearOf(date), monthOfYear(date) - 1 + months, 1) / DAY_MS;
  return dayOfMonth(dateOfDayNumber(first), dayInMonth(date));
}

/** The given day in the month that `within` lies in; the 31st of a shorter month is its last day. */
export function dayOfMonth(within: LocalDate, day: number): LocalDate {
  if (!Number.isInteger(day) || day < 1 || day > 31) throw new RangeError(`A month has no day ${day}`);
  const [year, month] = [yearOf(within), monthOfYear(within)];
  return dateFrom(year, month, Math.min(day, daysInMonth(year, month)));
}

/**
 * The nth given weekday of the month that `within` lies in; negative n counts from its end.
 * Like the 31st, a fifth one that the month does not have becomes its last.
 */
export function nthWeekdayOfMonth(within: LocalDate, weekday: Weekday, n: number): LocalDate {
  if (!Number.isInteger(n) || n === 0 || Math.abs(n) > 5) throw new RangeError(`A month has no weekday number ${n}`);
  const first = dayNumber(dayOfMonth(within, 1));
  const last = dayNumber(dayOfMonth(within, 31));
  const firstOne = first + ((weekday - weekdayOfDayNumber(first) + 7) % 7);
  const lastOne = last - ((weekdayOfDayNumber(last) - weekday + 7) % 7);
  const day = n > 0 ? Math.min(firstOne + (n - 1) * 7, lastOne) : Math.max(lastOne + (n + 1) * 7, firstOne);
  return dateOfDayNumber(day);
}

/** Enough for what Date wrote; what a person wrote may still name a 31 April. */
function isShaped(text: string): text is LocalDate {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text);
}
