import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { acknowledge, close } from '../../src/deviations/deviations.ts';
import type { Reason } from '../../src/deviations/rules.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type House, openHouse } from './house.ts';

onBothKinds('signals', engine => {
  let database: Connection;
  let house: House;
  let ana: { kind: 'person'; id: string };
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
    ana = { kind: 'person', id: house.people.ana };
  });

  const only = async (subjectId: string) => {
    const [deviation, ...more] = await house.about(subjectId);
    if (!deviation || more.length > 0) throw new Error(`${more.length + 1} deviations`);
    return deviation;
  };
  const classes = async (id: string) => {
    const rows = await house.db.selectFrom('outbox').select(['class', 'period']).where('subjectId', '=', id).execute();
    return rows.map(row => `${row.period} ${row.class}`).toSorted();
  };

  it('open one with the first, and tell whoever answers for it', async () => {
    await house.sees({ subject: ana, reasons: ['low', 'overload'] });
    const deviation = await only(ana.id);
    expect(deviation).toMatchObject({
      severity: 'major',
      category: 'people',
      state: 'reported',
      private: true,
      opening: 1,
      clientId: null,
      closedAt: null,
    });
    expect(await classes(deviation.id)).toEqual(['1 now']);
    expect(
      (await house.history(deviation.id)).map(({ number, event, reason, period }) => [number, event, reason, period]),
    ).toEqual([
      [1, 'opened', 'low', '2026-12'],
      [2, 'reason_added', 'overload', '2026-12'],
    ]);
  });

  it('add to the open one, each reason of a period once, and raise it', async () => {
    await house.sees({ subject: ana, reasons: ['slide'] });
    await house.sees({ subject: ana, reasons: ['slide'] });
    await house.sees({ subject: ana, reasons: ['slide'], period: '2027-01' });
    await house.sees({ subject: ana, reasons: ['slide', 'low'], period: '2027-01' });
    const deviation = await only(ana.id);
    expect(deviation.severity).toBe('major');
    expect(await classes(deviation.id)).toEqual(['1 morning', '2 morning', '3 now']);
  });

  it('keep families apart, and people, and workspaces', async () => {
    const other = await openHouse(database.db);
    await house.sees({ subject: ana });
    await house.sees({ subject: ana, reasons: ['talk_missed'], family: 'talk' });
    await house.sees({ subject: { kind: 'person', id: house.people.kari } });
    await other.sees({ subject: { kind: 'person', id: other.people.ana } });
    expect((await house.about(ana.id)).map(({ family }) => family).toSorted()).toEqual(['pulse', 'talk']);
    expect((await house.about(house.people.kari)).length).toBe(1);
  });

  it('say nothing new about a period that was treated, and open another for the next', async () => {
    await house.sees({ subject: ana, reasons: ['talk_missed'], family: 'talk' });
    await close(await house.doing(house.people.kari), (await only(ana.id)).id, 'We talked');
    await house.sees({ subject: ana, reasons: ['talk_missed'], family: 'talk' });
    expect((await house.about(ana.id)).length).toBe(1);
    await house.sees({ subject: ana, reasons: ['talk_missed'], family: 'talk', period: '2027-01' });
    expect((await house.about(ana.id)).map(({ state }) => state).toSorted()).toEqual(['closed', 'reported']);
  });

  it('are over when the cause is gone, but not while a later period stands in it', async () => {
    const end = (through: string) => house.ends('talk', ana.id, through);
    await end('2026-12');
    await house.sees({ subject: ana, reasons: ['talk_missed'], family: 'talk' });
    await house.sees({ subject: ana, reasons: ['talk_missed'], family: 'talk', period: '2027-01' });
    await end('2026-12');
    expect((await only(ana.id)).state).toBe('reported');
    await end('2027-02');
    const { id, state, closedAt } = await only(ana.id);
    expect([state, closedAt === null]).toEqual(['closed', false]);
    await end('2027-02');
    expect(await house.story(id)).toEqual(['opened', 'reason_added', 'ended_by_itself']);
  });

  it('are one and whole however many come at the same time', async () => {
    const periods = ['2026-09', '2026-10', '2026-11', '2026-12'];
    const both: readonly (readonly Reason[])[] = [['low'], ['slide', 'low']];
    await Promise.all(periods.flatMap(period => both.map(reasons => house.sees({ subject: ana, reasons, period }))));
    const deviation = await only(ana.id);
    const history = await house.history(deviation.id);
    expect(history.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(history.map(({ reason, period }) => `${reason} ${period}`)).size).toBe(8);
    expect(history.filter(({ event }) => event === 'opened').length).toBe(1);
    expect(deviation.severity).toBe('major');
  });

  it('are all kept when one meets somebody who closes', async () => {
    const talk = { subject: ana, reasons: ['talk_missed'], family: 'talk' } as const;
    await house.sees(talk);
    const { id } = await only(ana.id);
    await Promise.all([
      close(await house.doing(house.people.kari), id, 'We talked'),
      house.sees({ ...talk, period: '2027-01' }),
    ]);
    const all = await house.about(ana.id);
    const noted = (await Promise.all(all.map(each => house.history(each.id)))).flat();
    expect(noted.flatMap(({ period }) => period ?? []).toSorted()).toEqual(['2026-12', '2027-01']);
    expect(noted.filter(({ event }) => event === 'closed').length).toBe(1);
  });

  it('are taken up once, whoever clicks at the same moment', async () => {
    await house.sees({ subject: ana });
    const { id } = await only(ana.id);
    const doing = await house.doing(house.people.kari);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => acknowledge(doing, id)));
    expect(outcomes.filter(outcome => outcome === 'already').length).toBe(3);
    expect(await house.story(id)).toEqual(['opened', 'acknowledged Kari']);
  });

  it('leave a history that the database lets nobody change', async () => {
    await house.sees({ subject: ana });
    const { id } = await only(ana.id);
    const { db } = house;
    await expect(
      db.updateTable('deviationEntry').set({ note: 'never was' }).where('deviationId', '=', id).execute(),
    ).rejects.toThrow('never changed');
    await expect(db.deleteFrom('deviationEntry').where('deviationId', '=', id).execute()).rejects.toThrow(
      'never changed',
    );
    const again = {
      id: randomUUID(),
      workspaceId: house.firm.workspaceId,
      deviationId: id,
      number: 1,
      at: new Date(),
      event: 'closed',
    };
    await expect(db.insertInto('deviationEntry').values(again).execute()).rejects.toThrow();
    expect(await house.story(id)).toEqual(['opened']);
  });
});
