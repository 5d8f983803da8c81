import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { day, type IntakeFirm, intakeFirm } from './intake-firm.ts';

onDatabase('postgres18', 'what a client said', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<IntakeFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return intakeFirm(opened.connection);
  };

  it('is taken in from anybody who works here, once for one form, and lies with whoever leads the client', async () => {
    const { as, mikko, guest, suggestion, history, all, becomes } = await aFirm();
    const { id, outcome } = await as(mikko).files({ fromWhom: 'Tiina', messageLink: 'https://firm.slack.com/p1' });
    expect([outcome, (await as(mikko).files({ id })).outcome]).toEqual(['filed', 'filed']);
    expect((await as(guest).files()).outcome).toBe('not_yours');
    expect((await as(mikko).files({ id: 'no id' })).outcome).toBe('not_yours');
    expect(await all()).toHaveLength(1);
    expect(await suggestion(id)).toMatchObject({
      ...{ state: 'received', version: 1, ownerId: null, toward: 'lead', offer: null, words: 'A list of refills' },
      ...{ fromWhom: 'Tiina', messageLink: 'https://firm.slack.com/p1', filer: 'Mikko', filedOn: '2026-02-02' },
      nextOn: '2026-02-05',
    });
    expect(await history(id)).toEqual(['received Mikko 2026-02-02']);
    expect((await becomes(id)).map(({ line }) => line)).toEqual(['received morning: Kari owner']);
  });

  it('is never of a client that is not there, or of another workspace’s', async () => {
    const { as, mikko, all } = await aFirm();
    const elsewhere = await aFirm();
    for (const clientId of [randomUUID(), 'no id', elsewhere.clientId])
      expect((await as(mikko).files({ clientId })).outcome).toBe('unknown_client');
    expect(await all()).toEqual([]);
  });

  it('is a need with its offer still to come, or a suggestion without one', async () => {
    const { as, mikko, suggestion, becomes } = await aFirm();
    const { id } = await as(mikko).files({ kind: 'need' });
    expect(await suggestion(id)).toMatchObject({ kind: 'need', offer: 'none' });
    const [message] = await becomes(id);
    expect(message?.message?.text).toBe('Apteekki Sampo: Mikko passed on something that the client needs.');
    expect(JSON.stringify(message?.message)).not.toContain('refills');
  });

  it('is told to whoever treats it and did not pass it on herself, until it has been taken up', async () => {
    const { as, lead, deputy, mikko, ana, isAway, handOverTo, becomes } = await aFirm();
    const lines = async (id: string, at?: string) => (await becomes(id, at)).map(({ line }) => line);
    const own = await as(lead).files();
    expect(await lines(own.id)).toEqual(['received morning: self']);
    const { id } = await as(mikko).files();
    await isAway(lead, '2026-02-09', '2026-02-13');
    expect(await lines(id, '2026-02-10T10:00:00Z')).toEqual(['received morning: Olav deputy']);
    await handOverTo(id, ana);
    expect(await lines(id)).toEqual(['received morning: Ana owner']);
    expect((await lines(own.id, '2026-02-10T10:00:00Z'))[0]).toBe('received morning: Olav deputy');
    await as(deputy, '2026-02-10T10:00:00Z').takes(id, undefined, { event: 'acknowledge' });
    expect(await lines(id)).toEqual(['received morning: taken_up']);
  });

  it('in a meeting is taken in a line each and once, and nobody is told of what she wrote down herself', async () => {
    const { as, lead, all, becomes } = await aFirm();
    const meetingId = randomUUID();
    await as(lead).notes('need', ['More hands', 'More hands'], meetingId);
    await as(lead).notes('need', ['More hands', 'A portal'], meetingId);
    await as(lead).notes('suggestion', ['More hands'], meetingId);
    const found = await all();
    expect(found.map(({ kind, words }) => `${kind} ${words}`).toSorted()).toEqual([
      'need A portal',
      'need More hands',
      'suggestion More hands',
    ]);
    for (const one of found) {
      expect(one).toMatchObject({ meetingId, filer: 'Kari', filedOn: '2026-01-30', nextOn: '2026-02-05' });
      expect(await becomes(one.id)).toEqual([]);
    }
  });

  it('is never deleted, nor is a line of its history changed', async () => {
    const { as, mikko, db, suggestion, history } = await aFirm();
    const { id } = await as(mikko).files();
    await expect(db.deleteFrom('suggestion').where('id', '=', id).execute()).rejects.toThrow();
    const entries = db.deleteFrom('suggestionEntry').where('suggestionId', '=', id);
    await expect(entries.execute()).rejects.toThrow();
    const rewrite = db.updateTable('suggestionEntry').set({ words: 'other' }).where('suggestionId', '=', id);
    await expect(rewrite.execute()).rejects.toThrow();
    expect([(await suggestion(id)).state, await history(id)]).toEqual(['received', ['received Mikko 2026-02-02']]);
  });

  it('is on a meeting’s agenda while it waits, and once more when it was answered since the last one', async () => {
    const { as, lead, agenda, clientId, otherClientId } = await aFirm();
    const words = async (since?: string) => (await agenda(since)).map(one => one.words);
    const waits = await as(lead).files({ words: 'Waits' });
    const told = await as(lead, '2026-02-02T10:01:00Z').files({ words: 'Told' });
    await as(lead).files({ words: 'Elsewhere', clientId: otherClientId });
    expect(await words('2026-01-01')).toEqual(['Waits', 'Told']);
    await as(lead).takes(told.id, 1, ...toTheEnd);
    expect([await words(), await words('2026-02-02'), await words('2026-02-03')]).toEqual([
      ['Waits', 'Told'],
      ['Waits', 'Told'],
      ['Waits'],
    ]);
    expect((await agenda())[0]).toMatchObject({ id: waits.id, clientId });
  });

  it('may be of any client: those whose team she is on stand first, the one that is meant before all', async () => {
    const { as, ana, guest, clientId, otherClientId } = await aFirm();
    const choices = async (of?: string) => {
      const found = await as(ana).chooses(of);
      return found === 'not_yours' ? found : [found.clients.map(({ name }) => name), found.chosen];
    };
    expect(await choices()).toEqual([['Apteekki Sampo', 'Nordlys'], undefined]);
    expect(await choices(otherClientId)).toEqual([['Nordlys', 'Apteekki Sampo'], otherClientId]);
    for (const stray of [randomUUID(), 'any', (await aFirm()).clientId])
      expect(await choices(stray)).toEqual([['Apteekki Sampo', 'Nordlys'], undefined]);
    expect(await as(guest).chooses(clientId)).toBe('not_yours');
  });
});

const toTheEnd = [
  { event: 'acknowledge' },
  { event: 'assess', words: 'Good', goalId: undefined },
  { event: 'decline', reason: 'No time' },
  { event: 'answer', toldOn: day('2026-02-02'), words: null },
] as const;
