import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { addGoal } from '../../src/ledger/goals.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { givingFirm, monday } from './giving-firm.ts';

onDatabase('postgres18', 'a promise', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return givingFirm(opened.connection);
  };

  it('is put once to whoever is to keep it, by whoever leads the client and nobody else', async () => {
    const { as, lead, deputy, mikko, ana, promise, said, becomes, events, aPromise, firm } = await aFirm();
    for (const other of [deputy, mikko, ana]) expect((await as(other).gives()).outcome).toBe('not_yours');
    expect((await as(lead).gives(aPromise(), 'no id')).outcome).toBe('not_yours');
    expect((await as(lead).gives(aPromise(), randomUUID(), randomUUID())).outcome).toBe('not_yours');
    const { id, outcome } = await as(lead).gives();
    expect([outcome, (await as(lead).gives(aPromise({ words: 'Sent again' }), id)).outcome]).toEqual([
      'asked',
      'asked',
    ]);
    const other = await firm.engagement({ lead });
    expect((await as(lead).gives(aPromise(), id, other.clientId)).outcome).toBe('not_yours');
    expect(await promise(id)).toMatchObject({
      state: 'offered',
      leadId: lead,
      inForce: undefined,
      newest: {
        number: 1,
        ...{ words: 'Refills without a phone call', estimateDays: 4.5, dueOn: '2026-03-27' },
        answer: null,
      },
    });
    expect(await said(id)).toEqual(['offer #1 now']);
    expect(await becomes(id)).toEqual(['offer #1: Ana']);
    expect(await events(id)).toEqual(['give Kari']);
  });

  it('is promised at once where whoever gives it keeps it herself, and nobody is asked', async () => {
    const { as, lead, aPromise, firm, promise, said, events } = await aFirm();
    const hers = aPromise({ keeper: firm.slackIdOf(lead) });
    const { id, outcome } = await as(lead).gives(hers);
    expect([outcome, (await as(lead).gives(hers, id)).outcome]).toEqual(['promised', 'promised']);
    expect(await promise(id)).toMatchObject({ state: 'promised', inForce: { number: 1, answer: 'accepted' } });
    expect([await said(id), await events(id)]).toEqual([[], ['give Kari', 'accept Kari']]);
  });

  it('is refused without somebody who works here, a day to come that is near enough, or a goal of that client that goes on', async () => {
    const { as, lead, guest, aPromise, firm, ports, clientId } = await aFirm();
    const refused = async (words: ReturnType<typeof aPromise>) => (await as(lead).gives(words)).outcome;
    expect(await refused(aPromise({ keeper: firm.slackIdOf(guest) }))).toBe('keeper_unknown');
    expect(await refused(aPromise({ keeper: 'U0NOBODY' }))).toBe('keeper_unknown');
    expect(await refused(aPromise({ due: '2026-02-01' }))).toBe('due_past');
    expect(await refused(aPromise({ due: '2028-02-03' }))).toBe('due_far');
    expect(await refused(aPromise({ goalId: randomUUID() }))).toBe('goal_unknown');
    expect(await refused(aPromise({ due: '2026-02-02' }))).toBe('asked');
    const goal = {
      words: 'Fewer calls',
      measure: 'calls',
      target: 'ten',
      owner: firm.slackIdOf(lead),
      theirOwner: 'T',
    };
    const goalId = randomUUID();
    await addGoal(ports, firm.context(monday), await firm.read(lead), { id: goalId, clientId, goal });
    const { id, outcome } = await as(lead).gives(aPromise({ goalId }));
    expect([outcome, await as(lead).regives(id, 2, aPromise({ goalId, words: 'Other' }))]).toEqual(['asked', 'asked']);
  });

  it('is put anew in other terms as a round of its own, as long as it is not promised', async () => {
    const { as, lead, mikko, ana, aPromise, firm, promise, said, becomes, sent, messages, db } = await aFirm();
    const { id } = await as(lead).gives();
    await sent(id);
    const other = aPromise({ due: '2026-04-30', keeper: firm.slackIdOf(mikko) });
    expect(await as(ana).regives(id, 2, other)).toBe('not_yours');
    expect(await as(lead).regives(id, 1, other)).toBe('outdated');
    expect(await as(lead).regives(id, 2, other)).toBe('asked');
    expect([await as(lead).regives(id, 2, other), await as(lead).regives(id, 3, other)]).toEqual(['asked', 'asked']);
    expect(await as(lead).regives(id, 2, aPromise({ words: 'Else' }))).toBe('outdated');
    expect(await promise(id)).toMatchObject({
      version: 3,
      newest: { number: 2, keeper: 'Mikko', dueOn: '2026-04-30' },
    });
    const rounds = await db
      .selectFrom('promiseTerms')
      .select(['dueOn', 'answer'])
      .where('promiseId', '=', id)
      .orderBy('number')
      .execute();
    expect(rounds).toEqual([
      { dueOn: '2026-03-27', answer: null },
      { dueOn: '2026-04-30', answer: null },
    ]);
    expect(await said(id)).toEqual(['offer #1 now', 'offer #2 now']);
    const [first, second] = await messages(id);
    expect(second?.replacesId).toBe(first?.id);
    expect(await becomes(id)).toEqual(['offer #1: replaced', 'offer #2: Mikko']);
    expect(await as(ana).answers(id, true)).toBe('not_yours');
    expect(await as(mikko).answers(id, true, { round: 2 })).toBe('accepted');
    expect(await as(lead).regives(id, (await promise(id)).version, aPromise())).toBe('closed');
  });

  it('loses the keeper’s button where the lead keeps it herself after all', async () => {
    const { as, lead, aPromise, firm, promise, said, sent } = await aFirm();
    const { id } = await as(lead).gives();
    await sent(id);
    const hers = aPromise({ keeper: firm.slackIdOf(lead) });
    expect([await as(lead).regives(id, 2, hers), await as(lead).regives(id, 2, hers)]).toEqual([
      'promised',
      'promised',
    ]);
    expect(await said(id)).toEqual(['offer #1 now', 'offer_over #1 edit']);
    expect((await promise(id)).state).toBe('promised');
  });

  it('is one of two who put it anew at once; the other is told', async () => {
    const { as, lead, aPromise } = await aFirm();
    const { id } = await as(lead).gives();
    const both = [
      as(lead).regives(id, 2, aPromise({ words: 'One' })),
      as(lead).regives(id, 2, aPromise({ words: 'Two' })),
    ];
    expect((await Promise.all(both)).toSorted()).toEqual(['asked', 'outdated']);
  });

  it('that was noted in a meeting waits once for a keeper and a day, and the lead hears of all in one message', async () => {
    const { as, lead, ana, aPromise, meetingNotes, notedIn, promise, events, said, becomes, db } = await aFirm();
    const meetingId = randomUUID();
    await meetingNotes(meetingId, 'A demo in March', ' ', 'Faster answers');
    await meetingNotes(meetingId, ' A demo in March ');
    const [demo, faster] = await notedIn(meetingId);
    if (!demo || !faster) throw new Error('nothing was noted');
    expect([demo.noted, faster.noted]).toEqual(['A demo in March', 'Faster answers']);
    expect(await promise(demo.id)).toMatchObject({ state: 'noted', newest: undefined, leadId: lead });
    expect(await events(demo.id)).toEqual(['noted Kari']);
    expect(await said(meetingId)).toEqual([`noted ${demo.id} morning`]);
    expect(await becomes(meetingId)).toEqual([`noted ${demo.id}: Kari`]);
    expect(await as(ana).answers(demo.id, true)).toBe('not_yours');
    expect(await as(lead).regives(demo.id, 1, aPromise())).toBe('asked');
    expect(await as(lead).withdraws(faster.id)).toBe('withdrawn');
    expect(await becomes(meetingId)).toEqual([`noted ${demo.id}: completed`]);
    await expect(db.deleteFrom('promise').where('id', '=', demo.id).execute()).rejects.toThrow('never taken away');
  });

  it('is taken back with a word about why, unless it is promised; and stays to be read', async () => {
    const { as, lead, ana, promise, events, said, sent, becomes } = await aFirm();
    const { id } = await as(lead).gives();
    await sent(id);
    expect(await as(ana).withdraws(id)).toBe('not_yours');
    expect([await as(lead).withdraws(id, 'They changed their minds'), await as(lead).withdraws(id)]).toEqual([
      'withdrawn',
      'withdrawn',
    ]);
    expect(await promise(id)).toMatchObject({
      state: 'withdrawn',
      why: 'They changed their minds',
      endedOn: '2026-02-02',
    });
    expect(await events(id)).toEqual(['give Kari', 'withdraw Kari']);
    expect(await said(id)).toEqual(['offer #1 now', 'offer_over #1 edit']);
    expect(await becomes(id)).toEqual(['offer #1: withdrawn', 'offer_over #1: Ana']);
    expect(await as(ana).answers(id, true)).toBe('closed');
    const { id: promised } = await as(lead).gives();
    await as(ana).answers(promised, true);
    expect(await as(lead).withdraws(promised)).toBe('closed');
  });
});
