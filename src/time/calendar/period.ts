import {
  dateFrom,
  dateOfDayNumber,
  dayNumber,
  type LocalDate,
  monthOfYear,
  parseLocalDate,
  yearOf,
} from './local-date.ts';
import { localDateOf, type Place, type Zone } from './zone.ts';

/**
 * The nominal key of a period: day '2026-11-02', month '2026-11', quarter '2026-Q4', year '2026', ISO week '2026-W47'.
 * ISO week 53 of 2026 reaches into January 2027, so a week has no month.
 */
export type Period = string;

export type PeriodKind = 'day' | 'iso_week' | 'month' | 'quarter' | 'year';

const SHAPES: readonly (readonly [PeriodKind, RegExp])[] = [
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['year', /^\d{4}$/],
  ['iso_week', /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/],
  ['day', /^\d{4}-\d{2}-\d{2}$/],
];

/** The period of that kind which the date lies in. */
export function periodOf(kind: PeriodKind, date: LocalDate): Period {
  switch (kind) {
    case 'day':
      return date;
    case 'iso_week':
      return isoWeekOf(date);
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(monthOfYear(date) / 3)}`;
    case 'year':
      return date.slice(0, 4);
  }
}

/** The period that a moment falls in, by the wall calendar of the zone. */
export function periodAt(kind: PeriodKind, instant: Date, where: Zone | Place): Period {
  return periodOf(kind, localDateOf(instant, where));
}

/** The first and the last date of a period. Throws RangeError for what is no period key. */
export function datesOf(period: Period): { readonly first: LocalDate; readonly last: LocalDate } {
  const kind = kindOf(period);
  const place = placeNamed(kind, period);
  return { first: firstDateAt(kind, place), last: dateOfDayNumber(dayNumber(firstDateAt(kind, place + 1)) - 1) };
}

/** The period `by` of its own length later: '2026-11' and 2 → '2027-01', '2026-Q4' and 1 → '2027-Q1'. */
export function shiftPeriod(period: Period, by: number): Period {
  const kind = kindOf(period);
  return periodInPlace(kind, placeNamed(kind, period) + by);
}

/** The place of a date's period in the row of all periods of that kind: neighbours differ by one. */
export function placeOf(kind: PeriodKind, date: LocalDate): number {
  switch (kind) {
    case 'day':
      return dayNumber(date);
    case 'iso_week':
      return Math.floor((dayNumber(date) + 3) / 7);
    case 'month':
      return yearOf(date) * 12 + monthOfYear(date) - 1;
    case 'quarter':
      return Math.floor(placeOf('month', date) / 3);
    case 'year':
      return yearOf(date);
  }
}

/** The period in that place; the way back from `placeOf`. */
export function periodInPlace(kind: PeriodKind, place: number): Period {
  return periodOf(kind, firstDateAt(kind, place));
}

function firstDateAt(kind: PeriodKind, place: number): LocalDate {
  switch (kind) {
    case 'day':
      return dateOfDayNumber(place);
    case 'iso_week':
      return dateOfDayNumber(place * 7 - 3);
    case 'month':
      return dateFrom(Math.floor(place / 12), (place % 12) + 1, 1);
    case 'quarter':
      return firstDateAt('month', place * 3);
    case 'year':
      return firstDateAt('month', place * 12);
  }
}

function kindOf(period: Period): PeriodKind {
  const shape = SHAPES.find(([, pattern]) => pattern.test(period));
  if (shape === undefined) throw new RangeError(`"${period}" is not a period`);
  return shape[0];
}

/** Throws RangeError for a period that the wall calendar does not have ('2027-W53', '2027-02-29'). */
function placeNamed(kind: PeriodKind, period: Period): number {
  const place = placeFromKey(kind, period);
  if (periodInPlace(kind, place) !== period) throw new RangeError(`"${period}" is not a period`);
  return place;
}

function placeFromKey(kind: PeriodKind, period: Period): number {
  const year = Number(period.slice(0, 4));
  switch (kind) {
    case 'day':
      return dayNumber(parseLocalDate(period));
    case 'iso_week':
      // 4 January always lies in week 1.
      return placeOf('iso_week', parseLocalDate(`${period.slice(0, 4)}-01-04`)) + Number(period.slice(6)) - 1;
    case 'month':
      return year * 12 + Number(period.slice(5)) - 1;
    case 'quarter':
      return year * 4 + Number(period.slice(6)) - 1;
    case 'year':
      return year;
  }
}

/** A week belongs to the year that its Thursday lies in. */
function isoWeekOf(date: LocalDate): Period {
  const thursday = dateOfDayNumber(placeOf('iso_week', date) * 7);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(parseLocalDate(`${year}-01-01`))) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
