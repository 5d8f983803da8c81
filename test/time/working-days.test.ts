import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  datesOf,
  isHoliday,
  isWorkingDay,
  MONDAY_TO_FRIDAY,
  nthWorkingDay,
  parseLocalDate,
  rollDate,
  type WorkDays,
} from '../../src/time/calendar.ts';
import { aDate, aRhythm } from '../support/arbitrary-times.ts';

const date = parseLocalDate;
const calendar: Calendar = {
  name: 'a firm closed for July',
  first: date('2026-01-01'),
  last: date('2026-12-31'),
  holidays: new Set(Array.from({ length: 31 }, (_, i) => addDays(date('2026-07-01'), i))),
};
const office: WorkDays = { calendar, workingDays: MONDAY_TO_FRIDAY };
const mondays: WorkDays = { calendar, workingDays: [1] };

/** Every date of a span, asked one by one. */
function workingDaysIn(period: string, whose: WorkDays): string[] {
  const { first, last } = datesOf(period);
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day, whose)) days.push(day);
  return days;
}

describe('working days', () => {
  test('a date outside the loaded years is refused rather than called a working day', () => {
    expect(isHoliday(date('2026-12-31'), calendar)).toBe(false);
    expect(() => isHoliday(date('2027-01-01'), calendar)).toThrow(/loaded from 2026-01-01 to 2026-12-31/);
    expect(() => isWorkingDay(date('2025-12-27'), office)).toThrow(RangeError);
    expect(() => addWorkingDays(date('2026-12-31'), 1, office)).toThrow(RangeError);
  });

  test('adding n working days passes exactly n of them and never goes back', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 0, max: 15 }), aRhythm, (from, n, whose) => {
        const to = addWorkingDays(from, n, whose);
        let passed = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, whose)) passed += 1;
        expect(passed).toBe(n);
        expect(addWorkingDays(from, n + 1, whose) > to).toBe(true);
        expect(addWorkingDays(addDays(from, 1), n, whose) >= to).toBe(true);
        if (n > 0) expect(isWorkingDay(to, whose)).toBe(true);
      }),
    );
  });

  test('n working days on and n back is where one began, on a working day', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 15 }), aRhythm, (from, n, whose) => {
        const start = rollDate(from, 'following', whose);
        expect(addWorkingDays(addWorkingDays(start, n, whose), -n, whose)).toBe(start);
      }),
    );
  });

  test('the nth working day is the nth of all, the farthest where there are fewer, none where there are none', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 25 }), aRhythm, (within, n, whose) => {
        const month = within.slice(0, 7);
        const all = workingDaysIn(month, whose);
        expect(nthWorkingDay(datesOf(month), n, whose)).toBe(all[n - 1] ?? all.at(-1) ?? null);
        expect(nthWorkingDay(datesOf(month), -n, whose)).toBe(all.at(-n) ?? all[0] ?? null);
      }),
    );
  });

  test('who works on Mondays only has her day on a Monday, and none while the firm is closed', () => {
    expect(nthWorkingDay(datesOf('2026-06'), 12, mondays)).toBe('2026-06-29');
    expect(nthWorkingDay(datesOf('2026-06'), -12, mondays)).toBe('2026-06-01');
    expect(nthWorkingDay(datesOf('2026-07'), 1, office)).toBeNull();
    expect(() => nthWorkingDay(datesOf('2026-06'), 0, office)).toThrow(RangeError);
  });

  test('somebody without working weekdays has no working day to wait for', () => {
    const nobody: WorkDays = { calendar, workingDays: [] };
    expect(() => addWorkingDays(date('2026-06-01'), 1, nobody)).toThrow(RangeError);
    expect(nthWorkingDay(datesOf('2026-06'), 1, nobody)).toBeNull();
  });
});

describe('rolling a date that is no working day', () => {
  test.each([
    ['none', '2026-07-15', '2026-07-15'],
    ['following', '2026-07-15', '2026-08-03'],
    ['preceding', '2026-07-15', '2026-06-30'],
    ['modified_following', '2026-05-31', '2026-05-29'],
    ['modified_following', '2026-05-30', '2026-05-29'],
    ['modified_following', '2026-06-06', '2026-06-08'],
  ] as const)('%s moves %s to %s', (roll, from, to) => {
    expect(rollDate(date(from), roll, office)).toBe(to);
  });

  test('leaves a working day where it is, keeps the order of dates, and ends on a working day', () => {
    const aRoll = fc.constantFrom('following', 'preceding', 'modified_following');
    fc.assert(
      fc.property(aDate, fc.nat(60), aRoll, aRhythm, (from, apart, roll, whose) => {
        const rolled = rollDate(from, roll, whose);
        expect(isWorkingDay(rolled, whose)).toBe(true);
        expect(rollDate(rolled, roll, whose)).toBe(rolled);
        if (isWorkingDay(from, whose)) expect(rolled).toBe(from);
        expect(rollDate(addDays(from, apart), roll, whose) >= rolled).toBe(true);
      }),
    );
  });
});
