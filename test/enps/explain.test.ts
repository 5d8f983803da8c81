import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { explainEnps, keyTrouble } from '../../src/enps/index.ts';
import { noteProof } from '../../src/enps/queries.ts';
import { replanLater } from '../../src/schedule/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { aPlan, noon, type PlanningFirm, planningFirm } from './round/firm.ts';

onDatabase('pglite', 'what an admin is told of the eNPS', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (facts: Parameters<typeof planningFirm>[1] = {}): Promise<PlanningFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return planningFirm(opened.connection, facts);
  };
  const explained = async ({ db, workspaceId, context }: PlanningFirm, at = noon) =>
    (await explainEnps(db, context(at), workspaceId)).map(line => line.trim().replace(/ {2,}/g, ' '));
  const plans = async ({ db, workspaceId, ticks }: PlanningFirm, at: string) => {
    await replanLater(db, 'workspace', workspaceId, [workspaceId]);
    await ticks(at);
  };
  /** A running process has looked at the keys of the round. */
  const looks = async (firm: PlanningFirm, readsKeys: boolean) =>
    noteProof(firm.db, await firm.round(), { instance: randomUUID(), readsKeys, seenAt: new Date(noon) });

  it('is when leadership is asked to plan one, and why then', async () => {
    const firm = await aFirm();
    await plans(firm, '2026-11-02T08:10:00Z');
    expect(await explained(firm)).toEqual([
      'eNPS',
      'proposal for 2027-02-01; leadership is asked 2027-01-02 09:00, again 2027-01-25 09:00 (enps.date 02-01, enps.ask_days 30)',
    ]);
    await firm.setting('enpsDate', '02-06');
    expect((await explained(firm))[1]).toMatch(/^proposal for 2027-02-08; .*; moved to a working day\)$/);
  });

  it('is how a planned one stands: its days, its thresholds, whom it would ask, and who reads its keys', async () => {
    const firm = await aFirm({ employees: 11 });
    expect(await firm.as(firm.elin).confirms(aPlan({ leastInvited: 9 }))).toBe('confirmed');
    const { id } = await firm.round();
    const told = [
      'round 2027 confirmed; opens 2027-02-01 09:00, closes 2027-02-15 16:00, Europe/Helsinki',
      'reminders to whoever has not replied: 2027-02-08, 2027-02-11',
      'invited 11 if it opened now; it opens with 9 or more',
      'thresholds a result from 5 answers on, comments from 8',
    ];
    expect((await explained(firm)).slice(1, 6)).toEqual([...told, 'keys no running process was seen']);
    await looks(firm, true);
    await looks(firm, false);
    expect((await explained(firm))[5]).toBe('keys read by 1 of 2 running processes');
    await firm.becomes(id, { state: 'open', invited: 11 });
    expect((await explained(firm))[3]).toBe('invited 11, frozen when it opened');
  });

  it('is nothing of how many have replied, nor whether enough had', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const { id } = await firm.round();
    await firm.becomes(id, { state: 'open', invited: 12, replyStep: 3 });
    const open = await explained(firm);
    await firm.becomes(id, { replyStep: 9 });
    expect(await explained(firm)).toEqual(open);
    await firm.becomes(id, { state: 'closed', outcome: 'result' });
    const closed = await explained(firm);
    await firm.becomes(id, { outcome: 'too_few' });
    expect(await explained(firm)).toEqual(closed);
    expect(closed[1]).toContain('closed');
  });

  it('is that half a year lies between two of them', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms(aPlan({ opensOn: parseLocalDate('2027-11-15') }));
    expect((await explained(firm)).at(-1)).toBe('proposal none planned');
    const { id } = await firm.round();
    await firm.becomes(id, { state: 'closed', outcome: 'too_few' });
    const after = '2027-12-01T08:00:00Z';
    await plans(firm, after);
    expect((await explained(firm, after)).at(-1)).toMatch(
      /^proposal for 2028-05-29; .*; not before 2028-05-27, 180 days after the last round\)$/,
    );
  });

  it('is that nothing is planned before the start', async () => {
    expect(await explained(await aFirm({ live: false }))).toEqual(['eNPS', 'planned no: before go']);
  });

  it('is that something is amiss with the keys, only if a process that runs does not read them', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const trouble = () => keyTrouble(firm.db, firm.workspaceId, new Date(noon));
    expect(await trouble()).toBeUndefined();
    await looks(firm, true);
    expect(await trouble()).toBeUndefined();
    await looks(firm, false);
    expect(await trouble()).toContain('KEYS_DIR');
  });
});
