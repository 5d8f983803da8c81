import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  isInOfficeHours,
  isWorkingDay,
  MONDAY_TO_FRIDAY,
  nextOfficeMoment,
  nextOpening,
  parseLocalDate,
  type Rhythm,
  wallClock,
  workingDaysLater,
} from '../../src/time/calendar.ts';
import { aDate, anInstant, aRhythm } from '../support/arbitrary-times.ts';

const calendar: Calendar = {
  name: 'a year and a half',
  first: parseLocalDate('2026-01-01'),
  last: parseLocalDate('2027-06-30'),
  holidays: new Set([parseLocalDate('2026-12-25')]),
};
const helsinki: Rhythm = {
  zone: 'Europe/Helsinki',
  calendar,
  workingDays: MONDAY_TO_FRIDAY,
  opens: '09:00',
  closes: '17:00',
};

describe('the next moment in her hours', () => {
  test('is inside her hours, not before the moment that was asked about, and its own answer', () => {
    fc.assert(
      fc.property(anInstant, aRhythm, fc.array(aDate, { maxLength: 5 }), (from, rhythm, awayDates) => {
        const away = (date: string) => awayDates.some(one => one === date);
        const moment = nextOfficeMoment(from, rhythm, away);
        if (moment === null) throw new Error('nobody here is away for long');
        expect(moment >= from).toBe(true);
        expect(isInOfficeHours(moment, rhythm, away)).toBe(true);
        expect(nextOfficeMoment(moment, rhythm, away)).toEqual(moment);
        expect(moment.getTime() === from.getTime()).toBe(isInOfficeHours(from, rhythm, away));
        const { date } = wallClock(moment, rhythm.zone);
        expect(isWorkingDay(date, rhythm)).toBe(true);
        expect(away(date)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is never earlier for a later question', () => {
    fc.assert(
      fc.property(anInstant, fc.nat(14 * 86_400_000), aRhythm, (from, ms, rhythm) => {
        const later = new Date(from.getTime() + ms);
        const [a, b] = [nextOfficeMoment(from, rhythm), nextOfficeMoment(later, rhythm)];
        expect((a?.getTime() ?? 0) <= (b?.getTime() ?? 0)).toBe(true);
        const [c, d] = [nextOpening(from, rhythm), nextOpening(later, rhythm)];
        expect((c?.getTime() ?? 0) <= (d?.getTime() ?? 0)).toBe(true);
      }),
    );
  });

  test.each([
    ['before opening', '2026-11-02T06:59:59.999Z', '2026-11-02T07:00:00Z'],
    ['opening belongs to the day', '2026-11-02T07:00:00Z', '2026-11-02T07:00:00Z'],
    ['closing does not', '2026-11-02T15:00:00Z', '2026-11-03T07:00:00Z'],
    ['Friday evening waits for Monday', '2026-11-06T15:00:00Z', '2026-11-09T07:00:00Z'],
    ['three at night on a Sunday, over the change of the clocks', '2026-10-25T00:30:00Z', '2026-10-26T07:00:00Z'],
  ])('%s', (_, from, wanted) => {
    expect(nextOfficeMoment(new Date(from), helsinki)).toEqual(new Date(wanted));
  });

  test('waits until she is back', () => {
    const away = (date: string) => date >= '2026-11-02' && date <= '2026-11-11';
    expect(nextOfficeMoment(new Date('2026-11-02T10:00:00Z'), helsinki, away)).toEqual(
      new Date('2026-11-12T07:00:00Z'),
    );
  });

  test('there is none for somebody who is away without an end, though the calendar ends before', () => {
    const away = (date: string) => date >= '2026-11-02';
    expect(nextOfficeMoment(new Date('2026-11-02T10:00:00Z'), helsinki, away)).toBeNull();
    expect(nextOpening(new Date('2026-11-02T10:00:00Z'), helsinki, away)).toBeNull();
    expect(nextOfficeMoment(new Date('2026-11-02T10:00:00Z'), { ...helsinki, workingDays: [] })).toBeNull();
  });

  test('passes over a day that the zone left out', () => {
    const apia: Calendar = { ...calendar, first: parseLocalDate('2011-01-01') };
    const rhythm: Rhythm = { ...helsinki, calendar: apia, zone: 'Pacific/Apia' };
    const thursdayEvening = new Date('2011-12-30T05:00:00Z');
    const moment = nextOfficeMoment(thursdayEvening, rhythm);
    expect(moment && wallClock(moment, 'Pacific/Apia')).toEqual({ date: '2012-01-02', time: '09:00' });
  });

  test('hours that close before they open are refused', () => {
    expect(() => isInOfficeHours(new Date('2026-11-02T10:00:00Z'), { ...helsinki, closes: '09:00' })).toThrow(
      RangeError,
    );
  });
});

describe('the start of her next working day', () => {
  test.each([
    ['at night it is the coming morning', '2026-11-03T01:00:00Z', '2026-11-03T07:00:00Z'],
    ['at opening it is now', '2026-11-03T07:00:00Z', '2026-11-03T07:00:00Z'],
    ['after opening it is tomorrow', '2026-11-03T07:00:01Z', '2026-11-04T07:00:00Z'],
    ['before a holiday and a weekend it is Monday', '2026-12-24T08:00:00Z', '2026-12-28T07:00:00Z'],
  ])('%s', (_, from, wanted) => {
    expect(nextOpening(new Date(from), helsinki)).toEqual(new Date(wanted));
  });

  test('ten working days later is the same time on the wall, over the change of the clocks', () => {
    expect(workingDaysLater(new Date('2026-10-19T06:00:00Z'), 10, helsinki)).toEqual(new Date('2026-11-02T07:00:00Z'));
  });
});
