import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { againKey, askAgainAt, askAt, askVerdict, dayAskedAbout } from '../../src/suggestions/rules.ts';
import { addDays, instantOf, isWorkingDay, localDateOf, parseLocalDate } from '../../src/time/calendar.ts';
import { aDate, anInstant, aRhythm } from '../support/arbitrary-times.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type PassingFirm, passingFirm } from './passing-firm.ts';

describe('when the owner of a suggestion is asked', () => {
  it('is as a working day of the client begins, not before the day that was set and not in the past; and later once more', () => {
    fc.assert(
      fc.property(aDate, anInstant, aRhythm, (nextOn, now, rhythm) => {
        const at = askAt(nextOn, now, rhythm);
        if (!at) throw new Error('the client works on some days');
        const date = localDateOf(at, rhythm);
        expect(isWorkingDay(date, rhythm)).toBe(true);
        expect(date >= nextOn && date >= localDateOf(now, rhythm)).toBe(true);
        expect(at).toEqual(instantOf(date, rhythm.opens, rhythm));
        const again = askAgainAt(at, rhythm);
        expect(again > at).toBe(true);
        expect(isWorkingDay(localDateOf(again, rhythm), rhythm)).toBe(true);
      }),
    );
  });

  it('is on the day itself where nobody knows its holidays yet, and never where the client has no working days', () => {
    fc.assert(
      fc.property(aRhythm, anInstant, (rhythm, now) => {
        const far = addDays(rhythm.calendar.last, 400);
        expect(localDateOf(askAt(far, now, { ...rhythm, zone: 'UTC' }) ?? now, 'UTC')).toBe(far);
        expect(askAt(far, now, { ...rhythm, workingDays: [] })).toBeUndefined();
      }),
    );
  });

  const nextOn = parseLocalDate('2026-02-05');
  it.each([
    ['ask', '2026-02-05', nextOn, true],
    ['answered', '2026-02-05', null, true],
    ['changed', '2026-02-04', nextOn, true],
    ['paused', '2026-02-05', nextOn, false],
  ] as const)('finds out when the time has come: %s', (verdict, day, next, isClientActive) => {
    expect(askVerdict(day, { nextOn: next, isClientActive })).toBe(verdict);
    expect(dayAskedAbout(againKey(day))).toBe(day);
    expect(dayAskedAbout(day)).toBe(day);
  });
});

onDatabase('postgres18', 'what comes next with a suggestion', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<PassingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return passingFirm(opened.connection);
  };

  it('is asked for on its day and once more five working days later, the newer message in place of the older; then it is quiet', async () => {
    const { said, mark, until, says, becomes, ran, db } = await aFirm();
    // Saturday: asked about on Monday at nine in Helsinki.
    const id = await said({ nextOn: '2026-02-07' });
    await mark();
    await until('2026-02-02T10:00:00Z', '2026-02-09T06:59:00Z');
    expect(await says(id)).toEqual([]);
    await until('2026-02-09T06:59:00Z', '2026-02-09T07:00:00Z');
    expect(await says(id)).toEqual(['next 2026-02-07 morning']);
    expect(await becomes(id, '2026-02-09T07:00:00Z')).toEqual(['next 2026-02-07: Kari owner']);
    await until('2026-02-09T07:00:00Z', '2026-06-01T07:00:00Z');
    expect(await says(id)).toEqual(['next 2026-02-07 morning', 'next 2026-02-07#2 morning']);
    expect(await ran(id)).toEqual(['2026-02-07 closed asked']);
    const [first, second] = await db
      .selectFrom('outbox')
      .selectAll()
      .where('subjectId', '=', id)
      .orderBy('dueAt')
      .execute();
    expect(second).toMatchObject({ replacesId: first?.id, dueAt: new Date('2026-02-15T22:00:00Z') });
  });

  it('goes to whoever it was handed over to; to the lead while she is away or when she has left, and to the deputy while the lead is away', async () => {
    const { as, said, mark, until, becomes, lead, mikko, isAway, leaves } = await aFirm();
    const id = await said();
    await as(lead).handsOver(id, mikko);
    await as(mikko).answers(id, true);
    await mark();
    await until('2026-02-02T10:00:00Z', '2026-02-05T08:00:00Z');
    await isAway(mikko, '2026-02-06', '2026-02-08');
    const next = async (at: string) => (await becomes(id, at)).filter(line => line.startsWith('next'));
    expect(await next('2026-02-05T08:00:00Z')).toEqual(['next 2026-02-05: Mikko owner']);
    expect(await next('2026-02-06T08:00:00Z')).toEqual(['next 2026-02-05: Kari owner']);
    await leaves(mikko);
    expect(await next('2026-02-09T08:00:00Z')).toEqual(['next 2026-02-05: Kari owner']);
    await isAway(lead, '2026-02-10', '2026-02-10');
    expect(await next('2026-02-10T08:00:00Z')).toEqual(['next 2026-02-05: Olav deputy']);
  });

  it('is let be when its day has changed, the client has its answer, or nobody works for the client; and taken up when that is over', async () => {
    const { said, change, answered, mark, until, says, becomes, ran, setEngagement } = await aFirm();
    const [moved, told, asked] = [await said(), await said(), await said()];
    const paused = await said({ nextOn: '2026-02-06' });
    await mark();
    await until('2026-02-02T10:00:00Z', '2026-02-02T10:00:00Z');
    await change(moved, { nextOn: parseLocalDate('2026-02-12') });
    await mark();
    await until('2026-02-02T11:00:00Z', '2026-02-05T08:00:00Z');
    expect(await says(moved)).toEqual([]);
    expect(await says(told)).toEqual(['next 2026-02-05 morning']);
    await change(told, answered);
    expect(await becomes(told, '2026-02-05T08:00:00Z')).toEqual(['next 2026-02-05: answered']);
    await setEngagement('ended');
    expect(await becomes(asked, '2026-02-05T08:00:00Z')).toEqual(['next 2026-02-05: paused']);
    await mark();
    await until('2026-02-05T09:00:00Z', '2026-02-20T08:00:00Z');
    expect([await says(moved), await says(paused), (await says(told)).length]).toEqual([[], [], 1]);
    expect(await ran(told)).toEqual(['2026-02-05 closed answered']);
    await setEngagement('active');
    await mark();
    await until('2026-02-20T10:00:00Z', '2026-02-20T10:00:00Z');
    expect(await says(moved)).toEqual(['next 2026-02-12 morning']);
    await change(moved, { nextOn: parseLocalDate('2026-03-02') });
    expect(await becomes(moved, '2026-02-23T08:00:00Z')).toEqual(['next 2026-02-12: changed']);
    expect(await says(paused)).toEqual(['next 2026-02-06 morning']);
  });

  it('is not planned before go', async () => {
    const { db, firm, said, mark, until, says, ran } = await aFirm();
    await db.updateTable('workspace').set({ goAt: null }).where('id', '=', firm.workspaceId).execute();
    const id = await said();
    await mark();
    await until('2026-02-02T10:00:00Z', '2026-03-02T08:00:00Z');
    expect([await says(id), await ran(id)]).toEqual([[], []]);
  });
});
