import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Away, isInOfficeHours, localDateOf, officeTimeLater, type Rhythm } from '../../src/time/calendar.ts';
import { anInstant, aRhythm } from '../support/arbitrary-times.ts';

const never: Away = () => false;
const some: fc.Arbitrary<Away> = fc.constantFrom(
  never,
  (date: string) => date.endsWith('3'),
  (date: string) => '10' <= date.slice(8) && date.slice(8) <= '19',
);
const minutes = fc.integer({ min: 1, max: 3 * 24 * 60 });
/** To the minute: office hours begin and end on one, and so does every change of the clocks in these years. */
const aMinute = anInstant.map(at => new Date(Math.floor(at.getTime() / 60_000) * 60_000));

/** How many minutes from the one moment to the other lie inside her hours, counted one by one. */
function counted(from: Date, to: Date, rhythm: Rhythm, away: Away): number {
  let inside = 0;
  for (let at = from; at < to; at = addMinutes(at, 1)) if (isInOfficeHours(at, rhythm, away)) inside += 1;
  return inside;
}

describe('so much working time later', () => {
  it('as many minutes lie inside her hours as were given, whatever zone, calendar, hours, days off and absences', () => {
    fc.assert(
      fc.property(aMinute, fc.integer({ min: 1, max: 600 }), aRhythm, some, (from, given, rhythm, away) => {
        const later = officeTimeLater(from, given, rhythm, away);
        // Counting a long closure minute by minute shows nothing new.
        fc.pre(later !== null && later.getTime() - from.getTime() < 12 * 86_400_000);
        expect(counted(from, later, rhythm, away)).toBe(given);
        expect(isInOfficeHours(later, rhythm, away)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is inside her hours, never before, and later for more minutes', () => {
    fc.assert(
      fc.property(anInstant, minutes, minutes, aRhythm, some, (from, few, more, rhythm, away) => {
        const soon = officeTimeLater(from, few, rhythm, away);
        const late = officeTimeLater(from, few + more, rhythm, away);
        if (!soon || !late) return;
        expect(from < soon && soon < late).toBe(true);
        expect([soon, late].every(at => isInOfficeHours(at, rhythm, away) && !away(localDateOf(at, rhythm)))).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in two steps as in one', () => {
    fc.assert(
      fc.property(anInstant, minutes, minutes, aRhythm, some, (from, first, then, rhythm, away) => {
        const half = officeTimeLater(from, first, rhythm, away);
        const whole = officeTimeLater(from, first + then, rhythm, away);
        if (half && whole) expect(officeTimeLater(half, then, rhythm, away)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('never comes for somebody who is away for years or has no working day', () => {
    fc.assert(
      fc.property(anInstant, minutes, aRhythm, (from, given, rhythm) => {
        expect(officeTimeLater(from, given, rhythm, () => true)).toBeNull();
        expect(officeTimeLater(from, given, { ...rhythm, workingDays: [] })).toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});
