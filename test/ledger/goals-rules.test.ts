import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { agreedBy, goalQuestion, planGoals } from '../../src/ledger/rules.ts';
import {
  datesOf,
  isWorkingDay,
  localDateOf,
  nthWorkingDay,
  parseLocalTime,
  periodAt,
  type Rhythm,
  shiftPeriod,
  wallClock,
} from '../../src/time/calendar.ts';
import { loadCalendar } from '../../src/time/holidays.ts';

describe('what a quarter asks', () => {
  const reviewed = (quarter?: string) => ({ review: quarter === undefined ? undefined : { quarter } });
  test.each([
    ['a client without a goal: for one', [], 'begin'],
    ['a goal nobody was asked about: whether it holds', [reviewed()], 'agree'],
    ['one that was reviewed in an earlier quarter: again', [reviewed('2026-Q3')], 'agree'],
    ['several of which one is new: all of them', [reviewed('2026-Q4'), reviewed()], 'agree'],
    ['where all were reviewed in it: nothing', [reviewed('2026-Q4'), reviewed('2026-Q4')], 'reviewed'],
  ] as const)('%s', (_, goals, question) => {
    expect(goalQuestion(goals, '2026-Q4')).toBe(question);
  });

  test.each([
    [true, true, 'both'],
    [true, false, 'not_theirs'],
    [false, true, 'not_ours'],
    [false, false, 'neither'],
  ] as const)('ours %s, theirs %s: %s', (ours, theirs, agreed) => {
    expect(agreedBy({ ours, theirs, note: null })).toBe(agreed);
  });
});

describe('the day on which it is asked', () => {
  const places = Promise.all(
    [
      ['Europe/Helsinki', 'FI'],
      ['America/New_York', 'US'],
      ['Asia/Tokyo', 'JP'],
    ].map(async ([zone = '', name = '']): Promise<Rhythm> => {
      const calendar = await loadCalendar(name, { from: 2025, to: 2029 }, []);
      const hours = { opens: parseLocalTime('09:00'), closes: parseLocalTime('17:00') };
      return { zone, calendar, workingDays: [1, 2, 3, 4, 5], ...hours };
    }),
  );
  const facts = fc.record({
    place: fc.nat({ max: 2 }),
    goalDay: fc.integer({ min: 1, max: 60 }),
    now: fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true }),
  });
  const rhythmAt = async (place: number): Promise<Rhythm> => {
    const rhythm = (await places)[place];
    if (!rhythm) throw new Error(`no place ${place}`);
    return rhythm;
  };

  it('is that working day of the client’s quarter, at nine on the client’s clock, and closes with the quarter', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async ({ place, goalDay, now }) => {
        const rhythm = await rhythmAt(place);
        const plan = planGoals({ rhythm, goalDay, since: { begins: true, lastRan: undefined }, now });
        if (!plan) throw new Error('there are working days');
        const { date, time } = wallClock(plan.dueAt, rhythm);
        expect([date, time]).toEqual([nthWorkingDay(datesOf(plan.period), goalDay, rhythm), '09:00']);
        expect(isWorkingDay(date, rhythm)).toBe(true);
        expect(plan.dueAt > now).toBe(true);
        expect(periodAt('quarter', new Date(plan.closesAt.getTime() - 1), rhythm)).toBe(plan.period);
        expect(localDateOf(plan.closesAt, rhythm)).toBe(datesOf(shiftPeriod(plan.period, 1)).first);
        // It is the first that is still to come.
        const next = shiftPeriod(periodAt('quarter', now, rhythm), 1);
        expect(plan.period <= next).toBe(true);
      }),
    );
  });

  it('comes once in a quarter, whoever begins, goes on or is planned anew', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.integer({ min: 1, max: 60 }), async ({ place, goalDay, now }, otherDay) => {
        const rhythm = await rhythmAt(place);
        const plan = planGoals({ rhythm, goalDay, since: { begins: true, lastRan: undefined }, now });
        const period = plan?.period ?? '';
        const again = (since: Parameters<typeof planGoals>[0]['since'], at: Date) =>
          planGoals({ rhythm, goalDay: otherDay, since, now: at })?.period;
        expect(again({ planned: period }, now)).toBe(period);
        expect(again({ ran: period }, plan?.dueAt ?? now)).toBe(shiftPeriod(period, 1));
        expect((again({ begins: true, lastRan: period }, now) ?? '') > period).toBe(true);
      }),
    );
  });

  it('does not come where nobody ever works, and goes on from the years that are known after a long rest', async () => {
    const rhythm = await rhythmAt(0);
    const now = new Date('2026-11-24T10:00:00Z');
    const never = { ...rhythm, workingDays: [] };
    expect(planGoals({ rhythm: never, goalDay: 20, since: { begins: true, lastRan: undefined }, now })).toBeUndefined();
    expect(planGoals({ rhythm, goalDay: 20, since: { ran: '2019-Q2' }, now })?.period).toBe('2025-Q2');
  });
});
