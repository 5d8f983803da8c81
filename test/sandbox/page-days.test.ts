import { addDays as daysLater } from 'date-fns/addDays';
import { addMonths as monthsLater } from 'date-fns/addMonths';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

interface Days {
  readonly addDays: (day: string, days: number) => string;
  readonly addMonths: (day: string, months: number) => string;
  readonly firstOfMonth: (day: string) => string;
  readonly monthName: (day: string) => string;
  readonly shortDay: (day: string) => string;
  readonly weekdayOf: (day: string) => number;
  readonly weeksOf: (day: string) => readonly (readonly string[])[];
  readonly wholeDay: (day: string) => string;
}

// The page's modules are JavaScript for the browser, checked by a tsconfig of their own.
const file = new URL('../../src/sandbox/page/days.js', import.meta.url).href;
const { addDays, addMonths, firstOfMonth, monthName, shortDay, weekdayOf, weeksOf, wholeDay }: Days = await import(
  file
);

const dayLength = 86_400_000;
const last = Date.UTC(2199, 11, 31) / dayLength;

/** `YYYY-MM-DD`, from 1970 to 2199 */
const aDay = fc.integer({ min: 0, max: last }).map(count => new Date(count * dayLength).toISOString().slice(0, 10));

/** The same local day in the zone of this process, where date-fns reckons. */
const there = (day: string) => new Date(`${day}T12:00`);
const back = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

describe('days of the calendar', () => {
  it('go on as date-fns reckons them, by days and by months', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(addDays(day, count)).toBe(back(daysLater(there(day), count)));
        const months = count % 120;
        expect(addMonths(day, months)).toBe(back(monthsLater(there(day), months)));
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2100-01-30', 1, '2100-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });

  test.each([
    ['2026-11-02', 0, 'Monday 2 November 2026'],
    ['2028-02-29', 1, 'Tuesday 29 February 2028'],
    ['2027-01-03', 6, 'Sunday 3 January 2027'],
  ])('%s is weekday %i, said as %s', (day, weekday, words) => {
    expect(weekdayOf(day)).toBe(weekday);
    expect(wholeDay(day)).toBe(words);
    expect(words).toContain(shortDay(day));
    expect(words).toContain(monthName(day));
  });
});

describe('the weeks of a month', () => {
  it('are six from Monday to Sunday, without a gap, and hold every day of the month once', () => {
    fc.assert(
      fc.property(aDay, day => {
        const weeks = weeksOf(day);
        expect(weeks.map(week => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
        for (const week of weeks) expect(week.map(each => new Date(each).getUTCDay())).toEqual([1, 2, 3, 4, 5, 6, 0]);
        const days = weeks.flat();
        for (const [at, each] of days.entries()) expect(each).toBe(addDays(days[0] ?? '', at));
        const first = firstOfMonth(day);
        const inMonth = days.filter(each => firstOfMonth(each) === first);
        expect(inMonth[0]).toBe(first);
        expect(addDays(inMonth.at(-1) ?? '', 1)).toBe(addMonths(first, 1));
        // The month begins in the first week: nothing but its own days lies between.
        expect(weeks[0]).toContain(first);
      }),
    );
  });

  it('begin with the month itself where its first day is a Monday', () => {
    expect(weeksOf('2027-02-14').slice(0, 4).flat()).toEqual(
      Array.from({ length: 28 }, (_, at) => addDays('2027-02-01', at)),
    );
  });
});
