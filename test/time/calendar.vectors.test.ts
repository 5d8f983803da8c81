import { describe, expect, test } from 'vitest';
import {
  instantOf,
  isHoliday,
  localDateOf,
  MONDAY_TO_FRIDAY,
  nextOfficeMoment,
  parseLocalDate,
  parseLocalTime,
  periodAt,
  wallClock,
} from '../../src/time/calendar.ts';
import {
  calendarNamed,
  calendarVectors,
  expectationsOverlooked,
  printedLocal,
  vectorsOf,
} from '../support/calendar-vectors.ts';

describe('the calendar agrees with the vectors', () => {
  test('every expectation in the file is looked at', () => {
    expect(expectationsOverlooked()).toEqual([]);
  });

  test.each(vectorsOf('local-to-utc'))('$id: $local in $zone ($note)', vector => {
    const { zone, local, kind } = vector;
    const [day = '', time = ''] = local.split('T');
    const seconds = Number(time.slice(6));
    const date = parseLocalDate(day);
    const hourAndMinute = parseLocalTime(time.slice(0, 5));
    const at = new Date(instantOf(date, hourAndMinute, zone).getTime() + seconds * 1000);
    expect(at).toEqual(vector.expected_utc);
    expect(printedLocal(at, zone)).toBe(vector.expected_local);
    expect(at).not.toEqual(vector.second_occurrence_utc_must_not_fire);
    const shown = wallClock(at, zone);
    expect(`${shown.date}T${shown.time}`).toBe(vector.expected_local.slice(0, 16));
    // Only in a gap does the wall clock show something else than what was asked for.
    expect(vector.expected_local.startsWith(local)).toBe(kind !== 'gap');
  });

  test.each(vectorsOf('period-of-instant'))('$id: the periods of $local', vector => {
    const { zone, instant } = vector;
    expect(printedLocal(instant, zone)).toBe(vector.local);
    expect(localDateOf(instant, zone)).toBe(vector.local.slice(0, 10));
    expect(periodAt('month', instant, zone)).toBe(vector.month);
    expect(periodAt('quarter', instant, zone)).toBe(vector.quarter);
    expect(periodAt('year', instant, zone)).toBe(vector.year);
    expect(periodAt('iso_week', instant, zone)).toBe(vector.iso_week);
  });

  test.each(vectorsOf('office-hours'))('$id: $note', vector => {
    const calendar = calendarNamed(vector.calendar);
    const rhythm = { zone: vector.zone, calendar, workingDays: MONDAY_TO_FRIDAY };
    const moment = nextOfficeMoment(vector.now, { ...rhythm, opens: vector.open, closes: vector.close });
    expect(moment).toEqual(vector.expected_utc);
  });
});

describe('the holidays agree with the vectors', () => {
  const years = Object.entries(calendarVectors.holidays).flatMap(([country, byYear]) =>
    Object.entries(byYear).map(([year, days]) => ({ country, year, days: days.map(({ date }) => date) })),
  );

  test.each(years)('$country $year', ({ country, year, days }) => {
    const calendar = calendarNamed(country);
    const ours = [...calendar.holidays].filter(date => date.startsWith(year)).toSorted();
    expect(ours).toEqual(days.toSorted());
    for (const day of days) expect(isHoliday(day, calendar)).toBe(true);
  });

  test('at least four countries over eight years were compared', () => {
    expect(years.length).toBeGreaterThanOrEqual(32);
  });
});
