import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  bringDown,
  bringUp,
  bringUpInTalk,
  plansOf,
  pointsAbout,
  pointsForClient,
  pointsForPerson,
  putPointForClient,
  putPointForPerson,
  recordSatisfaction,
  replacePlans,
  satisfactionsOf,
  withdrawPointForClient,
} from '../../src/ledger/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type LedgerFirm, ledgerFirm } from './ledger-firm.ts';

const day = parseLocalDate;
const now = new Date('2026-11-24T10:00:00Z');

onBothKinds('what is known with a client', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<LedgerFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return ledgerFirm(opened.connection);
  };

  describe('what a consultant wants it to hear', () => {
    async function withPoint() {
      const firm = await aFirm();
      const { db, workspaceId, clientId, ana } = firm;
      const checkInId = randomUUID();
      const put = (changes: { words?: string; clientId?: string } = {}) =>
        db.transaction().execute(tx => {
          const point = { workspaceId, checkInId, clientId, personId: ana, words: 'The tests are slow' };
          return putPointForClient(tx, { ...point, saidOn: day('2026-11-02'), ...changes });
        });
      const withdraw = () => db.transaction().execute(tx => withdrawPointForClient(tx, checkInId));
      const meetingId = randomUUID();
      const up = async (ids: readonly string[], whose = clientId) =>
        db.transaction().execute(tx => bringUp(tx, { clientId: whose, ids, meetingId, on: day('2026-11-20') }));
      const down = () => db.transaction().execute(tx => bringDown(tx, { meetingId }));
      const waiting = async (whose = clientId) => (await pointsForClient(db, whose)).map(({ words }) => words);
      await put();
      const [point] = await pointsForClient(db, clientId);
      const ids = point ? [point.id] : [];
      return { ...firm, put, withdraw, up, down, waiting, ids, point };
    }

    it('waits with her name, changes with her answer, and goes to another client with it', async () => {
      const { point, put, waiting, withdraw, elsewhere, ana } = await withPoint();
      expect(point).toMatchObject({ personId: ana, name: 'Ana', words: 'The tests are slow', saidOn: '2026-11-02' });
      await put({ words: 'They are fast' });
      expect(await waiting()).toEqual(['They are fast']);
      await put({ clientId: elsewhere.clientId });
      expect([await waiting(), await waiting(elsewhere.clientId)]).toEqual([[], ['The tests are slow']]);
      await withdraw();
      expect(await waiting(elsewhere.clientId)).toEqual([]);
    });

    it('is heard once: it does not wait again, whatever is changed, and cannot be brought up for another client', async () => {
      const { put, up, withdraw, waiting, ids, elsewhere } = await withPoint();
      await up(ids, elsewhere.clientId);
      expect(await waiting()).toHaveLength(1);
      await up([...ids, randomUUID()]);
      expect(await waiting()).toEqual([]);
      await put({ words: 'Something else', clientId: elsewhere.clientId });
      await withdraw();
      expect([await waiting(), await waiting(elsewhere.clientId)]).toEqual([[], []]);
    });

    it('waits again where the outcome was corrected, unless she has taken it back or changed it since', async () => {
      const same = await withPoint();
      await same.up(same.ids);
      await same.put();
      await same.down();
      expect(await same.waiting()).toEqual(['The tests are slow']);
      for (const change of ['withdraw', 'reword', 'move'] as const) {
        const { up, down, ids, waiting, put, withdraw, elsewhere } = await withPoint();
        await up(ids);
        if (change === 'withdraw') await withdraw();
        else await put(change === 'reword' ? { words: 'Changed' } : { clientId: elsewhere.clientId });
        await down();
        expect([await waiting(), await waiting(elsewhere.clientId)], change).toEqual([[], []]);
      }
    });

    it('never waits without her consent, whatever happens in whatever order', async () => {
      const step = fc.constantFrom('put', 'reword', 'withdraw', 'up', 'down');
      const run = fc.array(step, { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(run, async steps => {
          const { put, withdraw, up, down, waiting, db, clientId } = await withPoint();
          let consents = true;
          let words = 'The tests are slow';
          for (const each of steps) {
            if (each === 'put' || each === 'reword') {
              consents = true;
              words = each === 'put' ? 'The tests are slow' : 'Changed';
              await put({ words });
            } else if (each === 'withdraw') {
              consents = false;
              await withdraw();
            } else if (each === 'up') await up((await pointsForClient(db, clientId)).map(({ id }) => id));
            else await down();
            for (const shown of await waiting()) expect([consents, shown]).toEqual([true, words]);
          }
        }),
        { numRuns: 15 },
      );
    });
  });

  it('reaches the consultant whom it is about in her next talk, and stays in her notes', async () => {
    const { db, workspaceId, clientId, ana, other } = await aFirm();
    const say = (words: string, saidOn: string, id = randomUUID(), personId = ana, recordedOn = saidOn) =>
      db.transaction().execute(tx => {
        const days = { saidOn: day(saidOn), recordedOn: day(recordedOn) };
        const point = { id, workspaceId, clientId, personId, words, ...days, meetingId: randomUUID() };
        return putPointForPerson(tx, point);
      });
    const talk = (period: string, on: string) =>
      db.transaction().execute(tx => bringUpInTalk(tx, { personId: ana, period, on: day(on) }));
    const id = randomUUID();
    await say('Always prepared', '2026-11-03', id);
    await say('Always prepared', '2026-11-03', id);
    await say('Calm', '2026-11-10');
    await say('Not about her', '2026-11-03', randomUUID(), other);
    await say('Written down after the talk', '2026-11-04', randomUUID(), ana, '2026-11-06');
    expect((await pointsForPerson(db, ana)).map(({ words }) => words)).toEqual([
      'Always prepared',
      'Written down after the talk',
      'Calm',
    ]);
    await talk('2026-11', '2026-11-05');
    expect((await pointsForPerson(db, ana)).map(({ words }) => words)).toEqual(['Written down after the talk', 'Calm']);
    await talk('2026-12', '2026-12-05');
    expect(await pointsForPerson(db, ana)).toEqual([]);
    expect((await pointsAbout(db, ana, 5)).map(({ words }) => words)).toEqual([
      'Calm',
      'Written down after the talk',
      'Always prepared',
    ]);
    expect(await pointsAbout(db, ana, 1)).toHaveLength(1);
    expect(await pointsForClient(db, clientId)).toEqual([]);
  });

  it('is how content it was in each meeting, as it was last corrected', async () => {
    const { db, workspaceId, clientId, lead } = await aFirm();
    const record = (meetingId: string, onDay: string, satisfaction: number) =>
      db.transaction().execute(tx => {
        const said = { satisfaction, satisfactionWhy: null, value: 4, valueWhy: 'Fair', recordedBy: lead };
        return recordSatisfaction(tx, { ...said, workspaceId, clientId, meetingId, onDay: day(onDay) }, now);
      });
    const [first, second] = [randomUUID(), randomUUID()];
    await record(first, '2026-05-04', 3);
    await record(second, '2026-08-03', 4);
    await record(first, '2026-05-05', 5);
    const said = (await satisfactionsOf(db, clientId, 4)).map(each => `${each.onDay} ${each.satisfaction}`);
    expect(said).toEqual(['2026-08-03 4', '2026-05-05 5']);
    expect(await satisfactionsOf(db, clientId, 1)).toEqual([
      { onDay: '2026-08-03', satisfaction: 4, satisfactionWhy: null, value: 4, valueWhy: 'Fair' },
    ]);
  });

  it('is what it plans, until that is ended by whoever leads', async () => {
    const { db, workspaceId, clientId, lead, ana, as } = await aFirm();
    const meetingId = randomUUID();
    const said = (words: string | null, meeting = meetingId) =>
      db.transaction().execute(tx => {
        const about = { workspaceId, clientId, meetingId: meeting, saidOn: day('2026-11-20'), recordedBy: lead };
        return replacePlans(tx, { ...about, words }, now);
      });
    const plans = async () => (await plansOf(db, clientId)).map(({ words }) => words).toSorted();
    await said('Open in Turku');
    await said('Open in Tampere');
    await said('Sell online', randomUUID());
    expect(await plans()).toEqual(['Open in Tampere', 'Sell online']);
    const tampere = (await plansOf(db, clientId)).find(({ words }) => words === 'Open in Tampere')?.id ?? '';
    expect(await as(ana).endsPlan(tampere)).toBe('not_yours');
    expect(await as(lead).endsPlan('nothing')).toBe('not_yours');
    expect(await as(lead).endsPlan(tampere)).toBe('ended');
    expect(await plans()).toEqual(['Sell online']);
    await said('Open in Tampere');
    expect(await plans()).toEqual(['Sell online']);
    await said('Open in Turku');
    expect(await plans()).toEqual(['Open in Turku', 'Sell online']);
    await said(null);
    expect(await plans()).toEqual(['Sell online']);
  });

  it('is seen on its page by those who work with it, and how content it is by those who answer for it', async () => {
    const { as, lead, ana, other, deputy, elsewhere } = await aFirm();
    expect(await as(lead).looks()).toMatchObject({ satisfactions: [], mayChange: true, goals: [] });
    const team = await as(ana).looks();
    expect(team).toMatchObject({ satisfactions: undefined, mayChange: false });
    for (const stranger of [other, deputy]) {
      expect(await as(stranger).looks()).toBe('not_yours');
      expect(await as(stranger).looksAtContacts()).toBe('not_yours');
    }
    expect(await as(lead).looks(elsewhere.clientId)).toBe('not_yours');
    for (const nothing of [randomUUID(), 'nothing']) expect(await as(lead).looks(nothing)).toBe('not_yours');
  });
});
