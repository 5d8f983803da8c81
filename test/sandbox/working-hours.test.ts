import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workingMoment } from '../../src/sandbox/working-hours.ts';

const day = 86_400_000;
const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

test('people get to something on a working day between seven and three, never before its time, and before anybody has slept twice but for a weekend', () => {
  fc.assert(
    fc.property(moments, at => {
      const then = workingMoment(at);
      expect([1, 2, 3, 4, 5]).toContain(then.getUTCDay());
      expect(then.getUTCHours()).toBeGreaterThanOrEqual(7);
      expect(then.getUTCHours()).toBeLessThan(15);
      expect(then.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(then.getTime() - at.getTime()).toBeLessThan(3 * day);
      expect(workingMoment(then)).toBe(then);
    }),
  );
});

test.each([
  ['in the middle of a working day, at once', '2026-11-23T12:20:00Z', '2026-11-23T12:20:00.000Z'],
  ['before work, when it begins', '2026-11-23T05:00:00Z', '2026-11-23T07:00:00.000Z'],
  ['after work, in the next morning', '2026-11-23T15:00:00Z', '2026-11-24T07:00:00.000Z'],
  ['on a Friday evening, on Monday', '2026-11-27T18:00:00Z', '2026-11-30T07:00:00.000Z'],
  ['on a Sunday, on Monday', '2026-11-29T10:00:00Z', '2026-11-30T07:00:00.000Z'],
])('what comes %s', (_, at, then) => {
  expect(workingMoment(new Date(at)).toISOString()).toBe(then);
});
