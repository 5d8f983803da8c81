import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { actionsOf } from '../../../src/enps/queries.ts';
import { mostActions } from '../../../src/enps/rules.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { type AfterFirm, afterFirm } from './firm.ts';

const done = { what: 'done', answer: 'Fridays are free' } as const;
const later = (day: string) => ({ what: 'later', dueOn: parseLocalDate(day) }) as const;

onBothKinds('an action', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<AfterFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return afterFirm(opened.connection);
  };

  it('is written by leadership or its contact after a round with a result, once for one form', async () => {
    const { as, aRound, elin, kari, ana, action, ports } = await aFirm();
    const roundId = await aRound();
    expect((await as(ana).writes(roundId)).outcome).toBe('not_yours');
    const { id, outcome } = await as(elin).writes(roundId);
    expect([outcome, (await as(elin).writes(roundId, undefined, id)).outcome]).toEqual(['written', 'written']);
    expect((await as(kari).writes(roundId)).outcome).toBe('written');
    expect(await actionsOf(ports.db, roundId)).toHaveLength(2);
    expect(await action(id)).toMatchObject({
      owner: 'Ana',
      state: 'open',
      dueOn: '2027-04-01',
      version: 1,
      period: '2027',
    });
    const tooFew = await aRound({ outcome: 'too_few', period: '2026' });
    const sealed = await aRound({ state: 'sealed', period: '2028' });
    for (const round of [tooFew, sealed, '', 'no id']) expect((await as(elin).writes(round)).outcome).toBe('not_yours');
    const elsewhere = await aFirm();
    expect((await elsewhere.as(elsewhere.elin).writes(roundId)).outcome).toBe('not_yours');
    expect(await elsewhere.as(elsewhere.elin).changes(id, 1, elsewhere.words())).toBe('not_yours');
  });

  it('needs somebody who works here to look after it, and a day ahead while it is open', async () => {
    const { as, aRound, elin, mikko, gil, leaves, words, slackOf } = await aFirm();
    const roundId = await aRound();
    await leaves(mikko);
    const writes = async (what: ReturnType<typeof words>) => (await as(elin).writes(roundId, what)).outcome;
    for (const nobody of [slackOf(gil), slackOf(mikko), 'U0STRANGER'])
      expect(await writes(words({ owner: nobody }))).toBe('owner_unknown');
    expect(await writes(words({ due: null }))).toBe('due_missing');
    expect(await writes(words({ due: '2027-02-16' }))).toBe('due_past');
    expect(await writes(words({ due: '2030-01-01' }))).toBe('due_far');
    expect(await writes(words({ state: 'done', due: null }))).toBe('written');
    expect(await writes(words({ state: 'declined', due: null }))).toBe('written');
  });

  it('is one of so many at most', async () => {
    const { as, aRound, elin, ana, firm, ports } = await aFirm();
    const roundId = await aRound();
    await as(elin).writes(roundId);
    const { workspaceId } = firm;
    const row = {
      workspaceId,
      roundId,
      said: 'More',
      answer: 'Fewer',
      ownerId: ana,
      state: 'open',
      dueOn: '2027-04-01',
    };
    const written = { writtenBy: elin, writtenAt: new Date('2027-02-17') };
    const others = Array.from({ length: mostActions - 2 }, () => ({ id: randomUUID(), ...row, ...written }));
    await ports.db.insertInto('enpsAction').values(others).execute();
    expect((await as(elin).writes(roundId)).outcome).toBe('written');
    expect((await as(elin).writes(roundId)).outcome).toBe('too_many');
  });

  it('is changed as long as nobody else changed it meanwhile', async () => {
    const { as, aRound, elin, kari, ana, words, action } = await aFirm();
    const { id } = await as(elin).writes(await aRound());
    const mine = words({ answer: 'Half as many meetings' });
    expect(await as(ana).changes(id, 1, mine)).toBe('not_yours');
    expect(await as(elin).changes(id, 1, words())).toBe('changed');
    expect((await action(id))?.version).toBe(1);
    expect([await as(elin).changes(id, 1, mine), await as(elin).changes(id, 1, mine)]).toEqual(['changed', 'changed']);
    expect(await as(kari).changes(id, 1, words({ said: 'Other' }))).toBe('outdated');
    expect(await as(kari).changes(id, 2, words({ state: 'declined', answer: 'We tried' }))).toBe('changed');
    expect(await action(id)).toMatchObject({ state: 'declined', endedOn: '2027-02-17', version: 3 });
    expect(await as(kari).changes(id, 3, words({ due: '2027-05-01' }))).toBe('changed');
    expect(await action(id)).toMatchObject({ state: 'open', endedOn: null, dueOn: '2027-05-01' });
  });

  it('is closed by whoever looks after it or leadership, and by nobody else', async () => {
    const { as, aRound, elin, ana, mikko, action } = await aFirm();
    const roundId = await aRound();
    const { id } = await as(elin).writes(roundId);
    expect(await as(mikko).settles(id, 1, done)).toBe('not_yours');
    expect(await as(ana).settles(id, 2, done)).toBe('outdated');
    expect(await as(ana).settles(id, 1, later('2027-02-17'))).toBe('due_past');
    expect(await as(ana).settles(id, 1, later('2027-04-10'))).toBe('settled');
    expect(await as(ana).settles(id, 1, later('2027-04-10'))).toBe('settled');
    expect(await action(id)).toMatchObject({ version: 2, dueOn: '2027-04-10', answer: 'No meetings on Fridays' });
    expect([await as(ana).settles(id, 2, done), await as(ana).settles(id, 2, done)]).toEqual(['settled', 'settled']);
    expect(await action(id)).toMatchObject({ state: 'done', answer: 'Fridays are free', endedOn: '2027-02-17' });
    expect(await as(ana).settles(id, 3, { what: 'declined', answer: 'No' })).toBe('ended');
    const other = await as(elin).writes(roundId);
    expect(await as(elin).settles(other.id, 1, { what: 'declined', answer: 'No' })).toBe('settled');
  });

  it('stays with leadership when whoever looked after it has left', async () => {
    const { as, aRound, elin, ana, leaves } = await aFirm();
    const { id } = await as(elin).writes(await aRound());
    await leaves(ana);
    expect(await as(ana).settles(id, 1, done)).toBe('not_yours');
    expect(await as(elin).settles(id, 1, done)).toBe('settled');
  });

  it('is told once to whoever it was given to by somebody else', async () => {
    const { as, aRound, elin, kari, ana, mikko, slackOf, words, becomes, outboxOf } = await aFirm();
    const { id } = await as(elin).writes(await aRound(), words({ owner: slackOf(elin) }));
    await as(kari).changes(id, 1, words({ owner: slackOf(elin), said: 'Meetings' }));
    expect(await outboxOf('enps.action', id)).toEqual([]);
    await as(elin).changes(id, 2, words());
    await as(elin).changes(id, 3, words({ said: 'Far too many meetings' }));
    expect((await becomes('enps.action')).map(({ to }) => to)).toEqual(['owner Ana']);
    await as(elin).changes(id, 4, words({ owner: slackOf(mikko) }));
    expect((await becomes('enps.action')).map(({ to }) => to).toSorted()).toEqual(['not_hers', 'owner Mikko']);
    const [made] = (await becomes('enps.action')).filter(({ message }) => message);
    expect(made?.message?.text).toContain('1 April 2027');
    expect(JSON.stringify(made?.message)).not.toContain('meetings');
    await as(mikko).settles(id, 5, done);
    expect((await becomes('enps.action')).map(({ to }) => to)).toEqual(['done', 'done']);
    expect((await outboxOf('enps.action', id)).map(({ period }) => period).toSorted()).toEqual(
      [`given ${ana}`, `given ${mikko}`].toSorted(),
    );
  });

  it('comes back on its day, by the clock of whoever looks after it, then every two weeks until it is closed', async () => {
    const { as, aRound, elin, mikko, slackOf, words, until, reminders, outboxOf, becomes } = await aFirm();
    // Oslo is an hour behind Helsinki, and has its summer time from 28 March.
    const { id } = await as(elin).writes(await aRound(), words({ owner: slackOf(mikko), due: '2027-03-22' }));
    expect(await reminders(id)).toEqual(['#1 planned 2027-03-22T08:00']);
    await until('2027-04-20T00:00:00Z');
    expect(await reminders(id)).toEqual([
      '#1 closed reminded 2027-03-22T08:00',
      '#2 closed reminded 2027-04-05T07:00',
      '#3 closed reminded 2027-04-19T07:00',
      '#4 planned 2027-05-03T07:00',
    ]);
    const told = (await outboxOf('enps.action', id)).filter(({ period }) => period.startsWith('#'));
    expect(told.map(({ period, dueAt }) => `${period} ${dueAt.toISOString()}`)).toEqual([
      '#1 2027-03-21T23:00:00.000Z',
      '#2 2027-04-04T22:00:00.000Z',
      '#3 2027-04-18T22:00:00.000Z',
    ]);
    expect(told.map(({ replacesId }) => replacesId)).toEqual([null, told[0]?.id, told[1]?.id]);
    const [first] = await becomes('enps.action', '2027-03-22T08:00:00Z', id).then(all =>
      all.filter(one => one.period === '#1'),
    );
    expect([first?.to, first?.message?.text]).toEqual([
      'owner Mikko',
      expect.stringContaining('is due on 22 March 2027'),
    ]);
    const [late] = (await becomes('enps.action', '2027-04-05T08:00:00Z', id)).filter(one => one.period === '#2');
    expect(late?.message?.text).toContain('was due on 22 March 2027');
    await as(mikko, '2027-04-20T10:00:00Z').settles(id, 1, done);
    expect((await reminders(id)).at(-1)).toBe('#4 closed done 2027-05-03T07:00');
    await until('2027-06-01T00:00:00Z');
    expect(await reminders(id)).toHaveLength(4);
    expect((await becomes('enps.action', '2027-04-21T08:00:00Z', id)).map(({ to }) => to)).toEqual(
      Array(4).fill('done'),
    );
  });

  it('comes back on its new day when that is moved, and again when it is taken up anew', async () => {
    const { as, aRound, elin, ana, words, until, reminders } = await aFirm();
    const { id } = await as(elin).writes(await aRound(), words({ due: '2027-03-01' }));
    await as(elin).changes(id, 1, words({ due: '2027-03-08' }));
    expect(await reminders(id)).toEqual(['#1 planned 2027-03-08T07:00']);
    await until('2027-03-08T08:00:00Z');
    await as(ana, '2027-03-09T10:00:00Z').settles(id, 2, later('2027-06-01'));
    expect(await reminders(id)).toEqual(['#1 closed reminded 2027-03-08T07:00', '#2 planned 2027-06-01T06:00']);
    // Other words alone move nothing, before its day and after.
    await as(elin, '2027-03-10T10:00:00Z').changes(id, 3, words({ said: 'Meetings', due: '2027-06-01' }));
    await until('2027-06-01T08:00:00Z');
    await as(elin, '2027-06-02T10:00:00Z').changes(id, 4, words({ said: 'Long meetings', due: '2027-06-01' }));
    expect((await reminders(id)).at(-1)).toBe('#3 planned 2027-06-15T06:00');
    await as(ana, '2027-06-03T10:00:00Z').settles(id, 5, done);
    await as(elin, '2027-06-04T10:00:00Z').changes(id, 6, words({ due: '2027-06-10' }));
    expect((await reminders(id)).toSorted().slice(-2)).toEqual([
      '#3 closed done 2027-06-15T06:00',
      '#4 planned 2027-06-10T06:00',
    ]);
  });

  it('comes back once after an outage', async () => {
    const { as, aRound, elin, words, wakesUp, reminders, outboxOf } = await aFirm();
    const { id } = await as(elin).writes(await aRound(), words({ due: '2027-03-01' }));
    await wakesUp('2027-05-10T07:00:00Z');
    expect(await reminders(id)).toEqual(['#1 closed reminded 2027-03-01T07:00', '#2 planned 2027-05-24T06:00']);
    expect((await outboxOf('enps.action', id)).filter(({ period }) => period.startsWith('#'))).toHaveLength(1);
  });

  it('does not come back once it is closed, whatever was planned', async () => {
    const { as, aRound, elin, words, wakesUp, reminders, ports } = await aFirm();
    const { id } = await as(elin).writes(await aRound(), words({ due: '2027-03-01' }));
    const ended = { state: 'done', endedOn: '2027-02-20' };
    await ports.db.updateTable('enpsAction').set(ended).where('id', '=', id).execute();
    await wakesUp('2027-03-01T07:00:00Z');
    expect(await reminders(id)).toEqual(['#1 closed done 2027-03-01T07:00']);
  });

  it('comes back to leadership’s contact when whoever looked after it has left', async () => {
    const { as, aRound, elin, ana, leaves, words, until, becomes } = await aFirm();
    const { id } = await as(elin).writes(await aRound(), words({ due: '2027-03-01' }));
    await leaves(ana);
    await until('2027-03-01T08:00:00Z');
    const made = await becomes('enps.action', '2027-03-01T08:00:00Z', id);
    expect(made.map(({ to }) => to).toSorted()).toEqual(['contact Kari', 'left']);
    expect(made.find(({ message }) => message)?.message?.text).toContain('Ana');
  });
});
