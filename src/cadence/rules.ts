import {
  addMonths,
  addWorkingDays,
  datesOf,
  dayOfMonth,
  instantOf,
  type LocalDate,
  type LocalTime,
  localDateOf,
  nthWeekdayOfMonth,
  nthWorkingDay,
  type Period,
  type PeriodKind,
  type Place,
  periodInPlace,
  placeOf,
  type Roll,
  rollDate,
  type Weekday,
  type WorkDays,
} from '../time/calendar.ts';

/** When something comes round. Business days are the working days of the person it is for; negative n counts from the end. */
export type Rule =
  | { readonly type: 'nth_business_day_of_month'; readonly n: number }
  | { readonly type: 'nth_business_day_of_quarter'; readonly n: number }
  | { readonly type: 'nth_weekday_of_month'; readonly weekday: Weekday; readonly n: number }
  | { readonly type: 'day_of_month'; readonly day: number; readonly roll: Roll }
  | { readonly type: 'every_n_months'; readonly anchor: LocalDate; readonly n: number; readonly roll: Roll }
  | { readonly type: 'business_days_after'; readonly start: LocalDate; readonly n: number };

/** A rule and the time on the wall clock. */
export interface Cadence {
  readonly rule: Rule;
  readonly time: LocalTime;
}

/** Whose days and whose clock count; a `Rhythm` is one. */
export type Whose = WorkDays & Place;

/**
 * One coming round. The period is the nominal one, even if rolling over a holiday moved the date into the next month;
 * it names the occurrence, so there is at most one in a period.
 */
export interface Occurrence {
  readonly period: Period;
  readonly date: LocalDate;
  readonly dueAt: Date;
}

/**
 * The occurrence of one period. Null if the rule has none in it: not one of its months, before its anchor, or no working day at all.
 * Throws RangeError for what is no period key and for dates outside the years of the calendar.
 */
export function occurrenceIn(cadence: Cadence, period: Period, whose: Whose): Occurrence | null {
  const row = rowOf(cadence.rule);
  const index = indexAt(row, datesOf(period).first);
  return periodAtIndex(row, index) === period ? occurrenceAt(cadence, index, whose) : null;
}

/**
 * The first occurrence whose period begins after the given one has ended. The given period may be of another kind, so a changed
 * rule never asks twice in one period. Null if the rule has run out.
 */
export function nextOccurrence(cadence: Cadence, after: Period, whose: Whose): Occurrence | null {
  return firstFrom(cadence, indexAt(rowOf(cadence.rule), datesOf(after).last) + 1, whose);
}

/** The first occurrence due later than `instant`. Null if the rule has run out. */
export function firstDueAfter(cadence: Cadence, instant: Date, whose: Whose): Occurrence | null {
  const row = rowOf(cadence.rule);
  let index = Math.min(indexAt(row, localDateOf(instant, whose)), row.count - 1);
  // A date that rolled over the edge is still to come although its period has ended.
  while (isDueLater(occurrenceAt(cadence, index - 1, whose), instant)) index -= 1;
  let found = firstFrom(cadence, index, whose);
  while (found !== null && found.dueAt <= instant) found = nextOccurrence(cadence, found.period, whose);
  return found;
}

/** The occurrences with `after` < due ≤ `upTo`, oldest first. */
export function dueBetween(cadence: Cadence, after: Date, upTo: Date, whose: Whose): Occurrence[] {
  const due: Occurrence[] = [];
  let next = firstDueAfter(cadence, after, whose);
  while (next !== null && next.dueAt <= upTo) {
    due.push(next);
    next = nextOccurrence(cadence, next.period, whose);
  }
  return due;
}

/** The periods of a rule in a row: `start`, `start + step`, …, as places of their kind. */
interface Row {
  readonly kind: PeriodKind;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** A rule without an anchor runs from year 1000 on, the first that has dates. */
function rowOf(rule: Rule): Row {
  const endless = { step: 1, count: Number.POSITIVE_INFINITY };
  switch (rule.type) {
    case 'nth_business_day_of_month':
    case 'nth_weekday_of_month':
    case 'day_of_month':
      return { ...endless, kind: 'month', start: 12_000 };
    case 'nth_business_day_of_quarter':
      return { ...endless, kind: 'quarter', start: 4_000 };
    case 'every_n_months':
      if (!Number.isInteger(rule.n) || rule.n < 1) throw new RangeError(`Nothing comes round every ${rule.n} months`);
      return { ...endless, kind: 'month', start: placeOf('month', rule.anchor), step: rule.n };
    case 'business_days_after':
      // Once; its only period is the day it counts from.
      return { kind: 'day', start: placeOf('day', rule.start), step: 1, count: 1 };
  }
}

/** The index of the last period that has begun on that date; negative before the first. */
function indexAt(row: Row, date: LocalDate): number {
  return Math.floor((placeOf(row.kind, date) - row.start) / row.step);
}

function periodAtIndex(row: Row, index: number): Period {
  return periodInPlace(row.kind, row.start + index * row.step);
}

function occurrenceAt(cadence: Cadence, index: number, whose: Whose): Occurrence | null {
  const row = rowOf(cadence.rule);
  if (index < 0 || index >= row.count) return null;
  const period = periodAtIndex(row, index);
  const date = dateAt(cadence.rule, index, period, whose);
  return date === null ? null : { period, date, dueAt: instantOf(date, cadence.time, whose) };
}

/** Passes over periods without a working day (a firm that closes for July). */
function firstFrom(cadence: Cadence, from: number, whose: Whose): Occurrence | null {
  const { count } = rowOf(cadence.rule);
  for (let index = from; index < count; index += 1) {
    const found = occurrenceAt(cadence, index, whose);
    if (found !== null) return found;
  }
  return null;
}

function dateAt(rule: Rule, index: number, period: Period, whose: WorkDays): LocalDate | null {
  switch (rule.type) {
    case 'nth_business_day_of_month':
    case 'nth_business_day_of_quarter':
      return nthWorkingDay(datesOf(period), rule.n, whose);
    case 'nth_weekday_of_month':
      return nthWeekdayOfMonth(datesOf(period).first, rule.weekday, rule.n);
    case 'day_of_month':
      return rollDate(dayOfMonth(datesOf(period).first, rule.day), rule.roll, whose);
    case 'every_n_months':
      return rollDate(addMonths(rule.anchor, rule.n * index), rule.roll, whose);
    case 'business_days_after':
      return addWorkingDays(rule.start, rule.n, whose);
  }
}

function isDueLater(occurrence: Occurrence | null, instant: Date): boolean {
  return occurrence !== null && occurrence.dueAt > instant;
}
