import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf, dayWork, isProven, mayStillOpen, reminderDays, replyStep } from '../../../src/enps/rules.ts';
import { addDays, dateFrom, instantOf, type LocalDate, parseLocalDate } from '../../../src/time/calendar.ts';
import { calendarShelf } from '../../../src/time/shelf.ts';

const around = new Date('2027-06-01T00:00:00Z');
const zone = 'Europe/Helsinki';
const workDays = {
  calendar: await calendarShelf().calendar('FI', [], around),
  workingDays: [1, 2, 3, 4, 5] as const,
  zone,
};
const day = parseLocalDate;
const dates = fc.integer({ min: 0, max: 700 }).map(days => addDays(dateFrom(2026, 7, 1), days));
const rounds = fc.record({ opensOn: dates, length: fc.integer({ min: 7, max: 28 }) }).map(({ opensOn, length }) => {
  return { opensOn, closesOn: addDays(opensOn, length) };
});

describe('reminders', () => {
  it.each([
    ['half way and two working days before the last day', '2027-02-01', '2027-02-15', ['2027-02-08', '2027-02-11']],
    ['once in a round of a week', '2027-02-01', '2027-02-08', ['2027-02-04']],
    ['past Easter', '2027-03-22', '2027-04-05', ['2027-03-30', '2027-04-01']],
    ['over a leap day', '2028-02-21', '2028-03-06', ['2028-02-28', '2028-03-02']],
  ])('go out %s', (_, opensOn, closesOn, expected) => {
    expect(reminderDays(day(opensOn), day(closesOn), workDays)).toEqual(expected);
  });

  it('are two at most, rising, on days within the round', () => {
    fc.assert(
      fc.property(rounds, ({ opensOn, closesOn }) => {
        const days = reminderDays(opensOn, closesOn, workDays);
        expect(days.length).toBeLessThanOrEqual(2);
        expect([opensOn, ...days, closesOn]).toEqual([...new Set([opensOn, ...days, closesOn])].toSorted());
      }),
    );
  });

  it('go out once each, however often the round wakes', () => {
    const wakes = fc.array(fc.integer({ min: 0, max: 28 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(rounds, wakes, ({ opensOn, closesOn }, hours) => {
        const opensAt = instantOf(opensOn, '09:00', zone);
        const closesAt = instantOf(closesOn, '16:00', zone);
        let state = { opensOn, closesOn, closesAt, countedOn: null as LocalDate | null, reminders: 0 };
        let sent = 0;
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const now = new Date(opensAt.getTime() + hour * 3_600_000);
          if (now >= closesAt) break;
          const { remind, nextAt } = dayWork(state, now, workDays);
          expect(nextAt > now && nextAt <= closesAt).toBe(true);
          if (remind === undefined) continue;
          sent += 1;
          state = { ...state, reminders: remind };
        }
        expect(sent).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the reply rate', () => {
  it.each([
    [0, 10, 0],
    [9, 10, 9],
    [10, 10, 9],
    [4, 11, 3],
    [9, 9, undefined],
    [400, 500, 8],
  ])('of %s of %s is step %s', (replies, invited, step) => {
    expect(replyStep(replies, invited)).toBe(step);
  });

  it('is the same whoever was the one more within a step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 500 }), fc.nat(500), (invited, some) => {
        const replies = Math.min(some, invited);
        const step = replyStep(replies, invited) ?? -1;
        expect(step * invited <= 10 * replies && (step === 9 || 10 * replies < (step + 1) * invited)).toBe(true);
      }),
    );
  });
});

describe('whether a round may open', () => {
  const now = new Date('2027-02-01T07:00:00Z');
  const proof = (readsKeys: boolean, minutesAgo: number) => ({
    readsKeys,
    seenAt: new Date(now.getTime() - minutesAgo * 60_000),
  });
  it.each([
    ['nobody runs', [], false],
    ['the only process reads the keys', [proof(true, 0)], true],
    ['another one does not', [proof(true, 0), proof(false, 1)], false],
    ['the one that did not has ended', [proof(true, 0), proof(false, 4)], true],
    ['the one that did has ended', [proof(true, 4)], false],
  ])('is known when %s', (_, proofs, proven) => {
    expect(isProven(proofs, now)).toBe(proven);
  });

  it.each([
    ['2027-02-10T22:00:00Z', false],
    ['2027-02-10T21:59:00Z', true],
    ['2027-02-01T07:00:00Z', true],
  ])('is decided by the three working days that people need to answer: at %s', (at, may) => {
    expect(mayStillOpen(day('2027-02-15'), new Date(at), workDays)).toBe(may);
  });
});

it('counts each score in its class', () => {
  expect(classesOf([1, 1, 1, 1, 1, 1, 1, 10, 10, 100, 100])).toEqual({ critics: 7, passives: 20, promoters: 200 });
});
