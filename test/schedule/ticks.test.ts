import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { claimWaking, postpone, takeMarks } from '../../src/schedule/queries.ts';
import { type Engine, migratedDatabase, onDatabase } from '../support/database.ts';
import { rowsRead } from '../support/rows-read.ts';
import { monthly, type ToyFirm, toyFirm } from './toy-firm.ts';

const suite = (engine: Engine) => {
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
  const due = '2026-12-01T09:00:00Z';
  const everybody = Array.from({ length: 60 }, () => randomUUID());

  it('plan and wake everybody once, whoever is first', async () => {
    await firm.mark(...everybody);
    await Promise.all([1, 2, 3, 4].map(() => firm.tick(november)));
    const woken = await Promise.all([1, 2, 3, 4].map(() => firm.tick(due)));
    expect(woken.reduce((sum, count) => sum + count)).toBe(60);
    expect(firm.woken.toSorted()).toEqual(everybody.map(id => `${id} 2026-12`).toSorted());
    const rows = await firm.rows();
    expect(rows.filter(row => row.state === 'open')).toHaveLength(60);
    expect(rows.filter(row => row.state === 'planned')).toHaveLength(60);
  });

  it('take no more marks than they ask for, whichever way the database goes about it', async () => {
    await firm.mark(...everybody);
    const taken = await database.background.transaction().execute(async tx => {
      await sql`set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_hashagg = off;
        set local enable_sort = off; set local enable_material = off`.execute(tx);
      return takeMarks(tx, 7, []);
    });
    expect(taken).toHaveLength(7);
  });

  it('let each other work: nobody waits for what another has claimed', async () => {
    const [first = '', second = ''] = [await firm.planned(november), await firm.planned(november)];
    firm.ticking = { ...firm.ticking, batch: 1 };
    const inside = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    for (const id of [first, second])
      firm.during.set(id, async () => {
        firm.during.clear();
        inside.resolve();
        await leave.promise;
      });
    const slow = firm.tick(due);
    await inside.promise;
    expect(await firm.tick(due)).toBe(1);
    leave.resolve();
    expect(await slow).toBe(1);
  });

  it('leave alone what another has woken between a failure and its postponing', async () => {
    const ana = await firm.planned(november);
    const [row] = await firm.rows();
    await firm.tick(due);
    const now = new Date(due);
    const again = new Date(now.getTime() + 300_000);
    expect(await postpone(database.background, { id: row?.id ?? '', now, again, mostFailures: 5 })).toBe(false);
    await firm.tick('2026-12-01T09:05:00Z');
    expect(await firm.story(ana)).toEqual(['2026-12 open', '2027-01 planned']);
  });

  it('read only what is due, however much is planned', async () => {
    const row = (subjectId: string, dueAt: Date, wakeAt: Date | null) => ({
      id: randomUUID(),
      workspaceId: firm.workspaceId,
      cadence: monthly,
      subjectId,
      period: '2026-12',
      dueAt,
      closesAt: new Date('2027-12-01T00:00:00Z'),
      state: wakeAt ? 'planned' : 'closed',
      wakeAt,
    });
    const later = new Date('2027-01-01T09:00:00Z');
    const rows = Array.from({ length: 4_000 }, (_, index) => row(randomUUID(), later, index % 2 ? later : null));
    await database.background.insertInto('occurrence').values(rows).execute();
    const now = new Date(due);
    await database.background
      .insertInto('occurrence')
      .values([1, 2, 3].map(() => row(randomUUID(), now, now)))
      .execute();
    await sql`analyze occurrence`.execute(database.background);
    const claimed: number[] = [];
    const read = await rowsRead(database.background, 'occurrence', async tx => {
      claimed.push((await claimWaking(tx, firm.ticking.open, now, 200)).length);
    });
    expect(claimed).toEqual([3]);
    expect(read.scanned).toBe(0);
    expect(read.fetched).toBeLessThan(20);
  });
};

onDatabase('postgres15', 'several ticks at once', suite);
onDatabase('postgres18', 'several ticks at once', suite);
