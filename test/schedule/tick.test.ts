import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { nextWake, occurrencesOf, planOccurrences, replanLater } from '../../src/schedule/index.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { monthly, type ToyFirm, toyFirm } from './toy-firm.ts';

onEveryDatabase('a tick', engine => {
  let database: Connection;
  let firm: ToyFirm;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    firm = await toyFirm(database);
  });

  const november = '2026-11-10T12:00:00Z';
  const minuteBefore = '2026-12-01T08:59:00Z';
  const due = '2026-12-01T09:00:00Z';
  const rowOf = async (subjectId: string, period = '2026-12') =>
    (await firm.rows()).find(row => row.subjectId === subjectId && row.period === period);

  it('plans whoever is marked, wakes her when she is due and not before, and plans her next', async () => {
    const ana = await firm.planned(november);
    expect(await firm.story(ana)).toEqual(['2026-12 planned']);
    expect(await nextWake(database.background, firm.ticking.open)).toEqual(new Date(due));
    expect(await firm.tick(minuteBefore)).toBe(0);
    expect(await firm.tick(due)).toBe(1);
    expect(await firm.story(ana)).toEqual(['2026-12 open', '2027-01 planned']);
    expect(await firm.tick(due)).toBe(0);
    await firm.tick('2026-12-11T09:00:00Z');
    expect(await firm.story(ana)).toEqual(['2026-12 closed silent', '2027-01 planned']);
    expect((await occurrencesOf(database.background, ana)).map(({ openedAt }) => openedAt)).toEqual([
      new Date(due),
      null,
    ]);
  });

  it('wakes many in batches, each once', async () => {
    const people = Array.from({ length: 10 }, () => randomUUID());
    await firm.mark(...people);
    await firm.tick(november);
    expect(await firm.tick(due)).toBe(10);
    expect(firm.woken.toSorted()).toEqual(people.map(id => `${id} 2026-12`).toSorted());
  });

  it('writes what happened and what comes next together, or neither', async () => {
    const ana = await firm.planned(november);
    firm.broken.set(ana, 'plan');
    await firm.tick(due);
    expect(await firm.story(ana)).toEqual(['2026-12 planned']);
    firm.broken.clear();
    await firm.tick('2026-12-01T09:05:00Z');
    expect(await firm.story(ana)).toEqual(['2026-12 open', '2027-01 planned']);
  });

  it('after five months of sleep skips what has closed, one after the other, and goes on with the present', async () => {
    const ana = await firm.planned(november);
    await firm.tick('2027-05-03T12:00:00Z');
    expect(await firm.story(ana)).toEqual([
      ...['2026-12', '2027-01', '2027-02', '2027-03', '2027-04'].map(period => `${period} skipped downtime`),
      '2027-05 open',
      '2027-06 planned',
    ]);
  });

  it('lets a broken one wait by itself while all others go on', async () => {
    const people = Array.from({ length: 7 }, () => randomUUID());
    await firm.mark(...people);
    await firm.tick(november);
    const broken = people[3] ?? '';
    firm.broken.set(broken, 'wake');
    await firm.tick(due);
    const rows = await firm.rows();
    expect(rows.filter(row => row.period === '2026-12' && row.state === 'open')).toHaveLength(6);
    expect(await rowOf(broken)).toMatchObject({
      state: 'planned',
      failures: 1,
      wakeAt: new Date('2026-12-01T09:05:00Z'),
    });
    expect(firm.logged).toEqual([expect.stringContaining('TypeError')]);
    expect(firm.logged.join()).not.toContain('private');
  });

  it('forgets a failure once it went well', async () => {
    const ana = await firm.planned(november);
    firm.broken.set(ana, 'wake');
    await firm.tick(due);
    firm.broken.clear();
    await firm.tick('2026-12-01T09:05:00Z');
    expect(await rowOf(ana)).toMatchObject({ state: 'open', failures: 0 });
  });

  it('gives a broken one up after five tries, and goes on with her next period', async () => {
    const ana = await firm.planned(november);
    firm.broken.set(ana, 'wake');
    for (let minute = 0; minute < 60; minute += 1)
      await firm.tick(`2026-12-01T09:${String(minute).padStart(2, '0')}:00Z`);
    expect(firm.woken.filter(woken => woken === `${ana} 2026-12`)).toHaveLength(10);
    expect(await rowOf(ana)).toMatchObject({ state: 'failed', reason: 'error', failures: 5, wakeAt: null });
    expect(await firm.story(ana)).toEqual(['2026-12 failed error', '2027-01 planned']);
  });

  it('plans and wakes all others when the plan of one is broken, and tries her again at the next tick', async () => {
    const [broken = '', ...others] = Array.from({ length: 8 }, () => randomUUID()).toSorted();
    const due1 = await firm.planned(november);
    firm.broken.set(broken, 'plan');
    await firm.mark(broken, ...others);
    expect(await firm.tick(due)).toBe(1);
    expect(await firm.story(due1)).toEqual(['2026-12 open', '2027-01 planned']);
    for (const id of others) expect(await firm.story(id)).toEqual(['2027-01 planned']);
    expect(firm.logged).toEqual([`plan_failed {"what":"${broken}","error":"RangeError"}`]);
    firm.broken.clear();
    await firm.tick('2026-12-01T09:01:00Z');
    expect(await firm.story(broken)).toEqual(['2027-01 planned']);
  });

  it('ends, and gives up what belongs to a cadence that nobody registered', async () => {
    const ana = await firm.planned(november);
    const other = randomUUID();
    const row = {
      id: randomUUID(),
      workspaceId: firm.workspaceId,
      cadence: 'gone.yearly',
      subjectId: other,
      period: '2026',
    };
    await database.background
      .transaction()
      .execute(tx => planOccurrences(tx, [{ ...row, dueAt: new Date(november), closesAt: new Date(due) }]));
    for (let minute = 0; minute < 6; minute += 1) await firm.tick(`2026-12-01T09:${minute * 5 + 10}:00Z`);
    expect(await firm.story(other)).toEqual(['2026 failed error']);
    expect(await firm.story(ana)).toEqual(['2026-12 open', '2027-01 planned']);
  });

  it('ends when something wants to wake again at once: it does so a minute later', async () => {
    const ana = await firm.planned(november);
    firm.steps.set(ana, (occurrence, now) => ({ state: 'open', stage: occurrence.stage + 1, wakeAt: now }));
    expect(await firm.tick(due)).toBe(1);
    expect(await rowOf(ana)).toMatchObject({ stage: 1, wakeAt: new Date('2026-12-01T09:01:00Z') });
  });

  it('counts a cadence that has nothing to say about its occurrence as broken', async () => {
    const ana = await firm.planned(november);
    firm.steps.set(ana, () => undefined);
    await firm.tick(due);
    expect(await rowOf(ana)).toMatchObject({ state: 'planned', failures: 1 });
  });

  it('keeps a period planned while it waits for its moment', async () => {
    const ana = await firm.planned(november);
    const monday = new Date('2026-12-07T07:00:00Z');
    firm.steps.set(ana, () => ({ state: 'planned', stage: 0, wakeAt: monday }));
    await firm.tick(due);
    expect(await firm.story(ana)).toEqual(['2026-12 planned']);
    expect(await rowOf(ana)).toMatchObject({ wakeAt: monday, dueAt: new Date(due) });
  });

  it('moves what is planned when the facts have changed, and leaves what has begun', async () => {
    const ana = await firm.planned(november);
    await firm.tick(due);
    const openedThen = await rowOf(ana);
    firm.hour = 7;
    await firm.mark(ana);
    await firm.tick('2026-12-02T12:00:00Z');
    expect(await rowOf(ana)).toEqual(openedThen);
    expect(await rowOf(ana, '2027-01')).toMatchObject({
      state: 'planned',
      dueAt: new Date('2027-01-01T07:00:00Z'),
      wakeAt: new Date('2027-01-01T07:00:00Z'),
      closesAt: new Date('2027-01-11T07:00:00Z'),
    });
  });

  it('ends unsent what is planned for whoever is no longer enrolled, and takes it up again when she is', async () => {
    const ana = await firm.planned(november);
    firm.notEnrolled.set(ana, 'left');
    await firm.mark(ana);
    await firm.tick('2026-11-11T12:00:00Z');
    expect(await firm.story(ana)).toEqual(['2026-12 not_applicable left']);
    expect(await nextWake(database.background, firm.ticking.open)).toBeUndefined();
    expect(await firm.tick(due)).toBe(0);
    firm.notEnrolled.clear();
    await firm.mark(ana);
    await firm.tick('2026-11-12T12:00:00Z');
    expect(await firm.story(ana)).toEqual(['2026-12 planned']);
    expect(await rowOf(ana)).toMatchObject({ reason: null, wakeAt: new Date(due) });
  });

  it('does not begin a second time with a period that has run', async () => {
    const ana = await firm.planned(november);
    await firm.tick(due);
    const [row] = await firm.rows();
    if (!row) throw new Error('nothing was planned');
    const { id, workspaceId, subjectId, period, dueAt, closesAt } = row;
    await database.background
      .transaction()
      .execute(tx => planOccurrences(tx, [{ workspaceId, cadence: monthly, subjectId, period, dueAt, closesAt }]));
    expect(await rowOf(ana)).toMatchObject({ id, state: 'open' });
    expect(await firm.tick(due)).toBe(0);
  });

  it('plans everybody of a workspace when all of it was marked', async () => {
    const people = Array.from({ length: 5 }, () => randomUUID());
    firm.ticking = {
      ...firm.ticking,
      markEverybody: (tx, workspaceId) => replanLater(tx, 'person', workspaceId, people),
    };
    await replanLater(database.background, 'workspace', firm.workspaceId, [firm.workspaceId]);
    await firm.tick(november);
    expect((await firm.rows()).map(row => row.subjectId).toSorted()).toEqual(people.toSorted());
  });
});
