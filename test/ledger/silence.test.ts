import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSilent, type SilenceFacts, silenceKey, silentAt } from '../../src/ledger/rules.ts';
import {
  addDays,
  daysBetween,
  isWorkingDay,
  localDateOf,
  parseLocalDate,
  parseLocalTime,
} from '../../src/time/calendar.ts';
import { loadCalendar } from '../../src/time/holidays.ts';

const day = parseLocalDate;
const calendar = await loadCalendar('FI', { from: 2025, to: 2029 }, []);
const rhythm = {
  zone: 'Europe/Helsinki',
  calendar,
  workingDays: [1, 2, 3, 4, 5] as const,
  opens: parseLocalTime('09:00'),
  closes: parseLocalTime('17:00'),
};
const facts = (changes: Partial<SilenceFacts> = {}): SilenceFacts => ({
  active: true,
  since: day('2026-01-01'),
  lastContact: day('2026-11-03'),
  days: 30,
  rhythm,
  ...changes,
});

describe('silence', () => {
  it.each([
    { name: 'thirty days after the last contact', at: '2026-12-03T06:45Z' },
    {
      name: 'on Monday where that is a Saturday',
      changes: { lastContact: day('2026-11-05') },
      at: '2026-12-07T06:45Z',
    },
    { name: 'after a holiday of the client', changes: { lastContact: day('2026-11-06') }, at: '2026-12-07T06:45Z' },
    {
      name: 'after Christmas',
      changes: { lastContact: day('2026-11-25') },
      at: '2026-12-28T06:45Z',
    },
    { name: 'from when the work began', changes: { since: day('2026-11-16') }, at: '2026-12-16T06:45Z' },
    { name: 'from there also without any contact', changes: { lastContact: undefined }, at: '2026-02-02T06:45Z' },
    {
      name: 'at once where the calendar does not reach back',
      changes: { since: day('2020-01-01'), lastContact: undefined },
      at: '2025-01-02T06:45Z',
    },
  ])('is there $name', ({ changes, at }) => {
    expect(silentAt(facts(changes))).toEqual(new Date(at));
  });

  it('is never there before so many days without contact, and on the first working day after them', () => {
    const offset = fc.integer({ min: 0, max: 700 }).map(days => addDays(day('2026-01-01'), days));
    const random = fc.record({
      since: offset,
      lastContact: fc.option(offset, { nil: undefined }),
      days: fc.integer({ min: 7, max: 90 }),
    });
    fc.assert(
      fc.property(random, changes => {
        const at = silentAt(facts(changes));
        const on = localDateOf(at, rhythm.zone);
        const from = changes.lastContact && changes.lastContact > changes.since ? changes.lastContact : changes.since;
        expect(daysBetween(from, on)).toBeGreaterThanOrEqual(changes.days);
        expect(isWorkingDay(on, rhythm)).toBe(true);
        for (let free = addDays(from, changes.days); free < on; free = addDays(free, 1))
          expect(isWorkingDay(free, rhythm)).toBe(false);
        expect(isSilent(facts(changes), at)).toBe(true);
        expect(isSilent(facts(changes), new Date(at.getTime() - 1))).toBe(false);
        expect(isSilent(facts({ ...changes, active: false }), at)).toBe(false);
      }),
    );
  });

  it('has one name as long as it is the same', () => {
    expect(silenceKey(facts(), 0)).toBe('2026-11-03');
    expect(silenceKey(facts({ since: day('2026-11-10') }), 0)).toBe('2026-11-10');
    expect(silenceKey(facts(), 2)).not.toBe(silenceKey(facts(), 1));
  });
});
