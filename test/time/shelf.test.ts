import { describe, expect, test } from 'vitest';
import { wallClock } from '../../src/time/calendar.ts';
import { calendarShelf } from '../../src/time/shelf.ts';

const now = new Date('2026-11-23T08:00:00Z');

describe('the shelf', () => {
  test('hands out what it has read once, as the same value', async () => {
    const shelf = calendarShelf();
    expect(shelf.offsets('Europe/Oslo', now)).toBe(shelf.offsets('Europe/Oslo', new Date('2026-01-01T00:00:00Z')));
    expect(await shelf.calendar('NO', [], now)).toBe(await shelf.calendar('NO', [], now));
  });

  test('a zone’s offsets reach as far as a calendar does, and move on with the year', async () => {
    const shelf = calendarShelf();
    for (const at of [now, new Date('2027-01-01T00:00:00Z')]) {
      const { first, last } = await shelf.calendar('NONE', [], at);
      const { from, until } = shelf.offsets('Europe/Oslo', at);
      expect(wallClock(new Date(from), 'UTC')).toEqual({ date: first, time: '00:00' });
      expect(wallClock(new Date(until - 1), 'UTC')).toEqual({ date: last, time: '23:59' });
    }
  });

  test('refuses a zone that nobody knows', () => {
    expect(() => calendarShelf().offsets('Mars/Base', now)).toThrow(/Unknown time zone/);
  });
});
