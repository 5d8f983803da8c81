import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cadence,
  dueBetween,
  firstDueAfter,
  nextOccurrence,
  occurrenceIn,
  type Rule,
  type Whose,
} from '../../src/cadence/rules.ts';
import {
  addDays,
  type Calendar,
  datesOf,
  instantOf,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
  type Roll,
  type Weekday,
} from '../../src/time/calendar.ts';
import { aDate, anInstant, aRhythm, aTime } from '../support/arbitrary-times.ts';

const DAY_MS = 86_400_000;
const date = parseLocalDate;

const aRoll = fc.constantFrom<Roll>('none', 'following', 'preceding', 'modified_following');
const aPlace = fc.constantFrom(1, 2, 3, 9, 23, -1, -2, -23);
const aRule: fc.Arbitrary<Rule> = fc.oneof(
  aPlace.map(n => ({ type: 'nth_business_day_of_month', n }) as const),
  aPlace.map(n => ({ type: 'nth_business_day_of_quarter', n }) as const),
  fc.record({
    type: fc.constant('nth_weekday_of_month' as const),
    weekday: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
    n: fc.constantFrom(1, 3, 5, -1, -5),
  }),
  fc.record({ type: fc.constant('day_of_month' as const), day: fc.integer({ min: 1, max: 31 }), roll: aRoll }),
  fc.record({
    type: fc.constant('every_n_months' as const),
    anchor: aDate,
    n: fc.integer({ min: 1, max: 13 }),
    roll: aRoll,
  }),
  fc.record({ type: fc.constant('business_days_after' as const), start: aDate, n: fc.integer({ min: 0, max: 12 }) }),
);
const aCadence: fc.Arbitrary<Cadence> = fc.record({ rule: aRule, time: aTime });

const firm: Calendar = {
  name: 'a firm closed for July',
  first: date('2025-01-01'),
  last: date('2027-12-31'),
  holidays: new Set(Array.from({ length: 31 }, (_, i) => addDays(date('2026-07-01'), i))),
};
const office: Whose = { zone: 'Europe/Helsinki', calendar: firm, workingDays: MONDAY_TO_FRIDAY };
const monthly: Cadence = { rule: { type: 'nth_business_day_of_month', n: 2 }, time: '09:00' };

describe('a cadence', () => {
  test('comes round at most once in a period, and never earlier in a later one', () => {
    fc.assert(
      fc.property(aCadence, anInstant, aRhythm, (cadence, from, whose) => {
        const due = dueBetween(cadence, from, new Date(from.getTime() + 800 * DAY_MS), whose);
        expect(new Set(due.map(({ period }) => period)).size).toBe(due.length);
        for (const [i, one] of due.slice(1).entries()) {
          const before = due[i];
          expect(before && before.dueAt <= one.dueAt && before.period < one.period).toBe(true);
        }
        for (const one of due) {
          expect(one.dueAt > from).toBe(true);
          expect(one.dueAt).toEqual(instantOf(one.date, cadence.time, whose.zone));
          expect(occurrenceIn(cadence, one.period, whose)).toEqual(one);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cut anywhere in time, nothing is lost and nothing comes twice', () => {
    fc.assert(
      fc.property(aCadence, anInstant, fc.nat(400), fc.nat(400), aRhythm, (cadence, from, a, b, whose) => {
        const middle = new Date(from.getTime() + a * DAY_MS);
        const end = new Date(middle.getTime() + b * DAY_MS);
        const parts = [...dueBetween(cadence, from, middle, whose), ...dueBetween(cadence, middle, end, whose)];
        expect(parts).toEqual(dueBetween(cadence, from, end, whose));
        const next = firstDueAfter(cadence, end, whose);
        if (next !== null) expect(next.dueAt > end).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('the next one after a period begins after that period has ended', () => {
    const keys = fc.constantFrom('2026-03', '2026-Q1', '2026', '2026-W10', '2026-03-09');
    fc.assert(
      fc.property(aCadence, keys, aRhythm, (cadence, after, whose) => {
        const next = nextOccurrence(cadence, after, whose);
        if (next !== null) expect(datesOf(next.period).first > datesOf(after).last).toBe(true);
      }),
    );
  });

  test('passes over a month in which nobody works', () => {
    expect(occurrenceIn(monthly, '2026-07', office)).toBeNull();
    expect(nextOccurrence(monthly, '2026-06', office)?.period).toBe('2026-08');
    const due = dueBetween(monthly, new Date('2026-06-01T00:00:00Z'), new Date('2026-09-01T00:00:00Z'), office);
    expect(due.map(({ period, date: day }) => `${period} ${day}`)).toEqual([
      '2026-06 2026-06-02',
      '2026-08 2026-08-04',
    ]);
  });

  test('has nothing in months that are not its own', () => {
    const rule: Rule = { type: 'every_n_months', anchor: date('2026-02-10'), n: 3, roll: 'none' };
    const inPeriods = ['2025-11', '2026-02', '2026-03', '2026-05', '2026-Q2', '2026'];
    const found = inPeriods.map(period => occurrenceIn({ rule, time: '09:00' }, period, office)?.date);
    expect(found).toEqual([undefined, '2026-02-10', undefined, '2026-05-10', undefined, undefined]);
    expect(nextOccurrence({ rule, time: '09:00' }, '2025-06', office)?.period).toBe('2026-02');
  });

  test('a monthly rule that becomes quarterly does not ask again in the months it has asked in', () => {
    const quarterly: Cadence = { rule: { type: 'nth_business_day_of_quarter', n: 1 }, time: '09:00' };
    expect(nextOccurrence(quarterly, '2026-11', office)?.period).toBe('2027-Q1');
    expect(nextOccurrence(monthly, '2026-Q3', office)?.period).toBe('2026-10');
  });

  test('a date that rolled into the next month is still to come there, under its own period', () => {
    const rule: Rule = { type: 'day_of_month', day: 31, roll: 'following' };
    const next = firstDueAfter({ rule, time: '09:00' }, new Date('2026-11-01T12:00:00Z'), office);
    expect(next).toEqual({ period: '2026-10', date: '2026-11-02', dueAt: new Date('2026-11-02T07:00:00Z') });
  });

  test('what comes once has no next', () => {
    const once: Cadence = { rule: { type: 'business_days_after', start: date('2026-06-26'), n: 3 }, time: '09:00' };
    expect(firstDueAfter(once, new Date('2026-01-01T00:00:00Z'), office)?.date).toBe('2026-08-03');
    expect(firstDueAfter(once, new Date('2026-07-15T00:00:00Z'), office)?.date).toBe('2026-08-03');
    expect(firstDueAfter(once, new Date('2026-08-03T06:00:00Z'), office)).toBeNull();
    expect(occurrenceIn(once, '2026-06-26', office)?.date).toBe('2026-08-03');
    expect(occurrenceIn(once, '2026-06-27', office)).toBeNull();
    expect(nextOccurrence(once, '2026-06-26', office)).toBeNull();
  });

  test('a rule that makes no sense is refused', () => {
    const rule: Rule = { type: 'every_n_months', anchor: date('2026-02-10'), n: 0, roll: 'none' };
    expect(() => nextOccurrence({ rule, time: '09:00' }, '2026-02', office)).toThrow(RangeError);
    expect(() => occurrenceIn(monthly, '#7', office)).toThrow(RangeError);
  });
});
