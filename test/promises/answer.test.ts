import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { givingFirm, monday } from './giving-firm.ts';

onDatabase('postgres18', 'the word of whoever is to keep a promise', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return givingFirm(opened.connection);
  };

  it('makes it promised when it is yes, and the lead hears in the morning', async () => {
    const { as, lead, deputy, ana, mikko, promise, said, becomes, events } = await aFirm();
    const { id } = await as(lead).gives();
    for (const other of [lead, deputy, mikko]) expect(await as(other).answers(id, true)).toBe('not_yours');
    expect(await as(ana).answers(id, true, { round: 2 })).toBe('outdated');
    expect(await as(ana).answers(id, true, { words: 'Gladly' })).toBe('accepted');
    expect(await promise(id)).toMatchObject({ state: 'promised', inForce: { number: 1, answerWords: 'Gladly' } });
    expect([await as(ana).answers(id, true), await as(ana).answers(id, false)]).toEqual(['accepted', 'closed']);
    expect(await events(id)).toEqual(['give Kari', 'accept Ana']);
    expect(await said(id)).toEqual(['answered #1 morning', 'offer #1 now']);
    expect(await becomes(id)).toEqual(['answered #1: Kari', 'offer #1: accepted']);
  });

  it('leaves nothing promised when it is no, reason or none, and the lead hears at once', async () => {
    const { as, lead, ana, mikko, aPromise, firm, promise, said, becomes, sent, messages } = await aFirm();
    const { id } = await as(lead).gives();
    expect([await as(ana).answers(id, false), await as(ana).answers(id, false)]).toEqual(['declined', 'declined']);
    expect(await promise(id)).toMatchObject({ state: 'declined', inForce: undefined, newest: { answer: 'declined' } });
    expect(await said(id)).toEqual(['answered #1 now', 'offer #1 now']);
    await sent(id);
    expect(await as(lead).regives(id, 3, aPromise({ keeper: firm.slackIdOf(mikko) }))).toBe('asked');
    // The button by which Ana said no goes with it.
    const [, first, second] = await messages(id);
    expect([first?.period, second?.period, second?.replacesId]).toEqual(['#1', '#2', first?.id]);
    expect((await becomes(id)).slice(0, 1)).toEqual(['answered #1: replaced']);
  });

  it('cannot promise what was due yesterday, only decline it', async () => {
    const { as, lead, ana, aPromise } = await aFirm();
    const { id } = await as(lead).gives(aPromise({ due: '2026-02-03' }));
    expect(await as(ana, '2026-02-04T08:00:00Z').answers(id, true)).toBe('past');
    expect(await as(ana, '2026-02-04T08:00:00Z').answers(id, false)).toBe('declined');
  });

  it('is no news to a stand-in who gave it herself: the lead hears when she is back', async () => {
    const { as, lead, deputy, ana, aPromise, firm, setAway, becomes } = await aFirm();
    await setAway(lead, '2026-02-01', '2026-02-08');
    const { id } = await as(deputy).gives(aPromise({ keeper: firm.slackIdOf(ana) }));
    await as(ana).answers(id, true);
    expect(await becomes(id)).toEqual(['answered #1: Olav', 'offer #1: accepted']);
    const { id: other } = await as(lead).gives(aPromise({ keeper: firm.slackIdOf(deputy) }));
    await as(deputy).answers(other, false);
    expect((await becomes(other))[0]).toBe('answered #1: Kari');
  });

  it('on new terms ends the deviation of the old day when it is yes, and leaves it overdue when it is no', async () => {
    const { as, lead, ana, promise, comesDue, openDeviations } = await aFirm();
    const { id } = await as(lead).gives();
    await as(ana).answers(id, true);
    await comesDue(id, '2026-03-28');
    await as(lead).moves(id, '2026-04-30', 2);
    expect(await as(ana, '2026-03-30T08:00:00Z').answers(id, false, { round: 2 })).toBe('declined');
    expect([(await promise(id)).state, await openDeviations(id)]).toEqual(['overdue', 1]);
    await as(lead).moves(id, '2026-05-29', 3);
    expect(await as(ana, '2026-03-30T08:00:00Z').answers(id, true, { round: 3 })).toBe('accepted');
    expect(await promise(id)).toMatchObject({
      state: 'promised',
      brokenOn: '2026-03-28',
      inForce: { dueOn: '2026-05-29' },
    });
    expect(await openDeviations(id)).toBe(0);
    // What was broken once is no reason to call a day to come passed.
    await as(lead).moves(id, '2026-06-30', 4);
    await as(ana, '2026-03-31T08:00:00Z').answers(id, false, { round: 4 });
    expect(await promise(id)).toMatchObject({ state: 'promised', inForce: { dueOn: '2026-05-29' } });
  });

  it('is asked for after two working days of hers and after five, and given up after ten', async () => {
    const { as, lead, promise, said, messages, becomes, events, until, waited, wakesAt, wakesUp, sent } = await aFirm();
    const { id } = await as(lead).gives();
    await wakesUp(monday);
    expect(await wakesAt(id)).toEqual(['2026-02-04T08:00']);
    await sent(id);
    await until(id, monday, '2026-02-16T07:59:00Z');
    expect(await said(id)).toEqual(['offer #1 now', 'offer_reminder #1.1 now', 'offer_reminder #1.2 now']);
    const [offer, first, second] = await messages(id);
    expect([first?.replacesId, second?.replacesId]).toEqual([offer?.id, first?.id]);
    expect((await becomes(id, '2026-02-13T08:00:00Z')).slice(1)).toEqual([
      'offer_reminder #1.1: Ana',
      'offer_reminder #1.2: Ana',
    ]);
    await until(id, monday, '2026-02-16T08:00:00Z');
    expect(await promise(id)).toMatchObject({ state: 'declined', newest: { answer: 'lapsed' } });
    expect([await waited(id), await events(id)]).toEqual([['#1 closed lapsed'], ['give Kari', 'lapse']]);
    expect((await said(id)).filter(each => !each.startsWith('offer_rem'))).toEqual([
      'answered #1 morning',
      'offer #1 now',
      'offer_over #1 edit',
    ]);
  });

  it('is asked for no longer than its day lasts where the client is', async () => {
    const { as, lead, aPromise, promise, until, said } = await aFirm();
    const { id } = await as(lead).gives(aPromise({ due: '2026-02-05' }));
    await until(id, monday, '2026-02-05T21:59:00Z');
    expect([(await promise(id)).state, (await said(id)).length]).toEqual(['offered', 2]);
    await until(id, monday, '2026-02-05T22:00:00Z');
    expect(await promise(id)).toMatchObject({ state: 'declined', newest: { answer: 'lapsed' } });
  });

  it('is waited for while she is away, and while nothing has reached her', async () => {
    const { as, lead, ana, setAway, wakesUp, wakesAt, said, sent } = await aFirm();
    const { id } = await as(lead).gives();
    await wakesUp(monday);
    // Nothing has left for Slack by then.
    await wakesUp('2026-02-04T08:00:00Z');
    expect([await said(id), await wakesAt(id)]).toEqual([['offer #1 now'], ['2026-02-05T08:00']]);
    await sent(id);
    await setAway(ana, '2026-02-05', '2026-02-11');
    await wakesUp('2026-02-05T08:00:00Z');
    expect([await said(id), await wakesAt(id)]).toEqual([['offer #1 now'], ['2026-02-13T07:00']]);
  });

  it('is not to be had from somebody who has left, and the lead hears so', async () => {
    const { as, lead, ana, setStatus, wakesUp, promise, becomes, waited } = await aFirm();
    const { id } = await as(lead).gives();
    await wakesUp(monday);
    await setStatus(ana, 'deactivated');
    await wakesUp('2026-02-04T08:00:00Z');
    expect([(await promise(id)).state, await waited(id)]).toEqual(['declined', ['#1 closed left']]);
    expect(await becomes(id)).toEqual(['answered #1: Kari', 'offer #1: lapsed', 'offer_over #1: Ana']);
  });

  it('is asked for no more once it was given, taken back or put anew; nor of a client without work, nor before go', async () => {
    const { as, lead, ana, aPromise, wakesUp, waited, said, setEngagement, mark, sent, db, firm } = await aFirm();
    const ids = await Promise.all(Array.from({ length: 4 }, async () => (await as(lead).gives()).id));
    const [answered = '', withdrawn = '', anew = '', paused = ''] = ids;
    await wakesUp(monday);
    for (const id of ids) await sent(id);
    await as(ana).answers(answered, true);
    await as(lead).withdraws(withdrawn);
    await as(lead).regives(anew, 2, aPromise({ words: 'Anew' }));
    await setEngagement('ended');
    await mark();
    await wakesUp('2026-02-04T08:00:00Z');
    expect(await waited(answered)).toEqual(['#1 closed accepted']);
    expect(await waited(withdrawn)).toEqual(['#1 closed withdrawn']);
    expect(await waited(anew)).toEqual(['#1 closed replaced']);
    expect([await waited(paused), await said(paused)]).toEqual([['#1 planned'], ['offer #1 now']]);
    await setEngagement('active');
    await mark();
    await wakesUp('2026-02-05T08:00:00Z');
    expect(await said(paused)).toEqual(['offer #1 now', 'offer_reminder #1.1 now']);
    expect(await waited(anew)).toEqual(['#1 closed replaced', '#2 planned']);
    await db.updateTable('workspace').set({ goAt: null }).where('id', '=', firm.workspaceId).execute();
    const { id: early } = await as(lead).gives();
    await wakesUp('2026-02-06T08:00:00Z');
    expect(await waited(early)).toEqual([]);
  });
});
