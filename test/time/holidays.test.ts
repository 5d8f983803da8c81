import { describe, expect, test } from 'vitest';
import { isHoliday, parseLocalDate } from '../../src/time/calendar.ts';
import { systemClock, tzdataVersion } from '../../src/time/clock.ts';
import { holidayBook, isKnownCalendar, loadCalendar } from '../../src/time/holidays.ts';

const date = parseLocalDate;

async function freeDays(name: string, month: string): Promise<string[]> {
  const year = Number(month.slice(0, 4));
  const calendar = await loadCalendar(name, { from: year, to: year });
  return [...calendar.holidays].filter(day => day.startsWith(month)).toSorted();
}

describe('the holidays of a calendar', () => {
  test.each([
    ['FI', '2026-06', ['2026-06-20']],
    ['FI+eves', '2026-06', ['2026-06-19', '2026-06-20']],
    ['FI+eves', '2031-06', ['2031-06-01', '2031-06-20', '2031-06-21']],
    ['FI+eves', '2026-12', ['2026-12-06', '2026-12-24', '2026-12-25', '2026-12-26']],
    ['SE+eves', '2026-12', ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31']],
    ['NO', '2026-12', ['2026-12-25', '2026-12-26']],
    ['NO+eves', '2026-12', ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31']],
    ['NO+eves', '2026-06', []],
    ['DK+eves', '2026-12', ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['NONE', '2026-12', []],
    ['GB', '2027-12', ['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28']],
    ['DE', '2026-01', ['2026-01-01']],
    ['DE-BY', '2026-01', ['2026-01-01', '2026-01-06']],
    ['RO', '2026-01', ['2026-01-01', '2026-01-02', '2026-01-06', '2026-01-07', '2026-01-24']],
    ['IS', '2026-12', ['2026-12-25', '2026-12-26']],
    ['SZ', '2027-01', ['2027-01-01', '2027-01-02']],
    ['CW', '2026-12', ['2026-12-25', '2026-12-26']],
  ])('%s in %s', async (name, month, wanted) => {
    expect(await freeDays(name, month)).toEqual(wanted);
  });

  test.each(['XX', 'FI-XX', 'NONE-BY', 'NONE+eves', 'US+eves', 'fi', 'FI+', '', 'Finland', '__proto__'])(
    '"%s" is no calendar',
    async name => {
      expect(await isKnownCalendar(name)).toBe(false);
      await expect(loadCalendar(name, { from: 2026, to: 2026 })).rejects.toThrow(RangeError);
    },
  );

  test('the firm’s own days are free too', async () => {
    const calendar = await loadCalendar('NONE', { from: 2026, to: 2027 }, [date('2026-12-28')]);
    expect(isHoliday(date('2026-12-28'), calendar)).toBe(true);
    expect(isHoliday(date('2027-12-28'), calendar)).toBe(false);
    expect(() => isHoliday(date('2028-01-01'), calendar)).toThrow(RangeError);
  });
});

describe('the holiday book', () => {
  test('answers at once for what was loaded, and refuses what was not', async () => {
    const book = holidayBook();
    expect(() => book.calendar('FI')).toThrow(/FI is not loaded/);
    await book.load(['FI', 'NONE'], { from: 2026, to: 2026 });
    expect(isHoliday(date('2026-01-06'), book.calendar('FI'))).toBe(true);
    expect(isHoliday(date('2026-01-06'), book.calendar('NONE'))).toBe(false);
    await book.load(['FI'], { from: 2026, to: 2027 }, [date('2027-07-01')]);
    expect(isHoliday(date('2027-07-01'), book.calendar('FI'))).toBe(true);
    expect(() => holidayBook().calendar('FI')).toThrow(RangeError);
  });

  test('one unknown name loads nothing', async () => {
    const book = holidayBook();
    await expect(book.load(['FI', 'XX'], { from: 2026, to: 2026 })).rejects.toThrow(RangeError);
    expect(() => book.calendar('FI')).toThrow(RangeError);
  });
});

describe('the clock', () => {
  test('goes forward, and the zone data has a release', () => {
    const earlier = systemClock.now();
    expect(systemClock.now() >= earlier).toBe(true);
    expect(earlier.getUTCFullYear()).toBeGreaterThan(2025);
    expect(tzdataVersion()).toMatch(/^\d{4}[a-z]$/);
  });
});
