import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  datesOf,
  type PeriodKind,
  parseLocalDate,
  periodInPlace,
  periodOf,
  placeOf,
  shiftPeriod,
} from '../../src/time/calendar.ts';
import { aDate } from '../support/arbitrary-times.ts';

const aKind = fc.constantFrom<PeriodKind>('day', 'iso_week', 'month', 'quarter', 'year');

describe('a period', () => {
  test.each([
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2025-W01', '2024-12-30', '2025-01-05'],
    ['2026-11-22', '2026-11-22', '2026-11-22'],
  ])('%s goes from %s to %s', (period, first, last) => {
    expect(datesOf(period)).toEqual({ first, last });
  });

  test.each([
    ['2026-11', 2, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-Q4', 1, '2027-Q1'],
    ['2026', -3, '2023'],
    ['2026-W53', 1, '2027-W01'],
    ['2026-02-28', 1, '2026-03-01'],
  ])('%s shifted by %d is %s', (period, by, wanted) => {
    expect(shiftPeriod(period, by)).toBe(wanted);
  });

  test.each(['2026-13', '2026-00', '2026-Q5', '2027-W53', '2026-W00', '#7', '26', '2026-02-30', ''])(
    '"%s" is not a period',
    period => {
      expect(() => datesOf(period)).toThrow(RangeError);
      expect(() => shiftPeriod(period, 1)).toThrow(RangeError);
    },
  );

  test('holds the dates that are named by it, and the next begins the day after', () => {
    fc.assert(
      fc.property(aKind, aDate, (kind, date) => {
        const period = periodOf(kind, date);
        const { first, last } = datesOf(period);
        expect(first <= date && date <= last).toBe(true);
        expect(periodOf(kind, first)).toBe(period);
        expect(periodOf(kind, last)).toBe(period);
        expect(datesOf(shiftPeriod(period, 1)).first).toBe(addDays(last, 1));
        expect(periodInPlace(kind, placeOf(kind, date))).toBe(period);
      }),
    );
  });

  test('shifting is adding', () => {
    const by = fc.integer({ min: -30, max: 30 });
    fc.assert(
      fc.property(aKind, aDate, by, by, (kind, date, a, b) => {
        const period = periodOf(kind, date);
        expect(shiftPeriod(shiftPeriod(period, a), b)).toBe(shiftPeriod(period, a + b));
      }),
    );
  });

  test('1 January may lie in the last week of the year before', () => {
    expect(periodOf('iso_week', parseLocalDate('2027-01-01'))).toBe('2026-W53');
  });
});
