import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { keepingFirm, monday } from './keeping-firm.ts';

onDatabase('postgres18', 'a promise that somebody else is to keep', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return keepingFirm(opened.connection);
  };
  const after = '2026-03-31T10:00:00Z';

  it('goes over by the same terms with her yes, is not moved by that, and whoever kept it hears', async () => {
    const { later, as, promised, ana, lead, mikko, guest, promise, rate, events, said, becomes } = await aFirm();
    const id = await promised();
    expect(await later(ana).hands(id, mikko)).toBe('not_yours');
    expect(await later(lead).hands(id, guest)).toBe('keeper_unknown');
    expect(await later(lead).hands(id, ana)).toBe('keeper_same');
    expect(await later(lead).hands(id, mikko, 1)).toBe('outdated');
    const { version } = await promise(id);
    expect(await later(lead).hands(id, mikko, version)).toBe('asked');
    expect(await later(lead).hands(id, mikko, version)).toBe('asked');
    expect(await later(lead).hands(id, lead, version)).toBe('outdated');
    const asked = await promise(id);
    expect(asked).toMatchObject({
      state: 'moving',
      inForce: { keeperId: ana },
      newest: { keeperId: mikko, reason: null },
    });
    expect(await later(ana).warns(id, 'A week more')).toBe('moving');
    expect(await as(mikko).answers(id, true, { round: 2 })).toBe('accepted');
    const { inForce, ...taken } = await promise(id);
    expect(taken).toMatchObject({ state: 'promised', brokenOn: null });
    expect(inForce).toMatchObject({ keeperId: mikko, dueOn: '2026-03-27', words: 'Refills without a phone call' });
    expect(await rate()).toEqual({ kept: 0, broken: 0, moved: 0, open: 1 });
    expect(await events(id)).toEqual(['give Kari', 'accept Ana', 'reassign Kari', 'take_over Mikko']);
    expect(await said(id)).toContain('handed_over #2 morning');
    expect(await becomes(id)).toEqual(expect.arrayContaining(['handed_over #2: Ana', 'answered #2: Kari']));
    await later(mikko).keeps(id, '2026-02-02');
    expect(await becomes(id)).not.toContain('handed_over #2: Ana');
  });

  it('goes over also when it is overdue, and stays overdue and broken; the lead who takes it herself asks nobody', async () => {
    const { later, as, promised, ana, lead, mikko, promise, wakesUp, deviations, openDeviations, rate, ran } =
      await aFirm();
    const [asked, own] = [await promised(), await promised()];
    await wakesUp(after);
    expect(await later(lead, after).hands(asked, mikko)).toBe('asked');
    expect(await as(mikko, after).answers(asked, true, { round: 2 })).toBe('accepted');
    expect(await later(lead, after).hands(own, lead)).toBe('taken_over');
    const overdue = { state: 'overdue', brokenOn: '2026-03-28' };
    expect(await promise(asked)).toMatchObject({ ...overdue, inForce: { keeperId: mikko } });
    expect(await promise(own)).toMatchObject({ ...overdue, inForce: { keeperId: lead } });
    expect([await openDeviations(asked), await openDeviations(own)]).toEqual([1, 1]);
    expect(await rate()).toEqual({ kept: 0, broken: 2, moved: 0, open: 0 });
    // The deviation is the same one after the next ticks, and a no to new terms leaves it where it was.
    await wakesUp('2026-04-02T10:00:00Z');
    expect([await ran(asked), (await deviations(asked)).length]).toEqual([['#1 closed overdue'], 1]);
    await later(lead, '2026-04-02T10:00:00Z').moves(asked, { keeper: ana });
    await as(ana, '2026-04-02T11:00:00Z').answers(asked, false, { round: 3 });
    expect(await promise(asked)).toMatchObject(overdue);
  });

  it('stays with whoever keeps it after a no, and after no word at all, as overdue as it was', async () => {
    const { later, as, promised, ana, lead, mikko, promise, wakesUp, until, waited, becomes } = await aFirm();
    const [refused, silent] = [await promised(), await promised()];
    await wakesUp(after);
    await later(lead, after).hands(refused, mikko);
    await later(lead, after).hands(silent, mikko);
    expect(await as(mikko, after).answers(refused, false, { round: 2 })).toBe('declined');
    expect(await promise(refused)).toMatchObject({ state: 'overdue', inForce: { keeperId: ana } });
    expect(await becomes(refused, after)).toContain('answered #2: Kari');
    // Its day has passed, but she is asked as long as anybody.
    await until(silent, '2026-03-31T10:01:00Z', '2026-04-09T10:00:00Z');
    expect((await promise(silent)).state).toBe('moving');
    await until(silent, '2026-04-09T10:01:00Z', '2026-04-20T10:00:00Z');
    expect(await promise(silent)).toMatchObject({ state: 'overdue', newest: { answer: 'lapsed' } });
    expect((await waited(silent)).at(-1)).toBe('#2 closed lapsed');
  });

  it('is broken by its own day, also while a yes was waited for', async () => {
    const { later, as, promised, lead, mikko, promise, until, openDeviations } = await aFirm();
    const id = await promised();
    await later(lead, '2026-03-26T10:00:00Z').hands(id, mikko);
    expect(await as(mikko, after).answers(id, true, { round: 2 })).toBe('accepted');
    await until(id, '2026-03-31T10:01:00Z', '2026-04-02T12:00:00Z');
    expect(await promise(id)).toMatchObject({ state: 'overdue', brokenOn: '2026-03-28' });
    expect(await openDeviations(id)).toBe(1);
  });

  it('is not handed over while other terms wait, nor when it has ended, but on to a third one', async () => {
    const { later, as, promised, ana, lead, mikko, deputy, promise } = await aFirm();
    const [moving, ended, third] = [await promised(), await promised(), await promised()];
    await later(lead).moves(moving);
    await later(ana, monday).keeps(ended, '2026-02-02');
    expect([await later(lead).hands(moving, mikko), await later(lead).hands(ended, mikko)]).toEqual([
      'closed',
      'closed',
    ]);
    await later(lead).hands(third, mikko);
    expect(await later(lead).hands(third, deputy)).toBe('asked');
    expect(await as(mikko).answers(third, true, { round: 2 })).toBe('not_yours');
    expect(await as(deputy).answers(third, true, { round: 3 })).toBe('accepted');
    expect((await promise(third)).inForce?.keeperId).toBe(deputy);
  });
});
