import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { keepingFirm, monday } from './keeping-firm.ts';

onDatabase('postgres18', 'a promise that comes due on Friday 27 March', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return keepingFirm(opened.connection);
  };
  const end = '2026-04-30T12:00:00Z';

  it('is said to its keeper twice, the last time to the lead too, and is overdue on the Monday', async () => {
    const { promised, until, heard, ran, promise, deviations, messages, becomes } = await aFirm();
    const id = await promised();
    await until(id, monday, '2026-03-29T20:00:00Z');
    expect(await heard(id)).toEqual([
      'remind #1.5 2026-03-19T22:00',
      'remind #1.1 2026-03-25T22:00',
      'lead_word #1.soon 2026-03-25T22:00',
    ]);
    expect(await becomes(id, '2026-03-26T06:00:00Z')).toEqual(
      expect.arrayContaining(['remind #1.1: Ana', 'remind #1.5: Ana', 'lead_word #1.soon: Kari']),
    );
    const [first, second] = (await messages(id)).filter(({ kind }) => kind === 'promises.remind').toReversed();
    expect(second?.replacesId).toBe(first?.id);
    expect([(await promise(id)).state, await deviations(id)]).toEqual(['promised', []]);
    await until(id, '2026-03-29T20:01:00Z', end);
    expect(await promise(id)).toMatchObject({ state: 'overdue', brokenOn: '2026-03-28' });
    expect(await deviations(id)).toEqual(['reported major Refills without a phone call']);
    expect(await ran(id)).toEqual(['#1 closed overdue']);
    expect((await becomes(id, end)).filter(each => each.startsWith('remind'))).toEqual([
      'remind #1.1: overdue',
      'remind #1.5: overdue',
    ]);
    expect(await heard(id)).toHaveLength(3);
  });

  it('that ended before says nothing more', async () => {
    const { promised, later, ana, until, heard, ran, deviations } = await aFirm();
    const id = await promised();
    await until(id, monday, '2026-03-20T12:00:00Z');
    await later(ana, '2026-03-23T10:00:00Z').keeps(id, '2026-03-23');
    await until(id, '2026-03-23T10:01:00Z', end);
    expect(await heard(id)).toEqual(['remind #1.5 2026-03-19T22:00']);
    expect([await ran(id), await deviations(id)]).toEqual([['#1 closed kept'], []]);
  });

  it('that moves comes due by its new day, and breaks by the old one only when nobody said yes', async () => {
    const { promised, later, as, lead, ana, until, heard, ran, promise, deviations } = await aFirm();
    const [moved, refused] = [await promised(), await promised()];
    for (const id of [moved, refused]) await later(lead, '2026-03-27T10:00:00Z').moves(id);
    await until(moved, '2026-03-27T10:01:00Z', '2026-03-31T12:00:00Z');
    expect([(await promise(moved)).state, (await promise(refused)).state]).toEqual(['moving', 'moving']);
    await as(ana, '2026-03-31T12:01:00Z').answers(moved, true, { round: 2 });
    await as(ana, '2026-03-31T12:01:00Z').answers(refused, false, { round: 2 });
    await until(moved, '2026-03-31T12:02:00Z', '2026-04-23T12:00:00Z');
    expect(await ran(moved)).toEqual(['#1 closed moved', '#2 planned']);
    expect((await heard(moved)).slice(-3)).toEqual([
      'remind #2.5 2026-04-16T21:00',
      'remind #2.1 2026-04-22T21:00',
      'lead_word #2.soon 2026-04-22T21:00',
    ]);
    expect(await deviations(moved)).toEqual([]);
    expect(await promise(refused)).toMatchObject({ state: 'overdue', brokenOn: '2026-03-28' });
    expect(await deviations(refused)).toHaveLength(1);
  });

  it('breaks also where new terms lapsed while nobody clicked anything', async () => {
    const { promised, later, lead, ana, setStatus, until, promise, events } = await aFirm();
    const id = await promised();
    await later(lead, '2026-03-26T10:00:00Z').moves(id, { due: '2026-04-02' });
    await setStatus(ana, 'deactivated');
    await until(id, '2026-03-26T10:01:00Z', end);
    expect(await promise(id)).toMatchObject({ state: 'overdue', brokenOn: '2026-03-28' });
    expect((await events(id)).slice(-3)).toEqual(['move Kari', 'lapse', 'come_due']);
  });

  it('goes to the lead while its keeper is away or has left, and once only', async () => {
    const { promised, until, becomes, setAway, setStatus, ana } = await aFirm();
    const id = await promised();
    await until(id, monday, '2026-03-26T06:00:00Z');
    await setAway(ana, '2026-03-26', '2026-03-27');
    const lines = ['lead_word #1.soon: said_already', 'remind #1.1: Kari'];
    expect(await becomes(id, '2026-03-26T06:00:00Z')).toEqual(expect.arrayContaining(lines));
    expect(await becomes(id, '2026-03-30T05:00:00Z')).toContain('remind #1.1: Ana');
    await setStatus(ana, 'deactivated');
    expect(await becomes(id, '2026-03-30T05:00:00Z')).toEqual(expect.arrayContaining(lines));
  });

  it('that its keeper sees running late is the lead’s to settle: the keeper is not reminded of it', async () => {
    const { promised, later, ana, until, heard, becomes } = await aFirm();
    const id = await promised();
    await later(ana, '2026-03-17T10:00:00Z').warns(id, 'A week more');
    await until(id, monday, '2026-03-27T12:00:00Z');
    expect((await heard(id)).slice(1)).toEqual([]);
    expect(await becomes(id, '2026-03-26T06:00:00Z')).toContain('lead_word #1.late.4: Kari');
  });

  it('is said once after days on which nothing ran, with the nearest word, if its day is not over', async () => {
    const { promised, mark, wakesUp, heard, promise } = await aFirm();
    const [id, over] = [await promised(), await promised('2026-03-20')];
    await wakesUp('2026-03-26T10:00:00Z');
    await mark();
    await wakesUp('2026-03-26T10:01:00Z');
    expect(await heard(id)).toEqual(['remind #1.1 2026-03-26T10:00', 'lead_word #1.soon 2026-03-26T10:00']);
    expect(await heard(over)).toEqual([]);
    expect((await promise(over)).state).toBe('overdue');
  });

  it('follows the setting for its reminders, and keeps what was said', async () => {
    const { promised, firm, mark, until, heard } = await aFirm();
    const id = await promised();
    await until(id, monday, '2026-03-23T12:00:00Z');
    await firm.setting('promiseRemindDays', [2]);
    await mark();
    await until(id, '2026-03-23T12:01:00Z', '2026-03-27T12:00:00Z');
    expect(await heard(id)).toEqual([
      'remind #1.5 2026-03-19T22:00',
      'remind #1.2 2026-03-24T22:00',
      'lead_word #1.soon 2026-03-24T22:00',
    ]);
  });

  it('is left in peace while no work goes on, and taken up where it stands when work does', async () => {
    const { promised, mark, until, heard, ran, setEngagement, promise } = await aFirm();
    const id = await promised();
    await until(id, monday, '2026-03-20T12:00:00Z');
    await setEngagement('ended');
    await mark();
    await until(id, '2026-03-20T12:01:00Z', '2026-04-10T12:00:00Z');
    expect([await ran(id), (await promise(id)).state]).toEqual([['#1 not_applicable paused'], 'promised']);
    expect(await heard(id)).toHaveLength(1);
    await setEngagement('active');
    await mark();
    await until(id, '2026-04-10T12:01:00Z', end);
    expect(await promise(id)).toMatchObject({ state: 'overdue', brokenOn: '2026-03-28' });
  });

  it('is planned only after go', async () => {
    const { promised, db, firm, mark, wakesUp, ran } = await aFirm();
    const id = await promised();
    const setGo = (goAt: Date | null) =>
      db.updateTable('workspace').set({ goAt }).where('id', '=', firm.workspaceId).execute();
    await setGo(null);
    await wakesUp(monday);
    expect(await ran(id)).toEqual([]);
    await setGo(new Date(monday));
    await mark();
    await wakesUp(monday);
    expect(await ran(id)).toEqual(['#1 planned']);
  });
});
