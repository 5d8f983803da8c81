import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { planQuarter, quarterBefore, quarterVerdict } from '../../src/suggestions/rules.ts';
import { datesOf, isWorkingDay, localDateOf, parseLocalDate, periodAt } from '../../src/time/calendar.ts';
import { anInstant, aRhythm } from '../support/arbitrary-times.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type PassingFirm, passingFirm } from './passing-firm.ts';

describe('the question whether a client suggested anything', () => {
  it('comes once in each quarter, on a working day of the client, in order', () => {
    fc.assert(
      fc.property(aRhythm, anInstant, fc.integer({ min: 1, max: 20 }), (rhythm, now, askDay) => {
        const periods: string[] = [];
        let since: Parameters<typeof planQuarter>[0]['since'] = { begins: true, lastRan: undefined };
        for (let n = 0; n < 4; n += 1) {
          const planned = planQuarter({ rhythm, askDay, since, now });
          if (!planned) throw new Error('the client works on some days');
          const day = localDateOf(planned.dueAt, rhythm);
          const { first, last } = datesOf(planned.period);
          expect(day >= first && day <= last && isWorkingDay(day, rhythm)).toBe(true);
          expect(periodAt('quarter', planned.closesAt, rhythm) > planned.period).toBe(true);
          expect(planQuarter({ rhythm, askDay, since: { planned: planned.period }, now })).toEqual(planned);
          periods.push(planned.period);
          since = { ran: planned.period };
        }
        expect(periods).toEqual([...new Set(periods)].sort());
        const again = planQuarter({ rhythm, askDay, since: { begins: true, lastRan: periods[0] }, now });
        expect(again?.period).not.toBe(periods[0]);
        expect(planQuarter({ rhythm: { ...rhythm, workingDays: [] }, askDay, since, now })).toBeUndefined();
      }),
    );
  });

  it.each([
    ['ask', true, '2026-06-30', undefined],
    ['ask', true, '2026-06-30', '2026-06-30'],
    ['suggested', true, '2026-06-30', '2026-07-01'],
    ['suggested', true, '2026-06-30', '2026-10-02'],
    ['new', true, '2026-07-01', undefined],
    ['paused', false, '2026-01-01', undefined],
  ] as const)('%s (work goes on: %s, since %s; last suggestion: %s)', (verdict, active, since, suggestedOn) => {
    const facts = { active, since: parseLocalDate(since), suggestedOn: suggestedOn && parseLocalDate(suggestedOn) };
    expect(quarterVerdict(quarterBefore('2026-Q4'), facts)).toBe(verdict);
  });
});

onDatabase('postgres18', 'a client that suggests nothing', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<PassingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return passingFirm(opened.connection);
  };

  it('is asked about after each whole quarter without a word, of whoever leads it; a need is no suggestion', async () => {
    const { said, mark, until, says, becomes, ran, clientId, lead, isAway } = await aFirm();
    await mark();
    // Work counts from go, which was within the first quarter: that one was not whole.
    await until('2026-01-12T09:00:00Z', '2026-06-30T10:00:00Z');
    expect(await says(clientId)).toEqual([]);
    await said({ kind: 'need', filedOn: '2026-05-04', nextOn: '2026-05-07' });
    await until('2026-06-30T10:00:00Z', '2026-07-07T06:00:00Z');
    // The fifth working day of July, nine o'clock in Helsinki.
    expect(await says(clientId)).toEqual(['ask 2026-Q2 morning']);
    expect(await becomes(clientId, '2026-07-07T06:00:00Z')).toEqual(['ask 2026-Q2: Kari owner']);
    await isAway(lead, '2026-07-08', '2026-07-31');
    expect(await becomes(clientId, '2026-07-08T06:00:00Z')).toEqual(['ask 2026-Q2: Olav deputy']);
    // Somebody writes one down before the question goes out.
    await said({ filedOn: '2026-07-08', nextOn: '2026-07-13' });
    expect(await becomes(clientId, '2026-07-08T08:00:00Z')).toEqual(['ask 2026-Q2: suggested']);
    await until('2026-07-08T08:00:00Z', '2027-02-01T10:00:00Z');
    expect(await says(clientId)).toEqual(['ask 2026-Q2 morning', 'ask 2026-Q4 morning']);
    expect(await ran(clientId)).toEqual([
      '2026-Q2 closed new',
      '2026-Q3 closed asked',
      '2026-Q4 closed suggested',
      '2027-Q1 closed asked',
      '2027-Q2 planned',
    ]);
  });

  it('is left in peace while nobody works for it, and asked about after downtime only in the quarter that it still is', async () => {
    const { mark, wakesUp, until, says, ran, clientId, setEngagement, becomes } = await aFirm();
    await mark();
    await wakesUp('2026-01-12T09:00:00Z');
    await wakesUp('2026-11-30T08:00:00Z');
    expect(await says(clientId)).toEqual(['ask 2026-Q3 morning']);
    await setEngagement('ended');
    expect(await becomes(clientId, '2026-12-01T08:00:00Z')).toEqual(['ask 2026-Q3: paused']);
    await until('2026-12-01T08:00:00Z', '2027-03-01T08:00:00Z');
    expect(await says(clientId)).toHaveLength(1);
    expect(await ran(clientId)).toEqual([
      '2026-Q2 skipped downtime',
      '2026-Q3 skipped downtime',
      '2026-Q4 closed asked',
      '2027-Q1 not_applicable paused',
    ]);
  });
});
