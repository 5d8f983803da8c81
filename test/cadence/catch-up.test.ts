import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catchUp, closeOfLate, dueAfterZoneChange } from '../../src/cadence/catch-up.ts';
import { spreadOverWorkingDays } from '../../src/cadence/spread.ts';
import { MONDAY_TO_FRIDAY, parseLocalDate } from '../../src/time/calendar.ts';
import { anInstant } from '../support/arbitrary-times.ts';

const planned = fc
  .uniqueArray(anInstant, { maxLength: 12, selector: at => at.getTime() })
  .map(all => all.map(dueAt => ({ dueAt })));

describe('after downtime', () => {
  test('everything planned is sent, skipped, next or later, and only the newest missed one is sent', () => {
    fc.assert(
      fc.property(planned, anInstant, fc.boolean(), (all, now, isTimely) => {
        const { send, skipped, next } = catchUp(all, now, () => isTimely);
        const missed = [...skipped, ...(send === null ? [] : [send])];
        expect(new Set(missed)).toEqual(new Set(all.filter(({ dueAt }) => dueAt <= now)));
        expect(missed.map(({ dueAt }) => dueAt.getTime())).toEqual(
          missed.map(({ dueAt }) => dueAt.getTime()).toSorted((a, b) => a - b),
        );
        expect(send !== null).toBe(isTimely && missed.length > 0);
        const later = all.filter(({ dueAt }) => dueAt > now).map(({ dueAt }) => dueAt.getTime());
        expect(next?.dueAt.getTime()).toBe(later.length === 0 ? undefined : Math.min(...later));
      }),
    );
  });

  test('a newest one that is too old is skipped with the others', () => {
    const due = [{ dueAt: new Date('2026-03-02T07:00:00Z') }, { dueAt: new Date('2026-02-02T07:00:00Z') }];
    const { send, skipped } = catchUp(due, new Date('2026-03-20T07:00:00Z'), () => false);
    expect(send).toBeNull();
    expect(skipped.map(({ dueAt }) => dueAt.getUTCMonth())).toEqual([1, 2]);
  });

  const whose = {
    zone: 'Europe/Helsinki',
    workingDays: MONDAY_TO_FRIDAY,
    calendar: {
      name: 'NONE',
      first: parseLocalDate('2026-01-01'),
      last: parseLocalDate('2026-12-31'),
      holidays: new Set([]),
    },
  };
  test.each([
    ['in time: closes as planned', '2026-11-03T07:00Z', '2026-11-16T07:00Z', '2026-12-01T07:00Z', '2026-11-16T07:00Z'],
    ['late: three working days', '2026-11-13T07:00Z', '2026-11-16T07:00Z', '2026-12-01T07:00Z', '2026-11-18T07:00Z'],
    [
      'very late: until the next is due',
      '2026-11-30T07:00Z',
      '2026-11-30T08:00Z',
      '2026-12-01T07:00Z',
      '2026-12-01T07:00Z',
    ],
  ])('%s', (_, sent, closes, next, wanted) => {
    const times = { sentAt: new Date(sent), closesAt: new Date(closes), nextDueAt: new Date(next) };
    expect(closeOfLate(times, whose)).toEqual(new Date(wanted));
  });

  test('with nothing to come after it, a late one has its three days', () => {
    const times = { sentAt: new Date('2026-11-13T07:00Z'), closesAt: new Date('2026-11-13T08:00Z'), nextDueAt: null };
    expect(closeOfLate(times, whose)).toEqual(new Date('2026-11-18T07:00Z'));
  });
});

describe('after a change of zone', () => {
  test('what was sent stays sent, what was not is never due in the past', () => {
    fc.assert(
      fc.property(anInstant, anInstant, (due, now) => {
        expect(dueAfterZoneChange(true, due, now)).toBeNull();
        const again = dueAfterZoneChange(false, due, now);
        expect(again).toEqual(due > now ? due : now);
      }),
    );
  });
});

describe('the spread of people over working days', () => {
  test('is FNV-1a: the published values of "" and "foobar"', () => {
    expect(spreadOverWorkingDays('', 2 ** 32)).toBe(0x811c9dc5 + 1);
    expect(spreadOverWorkingDays('foobar', 2 ** 32)).toBe(0xbf9cf968 + 1);
  });

  test('gives every day about its share', () => {
    const ids = fc.sample(fc.uuid({ version: 4 }), { numRuns: 15_000, seed: 7 });
    const perDay = Map.groupBy(ids, id => spreadOverWorkingDays(id, 15));
    expect([...perDay.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    for (const people of perDay.values()) expect(Math.abs(people.length - 1000)).toBeLessThan(160);
  });

  test.each([0, -1, 1.5])('over %d days nothing spreads', places => {
    expect(() => spreadOverWorkingDays('a', places)).toThrow(RangeError);
  });
});
