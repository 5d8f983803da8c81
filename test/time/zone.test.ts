import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  instantOf,
  isKnownZone,
  type LocalTime,
  parseLocalDate,
  parseLocalTime,
  readOffsets,
  wallClock,
} from '../../src/time/calendar.ts';
import { aDate, anInstant, aTime, aZone } from '../support/arbitrary-times.ts';

const HOUR_MS = 3_600_000;

describe('a local time in a zone', () => {
  test('reads back as itself, or lies in a gap and reads back as later', () => {
    fc.assert(
      fc.property(aDate, aTime, aZone, (date, time, zone) => {
        const answer = instantOf(date, time, zone).getTime();
        const shownAt = (at: number) => Object.values(wallClock(new Date(at), zone)).join(' ');
        const asked = `${date} ${time}`;
        expect(shownAt(answer) >= asked).toBe(true);
        if (shownAt(answer) === asked) return;
        // Offsets are whole quarters of an hour in these years, so this meets the reading that was asked for, if there is one.
        for (let at = answer - 26 * HOUR_MS; at <= answer + 26 * HOUR_MS; at += HOUR_MS / 4) {
          expect(shownAt(at)).not.toBe(asked);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a moment reads back as itself, or lies in the second round of an overlap and reads back as earlier', () => {
    fc.assert(
      fc.property(anInstant, aZone, (instant, zone) => {
        const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const { date, time } = wallClock(minute, zone);
        const back = instantOf(date, time, zone);
        expect(back <= minute).toBe(true);
        expect(wallClock(back, zone)).toEqual({ date, time });
      }),
      { numRuns: 2000 },
    );
  });

  test('an hour’s change is spread over the hour: of two equal readings the first, in a gap the later reading', () => {
    const day = parseLocalDate('2026-10-25');
    expect(instantOf(day, '03:59', 'Europe/Helsinki')).toEqual(new Date('2026-10-25T00:59:00Z'));
    expect(instantOf(day, '04:00', 'Europe/Helsinki')).toEqual(new Date('2026-10-25T02:00:00Z'));
    const spring = parseLocalDate('2027-03-28');
    expect(instantOf(spring, '02:59', 'Europe/Helsinki')).toEqual(new Date('2027-03-28T00:59:00Z'));
    expect(wallClock(instantOf(spring, '03:59', 'Europe/Helsinki'), 'Europe/Helsinki').time).toBe('04:59');
  });

  test('an overlap at midnight takes the first, on the day that was asked for', () => {
    const day = parseLocalDate('2026-04-04');
    expect(instantOf(day, '23:30', 'America/Santiago')).toEqual(new Date('2026-04-05T02:30:00Z'));
  });

  test.each(['Mars/Base', 'Mars/Base+05', '+02:00', '-0500', 'constructor', ''])('the zone "%s" is refused', zone => {
    expect(isKnownZone(zone)).toBe(false);
    expect(() => instantOf(parseLocalDate('2026-11-02'), '09:00', zone)).toThrow(/Unknown time zone/);
    expect(() => wallClock(new Date('2026-11-02T09:00:00Z'), zone)).toThrow(/Unknown time zone/);
  });

  test.each(['Etc/GMT+10', 'Etc/GMT-14', 'UTC', 'Asia/Kathmandu'])('the zone %s is known', zone => {
    expect(isKnownZone(zone)).toBe(true);
    expect(wallClock(instantOf(parseLocalDate('2026-11-02'), '09:00', zone), zone).time).toBe('09:00');
  });

  test('an invalid Date is refused as such', () => {
    expect(() => wallClock(new Date(Number.NaN), 'Europe/Helsinki')).toThrow(/Not a moment/);
  });

  test('offsets that were read before tell the time as the runtime does, and beyond their years it is asked', () => {
    const [from, until] = [new Date('2024-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z')];
    const aMoment = fc.date({
      min: new Date('2023-06-01T00:00:00Z'),
      max: new Date('2030-07-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(aZone, fc.array(aMoment, { minLength: 20, maxLength: 20 }), (zone, moments) => {
        const offsets = readOffsets(zone, from, until);
        const changes = offsets.changes.flatMap(({ at }) => [new Date(at - 1), new Date(at)]);
        for (const moment of [...moments, ...changes]) {
          const { date, time } = wallClock(moment, zone);
          expect(wallClock(moment, { zone, offsets })).toEqual({ date, time });
          expect(instantOf(date, time, { zone, offsets })).toEqual(instantOf(date, time, zone));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('offsets hold from the moment of the change on', () => {
    const { changes } = readOffsets(
      'Europe/Helsinki',
      new Date('2026-06-01T00:00:00Z'),
      new Date('2027-06-01T00:00:00Z'),
    );
    expect(changes.map(({ at, offset }) => [new Date(at).toISOString(), offset / HOUR_MS])).toEqual([
      ['2026-06-01T00:00:00.000Z', 3],
      ['2026-10-25T01:00:00.000Z', 2],
      ['2027-03-28T01:00:00.000Z', 3],
    ]);
  });

  test.each(['24:00', '9:00', '09:60', '09:00:00', '', '1:2'])('"%s" is no time of day', text => {
    expect(() => parseLocalTime(text)).toThrow(RangeError);
    expect(() => instantOf(parseLocalDate('2026-11-02'), text as LocalTime, 'UTC')).toThrow(RangeError);
  });
});
