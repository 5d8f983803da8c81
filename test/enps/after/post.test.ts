import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { messageProblems } from '../../../src/sandbox/validator/index.ts';
import { migratedDatabase, onDatabase } from '../../support/database.ts';
import { type AfterFirm, afterFirm } from './firm.ts';

const nextDay = '2027-02-18T10:00:00Z';

onDatabase('postgres18', 'the post to everybody', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<AfterFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return afterFirm(opened.connection);
  };
  const preview = async ({ as }: AfterFirm, personId: string, roundId: string, at?: string) => {
    const draft = await as(personId, at).previews(roundId);
    if (typeof draft === 'string') throw new Error(`refused: ${draft}`);
    return draft;
  };

  it('reaches everybody who works here, each once, whatever is clicked twice', async () => {
    const firm = await aFirm();
    const { as, aRound, elin, kari, ana, mikko, outboxOf, posts } = firm;
    const roundId = await aRound();
    await as(elin).writes(roundId);
    const { number, seen, receivers } = await preview(firm, elin, roundId);
    expect([number, receivers]).toEqual([1, 4]);
    const sent = await Promise.all([as(elin).sends(roundId, number, seen), as(kari).sends(roundId, number, seen)]);
    expect([...sent, await as(elin).sends(roundId, number, seen)]).toEqual(Array(3).fill({ sentTo: 4 }));
    const rows = await outboxOf('enps.post');
    expect(rows.map(({ subjectId }) => subjectId).toSorted()).toEqual([elin, kari, ana, mikko].toSorted());
    expect(rows.every(({ period }) => period === '2027#1')).toBe(true);
    expect(await posts(roundId)).toMatchObject([
      { number: 1, more: 0, lines: [{ said: 'Too many meetings', owner: 'Ana' }] },
    ]);
  });

  it('is written in portions, however many work here', async () => {
    const firm = await aFirm();
    const { as, aRound, elin, outboxOf, ports } = firm;
    const roundId = await aRound();
    await as(elin).writes(roundId);
    const { workspaceId } = firm.firm;
    const others = Array.from({ length: 250 }, (_, at) => ({
      ...{ id: randomUUID(), workspaceId, slackUserId: `U0OTHER${at}`, slackStatus: 'active', name: 'Other' },
      ...{ employee: true, knownSince: new Date('2026-01-01') },
    }));
    await ports.db.insertInto('person').values(others).execute();
    const { number, seen } = await preview(firm, elin, roundId);
    expect(await as(elin).sends(roundId, number, seen)).toEqual({ sentTo: 254 });
    expect(new Set((await outboxOf('enps.post')).map(({ subjectId }) => subjectId)).size).toBe(254);
  });

  it('says what it said when it was sent, in each reader’s language, whatever becomes of the actions', async () => {
    const firm = await aFirm();
    const { as, aRound, elin, mikko, words, becomes, ports } = firm;
    await ports.db.updateTable('person').set({ chosenLanguage: 'nb' }).where('id', '=', mikko).execute();
    const roundId = await aRound();
    const { id } = await as(elin).writes(roundId, words({ said: 'Too <!channel> many' }));
    await as(elin).writes(roundId, words({ said: 'Old laptops', answer: 'Bought', state: 'done', due: null }));
    const { number, seen } = await preview(firm, elin, roundId);
    await as(elin).sends(roundId, number, seen);
    await as(elin).changes(id, 1, words({ said: 'Something else' }));
    const made = await becomes('enps.post');
    expect(made.map(({ to }) => to).toSorted()).toEqual(['self Ana', 'self Elin', 'self Kari', 'self Mikko']);
    const said = new Map(made.map(({ to, message }) => [to, message]));
    for (const message of said.values()) expect(messageProblems(message?.blocks)).toEqual([]);
    const english = JSON.stringify(said.get('self Ana'));
    expect(english).toContain('Too &lt;!channel&gt; many');
    expect(english).toContain('*We will:* No meetings on Fridays\\nAna, by 1 April 2027');
    expect(english).toContain('*We did:* Bought');
    expect(english).not.toContain('Something else');
    const norwegian = JSON.stringify(said.get('self Mikko'));
    expect(norwegian).toContain('*Dere sa:* Too');
    // Nothing in it is to be clicked: nothing links back to her.
    expect(english).not.toContain('"button"');
  });

  it('is sent as it was read, or read anew', async () => {
    const firm = await aFirm();
    const { as, aRound, elin, words, outboxOf } = firm;
    const roundId = await aRound();
    const { id } = await as(elin).writes(roundId);
    const { number, seen } = await preview(firm, elin, roundId);
    await as(elin).changes(id, 1, words({ answer: 'Fewer' }));
    expect(await as(elin).sends(roundId, number, seen)).toBe('outdated');
    expect(await as(elin).sends(roundId, number + 1, (await preview(firm, elin, roundId)).seen)).toBe('outdated');
    expect(await outboxOf('enps.post')).toEqual([]);
  });

  it('needs something to say, and waits for the next day and for news', async () => {
    const firm = await aFirm();
    const { as, aRound, elin, ana, words, becomes } = firm;
    const roundId = await aRound();
    expect(await as(elin).previews(roundId)).toBe('no_actions');
    expect(await as(ana).previews(roundId)).toBe('not_yours');
    const [meetings] = [
      await as(elin).writes(roundId),
      await as(elin).writes(roundId, words({ state: 'declined', due: null })),
    ];
    const first = await preview(firm, elin, roundId);
    expect(await as(ana).sends(roundId, 1, first.seen)).toBe('not_yours');
    await as(elin).sends(roundId, 1, first.seen);
    await as(elin).writes(roundId, words({ said: 'Cold coffee', state: 'done', due: null }));
    // The day is the firm's: in Helsinki it ends at 22:00 by the clock of London.
    for (const at of ['2027-02-17T12:00:00Z', '2027-02-17T21:30:00Z'])
      expect(await as(elin, at).previews(roundId)).toBe('sent_today');
    const second = await preview(firm, elin, roundId, '2027-02-17T22:30:00Z');
    expect(second.number).toBe(2);
    // What is new, then what is still to be done; what was told as ended is not repeated.
    expect(second.lines.map(({ said, state }) => `${said} ${state}`)).toEqual([
      'Cold coffee done',
      'Too many meetings open',
    ]);
    expect(await as(elin, '2027-02-17T22:30:00Z').sends(roundId, 2, second.seen)).toEqual({ sentTo: 4 });
    expect(await as(elin, nextDay).previews(roundId)).toBe('sent_today');
    expect(await as(elin, '2027-02-19T10:00:00Z').previews(roundId)).toBe('nothing_new');
    await as(ana, nextDay).settles(meetings.id, 1, { what: 'done', answer: 'Fridays are free' });
    const third = await preview(firm, elin, roundId, '2027-02-19T10:00:00Z');
    expect(third.lines).toMatchObject([{ state: 'done', answer: 'Fridays are free' }]);
    const again = (await becomes('enps.post', nextDay)).filter(({ period }) => period === '2027#2');
    expect(again[0]?.message?.text).toContain('what has become of what you said');
  });

  it('is gone for a round that is not there any more as it was', async () => {
    const firm = await aFirm();
    const { as, aRound, elin, becomes, ports } = firm;
    const roundId = await aRound();
    await as(elin).writes(roundId);
    const { seen } = await preview(firm, elin, roundId);
    await as(elin).sends(roundId, 1, seen);
    await ports.db.deleteFrom('enpsPost').where('roundId', '=', roundId).execute();
    expect((await becomes('enps.post')).map(({ message }) => message)).toEqual(Array(4).fill(undefined));
  });
});
