import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  dayOfMonth,
  daysBetween,
  isLocalDate,
  nthWeekdayOfMonth,
  parseLocalDate,
  type Weekday,
  weekdayOf,
} from '../../src/time/calendar.ts';
import { aDate } from '../support/arbitrary-times.ts';

const date = parseLocalDate;
const aWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

describe('a local date', () => {
  test.each([
    '2027-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '26-04-01',
    '0026-04-01',
    '2026-04-01T00:00',
    ' 2026-04-01',
    '',
  ])('"%s" is refused', text => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => parseLocalDate(text)).toThrow(RangeError);
  });

  test.each(['2028-02-29', '2000-02-29', '1969-12-31', '9999-12-31'])('%s exists', text => {
    expect(parseLocalDate(text)).toBe(text);
  });

  test('days are counted over the turn of months, years and the epoch', () => {
    expect(addDays(date('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(date('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(date('1970-01-01'), -1)).toBe('1969-12-31');
    expect(weekdayOf(date('1969-12-28'))).toBe(7);
    expect(weekdayOf(date('2026-11-22'))).toBe(7);
    expect(weekdayOf(date('2026-11-23'))).toBe(1);
  });

  test('adding days and counting them are each other’s way back', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -3000, max: 3000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(Math.sign(days)).toBe(to < from ? -1 : to > from ? 1 : 0);
      }),
    );
  });

  test('a day past the years that can be written is refused', () => {
    expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError);
  });
});

describe('every day of the years that can be written', () => {
  const DAY_MS = 86_400_000;
  const [first, last] = [Date.UTC(1000, 0, 1) / DAY_MS, Date.UTC(9999, 11, 31) / DAY_MS];

  test('has the number and the date that Date gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), day => {
        const slowly = new Date(day * DAY_MS).toISOString().slice(0, 10);
        expect(dateOfDayNumber(day)).toBe(slowly);
        expect(dayNumber(date(slowly))).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  test('exists just when Date reads it and writes it again', () => {
    const aNumber = (max: number) => fc.integer({ min: 0, max }).map(number => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), aNumber(13), aNumber(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const at = Date.parse(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
        expect(isLocalDate(text)).toBe(exists);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([first - 1, last + 1, Number.NaN])('day %d lies outside', day => {
    expect(() => dateOfDayNumber(day)).toThrow(RangeError);
  });
});

describe('a day in a month', () => {
  test('months counted from an anchor keep its day or clamp to the last, without drift', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -60, max: 60 }), (anchor, months) => {
        const there = addMonths(anchor, months);
        const month = Number(anchor.slice(0, 4)) * 12 + Number(anchor.slice(5, 7)) - 1 + months;
        expect(Number(there.slice(0, 4)) * 12 + Number(there.slice(5, 7)) - 1).toBe(month);
        const isLast = addDays(there, 1).slice(8) === '01';
        expect(there.slice(8) === anchor.slice(8) || (isLast && there.slice(8) < anchor.slice(8))).toBe(true);
      }),
    );
  });

  test.each([0, 32, 1.5, Number.NaN])('day %d of a month is refused', day => {
    expect(() => dayOfMonth(date('2026-02-01'), day)).toThrow(RangeError);
  });

  test('the nth weekday is that weekday, in that month, in that place', () => {
    fc.assert(
      fc.property(aDate, aWeekday, fc.constantFrom(1, 2, 3, 4, -1, -2, -3, -4), (within, weekday, n) => {
        const found = nthWeekdayOfMonth(within, weekday, n);
        expect(weekdayOf(found)).toBe(weekday);
        expect(found.slice(0, 7)).toBe(within.slice(0, 7));
        const day = Number(found.slice(8));
        const fromItsEnd = Number(dayOfMonth(within, 31).slice(8)) - day + 1;
        expect(Math.ceil((n > 0 ? day : fromItsEnd) / 7)).toBe(Math.abs(n));
      }),
    );
  });

  test('a fifth weekday that the month does not have becomes its last, or its first from the end', () => {
    expect(nthWeekdayOfMonth(date('2026-10-01'), 5, 5)).toBe('2026-10-30');
    expect(nthWeekdayOfMonth(date('2026-11-01'), 5, 5)).toBe('2026-11-27');
    expect(nthWeekdayOfMonth(date('2026-11-01'), 5, -5)).toBe('2026-11-06');
    expect(() => nthWeekdayOfMonth(date('2026-11-01'), 5, 0)).toThrow(RangeError);
    expect(() => nthWeekdayOfMonth(date('2026-11-01'), 5, 6)).toThrow(RangeError);
  });
});
