import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type IntakeFirm, intakeFirm, monday } from './intake-firm.ts';

onDatabase('postgres18', 'what somebody passed on', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<IntakeFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return intakeFirm(opened.connection);
  };

  it('is corrected by her or by whoever treats it, and what it said before stays in its history', async () => {
    const { as, lead, ana, mikko, elin, guest, suggestion, history } = await aFirm();
    const { id } = await as(mikko).files({ words: 'A lits', fromWhom: 'Tina' });
    for (const other of [ana, elin, guest]) expect(await as(other).amends(id, { words: 'Mine' })).toBe('not_yours');
    const right = { words: 'A list', fromWhom: 'Tiina', version: 1 };
    expect([await as(mikko).amends(id, right), await as(mikko).amends(id, right)]).toEqual(['amended', 'amended']);
    expect(await suggestion(id)).toMatchObject({
      words: 'A list',
      fromWhom: 'Tiina',
      version: 2,
      nextOn: '2026-02-05',
    });
    expect(await as(lead).amends(id, { kind: 'need' })).toBe('amended');
    expect(await suggestion(id)).toMatchObject({ kind: 'need', offer: 'none', words: 'A list', filer: 'Mikko' });
    expect(await history(id)).toEqual(['received Mikko 2026-02-02', 'amended Mikko A lits', 'amended Kari A list']);
  });

  it('is corrected by the first of two, as it stood before her, and not once somebody has acted on it', async () => {
    const { as, lead, mikko, suggestion, history } = await aFirm();
    const { id } = await as(mikko).files();
    const both = [
      as(mikko).amends(id, { words: 'Hers', version: 1 }),
      as(lead).amends(id, { words: 'His', version: 1 }),
    ];
    const outcomes = (await Promise.all(both)).map(outcome =>
      typeof outcome === 'object' ? outcome.refused : outcome,
    );
    expect(outcomes.toSorted()).toEqual(['amended', 'changed_meanwhile']);
    await as(lead).takes(id, undefined, { event: 'acknowledge' });
    const before = [await suggestion(id), await history(id)];
    expect(await as(mikko).amends(id, { words: 'Later' })).toBe('not_now');
    expect([await suggestion(id), await history(id)]).toEqual(before);
  });

  it('moves to the right client, whose lead is told, and shows nothing of the wrong one', async () => {
    const { as, lead, ana, mikko, elin, aGoal, suggestion, history, becomes, otherClientId, db, isAskedToTake } =
      await aFirm();
    const [{ id }, near] = [
      await as(mikko).files({ words: 'Sampo’s secret' }),
      await as(lead).files({ clientId: otherClientId }),
    ];
    await as(lead).links(id, near.id);
    await isAskedToTake(id, ana);
    await db
      .updateTable('suggestion')
      .set({ goalId: await aGoal('Fewer calls'), meetingId: randomUUID() })
      .where('id', '=', id)
      .execute();
    await db
      .updateTable('outbox')
      .set({ state: 'sent', sentAt: new Date(monday), slackTs: '1.1' })
      .where('subjectId', '=', id)
      .execute();
    for (const clientId of [randomUUID(), 'no id', (await aFirm()).clientId])
      expect(await as(mikko).amends(id, { clientId })).toBe('unknown_client');

    const right = { clientId: otherClientId, words: 'A portal', version: 1 };
    const wednesday = as(mikko, '2026-02-04T10:00:00Z');
    expect([await wednesday.amends(id, right), await wednesday.amends(id, right)]).toEqual(['amended', 'amended']);
    expect(await suggestion(id)).toMatchObject({
      ...{ clientId: otherClientId, words: 'A portal', ownerId: null, goalId: null, meetingId: null },
      ...{ nextOn: '2026-02-09', filedOn: '2026-02-02', state: 'received' },
    });
    expect(await history(id)).toEqual(['received 2026-02-02', 'linked', 'amended']);
    expect(await history(near.id)).toEqual(['received Kari 2026-02-02', 'linked', 'unlinked']);
    expect(await as(ana).reads()).toMatchObject({ toTake: [] });
    expect(await as(lead).looks(id)).toBe('not_yours');
    expect(JSON.stringify(await as(elin).looks(id))).not.toContain('secret');
    expect((await becomes(id)).map(({ line }) => line)).toEqual([
      'received morning: Elin owner',
      'received morning: Elin owner',
    ]);
  });

  it('is told to the right lead once, where the wrong one has not been told yet', async () => {
    const { as, mikko, otherClientId, becomes } = await aFirm();
    const { id } = await as(mikko).files();
    await as(mikko).amends(id, { clientId: otherClientId });
    expect((await becomes(id)).map(({ line }) => line)).toEqual(['received morning: Elin owner']);
  });

  it('can be moved from either side at once', async () => {
    const { as, mikko, clientId, otherClientId, suggestion } = await aFirm();
    const [one, other] = [await as(mikko).files(), await as(mikko).files({ clientId: otherClientId })];
    const moves = [as(mikko).amends(one.id, { clientId: otherClientId }), as(mikko).amends(other.id, { clientId })];
    expect(await Promise.all(moves)).toEqual(['amended', 'amended']);
    expect([(await suggestion(one.id)).clientId, (await suggestion(other.id)).clientId]).toEqual([
      otherClientId,
      clientId,
    ]);
  });

  it('is never taken further by the wrong client’s lead once it has moved', async () => {
    const { as, lead, mikko, otherClientId, suggestion } = await aFirm();
    for (let time = 0; time < 8; time += 1) {
      const { id } = await as(mikko).files();
      const [moved, taken] = await Promise.all([
        as(mikko).amends(id, { clientId: otherClientId, version: 1 }),
        as(lead).takes(id, undefined, { event: 'acknowledge' }),
      ]);
      expect([moved === 'amended', taken]).toEqual(moved === 'amended' ? [true, 'not_yours'] : [false, 'taken']);
      const stands = [(await suggestion(id)).clientId === otherClientId, (await suggestion(id)).state];
      expect(stands).toEqual(moved === 'amended' ? [true, 'received'] : [false, 'acknowledged']);
    }
  });

  it('goes its way before her eyes, without what we say about it among ourselves', async () => {
    const { as, lead, ana, mikko, aGoal, handOverTo, isAskedToTake } = await aFirm();
    const { id } = await as(mikko).files({ kind: 'need' });
    await as(lead).takes(
      id,
      1,
      { event: 'acknowledge' },
      { event: 'assess', words: 'They pay late', goalId: await aGoal('Secret goal') },
      { event: 'decline', reason: 'No time' },
    );
    await handOverTo(id, ana);
    await isAskedToTake(id, lead);
    const hers = await as(mikko).looks(id);
    if (hers === 'not_yours') throw new Error('she does not see it');
    expect(hers).toMatchObject({ handOver: undefined, passingWords: [], linked: [], mayTreat: false, mayAmend: false });
    expect(hers.suggestion).toMatchObject({ result: 'No time', offer: null, goal: null, toward: 'lead' });
    expect(hers.entries.map(({ event, words }) => [event, words])).toEqual([
      ['received', null],
      ['acknowledge', null],
      ['assess', null],
      ['decline', 'No time'],
    ]);
    expect(JSON.stringify(hers)).not.toMatch(/They pay late|Secret goal/);
    expect(JSON.stringify(await as(ana).looks(id))).toContain('They pay late');
  });
});
