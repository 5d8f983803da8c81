import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

interface Times {
  readonly dayName: (at: Date, zone: string, now: Date) => string;
  readonly fillDate: (unix: number, pattern: string, zone: string, now: Date) => string;
  readonly fullTime: (at: Date, zone: string) => string;
  readonly localParts: (at: Date, zone: string) => string;
  readonly momentOf: (local: string, zone: string) => Date | null;
}

// The page's modules are JavaScript for the browser, checked by a tsconfig of their own.
const file = new URL('../../src/sandbox/page/times.js', import.meta.url).href;
const { dayName, fillDate, fullTime, localParts, momentOf }: Times = await import(file);

const zones = ['Europe/Helsinki', 'Europe/Oslo', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const now = new Date('2026-11-04T08:12:00Z');

describe('a local time that a person picks', () => {
  test('is a moment that she reads as the same local time', () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const local = localParts(new Date(minute * 60_000), zone);
        expect(localParts(momentOf(local, zone) ?? now, zone)).toBe(local);
      }),
    );
  });

  test.each([
    ['2026-11-04T09:00', 'Europe/Helsinki', '2026-11-04T07:00:00.000Z'],
    ['2026-07-04T09:00', 'Europe/Helsinki', '2026-07-04T06:00:00.000Z'],
    ['2026-10-25T03:30', 'Europe/Helsinki', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Helsinki', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s: the first in an overlap, the offset before a gap', (local, zone, utc) => {
    expect(momentOf(local, zone)?.toISOString()).toBe(utc);
  });

  test('may be no time at all', () => {
    expect(momentOf('', 'UTC')).toBeNull();
  });
});

describe('the words for a time', () => {
  test.each([
    ['2026-11-04T00:30:00Z', 'Europe/Helsinki', 'Today'],
    ['2026-11-03T21:59:00Z', 'Europe/Helsinki', 'Yesterday'],
    ['2026-11-03T22:01:00Z', 'Europe/Helsinki', 'Today'],
    ['2026-11-02T12:00:00Z', 'Europe/Helsinki', 'Monday 2 November'],
    ['2025-11-05T12:00:00Z', 'Europe/Helsinki', 'Wednesday 5 November 2025'],
  ])('%s in %s is %s', (at, zone, words) => {
    expect(dayName(new Date(at), zone, now)).toBe(words);
  });

  test.each([
    ['{date_num} {time}', '2026-11-04 09:05'],
    ['{date_short_pretty} at {time}', 'today at 09:05'],
    ['{date_short}', '4 Nov 2026'],
    ['{time_secs}', '09:05:07'],
    ['{ago}', '1 hour ago'],
    ['{no_such_word}', '{no_such_word}'],
  ])('%s is %s for a reader in Helsinki', (pattern, words) => {
    expect(fillDate(Date.UTC(2026, 10, 4, 7, 5, 7) / 1000, pattern, 'Europe/Helsinki', now)).toBe(words);
  });

  test('the clock says day, date and time in the zone of the person', () => {
    expect(fullTime(now, 'Europe/Oslo')).toBe('Wed 4 Nov 2026, 09:12');
  });
});
