import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { addGoal } from '../../src/ledger/goals.ts';
import { entriesOf } from '../../src/promises/queries.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { keepingFirm, monday } from './keeping-firm.ts';

onDatabase('postgres18', 'what is said and done about a promise', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return keepingFirm(opened.connection);
  };

  it('by its keeper is for her, the lead and the stand-in, and stands nowhere else', async () => {
    const { later, as, lead, deputy, ana, mikko, aPromise, db, promised, setAway } = await aFirm();
    const { id: refused } = await as(lead).gives(aPromise());
    await as(ana).answers(refused, false, { words: 'I am on sick leave' });
    const late = await promised();
    await later(ana).warns(late, 'My child is ill');
    await setAway(lead, '2026-02-03', '2026-02-06');
    const read = async (who: string, at = monday) => {
      const shown = await Promise.all([refused, late].map(async id => JSON.stringify(await later(who, at).opens(id))));
      return shown.join().match(/sick leave|child is ill/g) ?? [];
    };
    const [both, stoodIn] = [['sick leave', 'child is ill'], '2026-02-04T10:00:00Z'];
    expect([await read(ana), await read(lead), await read(deputy, stoodIn)]).toEqual([both, both, both]);
    // A colleague in the team sees the promise, not the words.
    expect(await later(mikko).opens(late)).toMatchObject({ promise: { lateWords: null, lateOn: '2026-02-02' } });
    expect([await read(mikko)]).toEqual([[]]);
    const words = [...(await entriesOf(db, refused)), ...(await entriesOf(db, late))].map(entry => entry.words);
    expect(words.every(each => each === null)).toBe(true);
  });

  it('by whoever is only asked is a yes or a no, never that it is done', async () => {
    const { later, as, promised, ana, lead, mikko, promise } = await aFirm();
    const id = await promised();
    await later(lead).moves(id, { keeper: mikko });
    expect(await later(mikko).keeps(id, '2026-02-02')).toBe('not_yours');
    const seen = await later(mikko).opens(id);
    expect(seen).toMatchObject({ acts: { keep: false, answer: true } });
    await as(mikko).answers(id, false, { round: 2 });
    expect(await later(mikko).keeps(id, '2026-02-02')).toBe('not_yours');
    expect((await promise(id)).state).toBe('promised');
    expect(await later(ana).keeps(id, '2026-02-02')).toBe('kept');
  });

  it('from a form that is no longer true is never answered as if it had been done', async () => {
    const { as, lead, ana, aPromise, promise, said } = await aFirm();
    const { id } = await as(lead).gives();
    await as(ana).answers(id, false);
    const before = await said(id);
    expect([await as(lead).regives(id, 2), (await as(lead).gives(aPromise(), id)).outcome]).toEqual([
      'outdated',
      'outdated',
    ]);
    expect([(await promise(id)).state, await said(id)]).toEqual(['declined', before]);
    const { id: taken } = await as(lead).gives();
    await as(lead).withdraws(taken);
    expect(await as(lead).regives(taken, 2)).toBe('closed');
    // Taken back is what she saw, not what somebody has put to another since.
    const { id: anew } = await as(lead).gives();
    expect(await as(lead).regives(anew, 2, aPromise({ words: 'Anew' }))).toBe('asked');
    expect(await as(lead).withdraws(anew, null, 2)).toBe('outdated');
    expect((await promise(anew)).state).toBe('offered');
  });

  it('goes by the days of the client, where that is another day than here', async () => {
    const { later, as, promised, ana, lead, promise, db, clientId, aPromise, messages } = await aFirm();
    await db.updateTable('client').set({ zone: 'America/New_York' }).where('id', '=', clientId).execute();
    // Friday evening in New York, Saturday in Helsinki.
    const at = '2026-03-27T22:30:00Z';
    const [warned, moved] = [await promised(), await promised()];
    expect(await later(ana, at).warns(warned, 'Tonight, but late')).toBe('told');
    expect(await later(lead, at).moves(moved)).toBe('asked');
    expect((await promise(moved)).brokenOn).toBeNull();
    expect((await as(lead, at).gives(aPromise({ due: '2026-03-27' }))).outcome).toBe('asked');
    expect(await later(ana, at).keeps(warned, '2026-03-28')).toBe('future');
    expect(await later(ana, at).opens(warned)).toMatchObject({ today: '2026-03-27' });
    const [word] = (await messages(warned)).filter(({ kind }) => kind === 'promises.lead_word');
    const sent = db
      .selectFrom('outbox')
      .select('expiresAt')
      .where('id', '=', word?.id ?? '');
    // When the day is over there, there is no time left to talk with the client.
    expect((await sent.executeTakeFirst())?.expiresAt?.toISOString()).toBe('2026-03-28T04:00:00.000Z');
  });

  it('says who is away when she is asked, and for how long', async () => {
    const { later, as, lead, ana, aPromise, setAway, promised } = await aFirm();
    const { id } = await as(lead).gives(aPromise());
    expect(await later(lead).opens(id)).toMatchObject({ keeperAway: undefined });
    await setAway(ana, '2026-02-01', '2026-02-20');
    expect(await later(lead).opens(id)).toMatchObject({ keeperAway: { until: '2026-02-20' } });
    expect(await later(lead).opens(await promised())).toMatchObject({ keeperAway: undefined });
  });

  it('may give it another goal of that client with its new terms', async () => {
    const { later, lead, promised, promise, ports, firm, clientId } = await aFirm();
    const id = await promised();
    const goalId = randomUUID();
    const owner = firm.slackIdOf(lead);
    const goal = { words: 'Fewer calls', measure: 'calls', target: 'ten', owner, theirOwner: 'T' };
    await addGoal(ports, firm.context(monday), await firm.read(lead), { id: goalId, clientId, goal });
    expect(await later(lead).moves(id, { goalId: randomUUID() })).toBe('goal_unknown');
    expect(await later(lead).opens(id)).toMatchObject({ goals: [{ id: goalId }] });
    expect(await later(lead).moves(id, { goalId })).toBe('asked');
    expect((await promise(id)).goal).toBe('Fewer calls');
  });

  it('in its terms is never changed or taken away, nor is the answer', async () => {
    const { as, lead, ana, db } = await aFirm();
    const { id } = await as(lead).gives();
    const change = (set: { words?: string; answer?: string }) =>
      db.updateTable('promiseTerms').set(set).where('promiseId', '=', id).execute();
    await expect(change({ words: 'Something else' })).rejects.toThrow('never changed');
    await as(ana).answers(id, true);
    await expect(change({ answer: 'declined' })).rejects.toThrow('never changed');
    await expect(db.deleteFrom('promiseTerms').where('promiseId', '=', id).execute()).rejects.toThrow('never changed');
  });
});
