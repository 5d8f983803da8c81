import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PoolOptions, poolOf } from '../../src/db/postgres.ts';
import { freshDatabase, onDatabase } from '../support/database.ts';
import { openWire, type Wire } from './wire.ts';

/** One connection only, so that a broken one that came back to the pool would be the next to be taken. */
const short: PoolOptions = { name: 'test', max: 1, statement: 500, wait: 2_000, pause: 300 };

onDatabase('postgres18', 'a connection to Postgres', engine => {
  let place: Awaited<ReturnType<typeof freshDatabase>>;
  let wire: Wire;
  let url: URL;
  const open = (options: Partial<PoolOptions> = {}) =>
    new Kysely<Record<string, never>>({ dialect: poolOf(url.href, { ...short, ...options }) });
  const one = async (db: Kysely<Record<string, never>>) =>
    (await sql<{ one: number }>`select 1 as one`.execute(db)).rows;
  beforeAll(async () => {
    place = await freshDatabase(engine);
    if (place.config.kind !== 'postgres') throw new Error('a server is needed');
    url = new URL(place.config.url.reveal());
    wire = await openWire(Number(url.port));
    url.port = String(wire.port);
    const db = open();
    await sql`create table row (id int primary key, at int not null)`.execute(db);
    await sql`insert into row values (1, 0)`.execute(db);
    await db.destroy();
  });
  afterAll(async () => {
    await wire.close();
    await place.drop();
  });

  describe('that breaks', () => {
    it('fails the query under way and not the process, and the next query gets a new one', async () => {
      const db = open();
      expect(await one(db)).toEqual([{ one: 1 }]);
      const asked = sql`select pg_sleep(10)`.execute(db);
      wire.reset(0);
      await expect(asked).rejects.toThrow('ECONNRESET');
      expect(await one(db)).toEqual([{ one: 1 }]);
      await db.destroy();
    });

    it('after its commit was done says that the transaction failed, which is all that can be known', async () => {
      const db = open();
      wire.cutNextCommit('done');
      const change = (at: number) =>
        db.transaction().execute(tx => sql`update row set at = ${at} where id = 1`.execute(tx));
      await expect(change(7)).rejects.toThrow();
      wire.cutNextCommit('undone');
      await expect(change(8)).rejects.toThrow();
      expect((await sql<{ at: number }>`select at from row`.execute(db)).rows).toEqual([{ at: 7 }]);
      await db.destroy();
    });
  });

  describe('that is half-open', () => {
    it('is given up when an answer is overdue, and is not used again', async () => {
      const db = open();
      await one(db);
      wire.halfOpen(0);
      await expect(one(db)).rejects.toThrow('Query read timeout');
      expect(await one(db)).toEqual([{ one: 1 }]);
      await db.destroy();
    });

    it('holds up a transaction for one timeout only, not for another one of its rollback', async () => {
      const db = open();
      const began = performance.now();
      const failing = db.transaction().execute(async tx => {
        await one(tx);
        wire.halfOpen(0);
        await one(tx);
      });
      await expect(failing).rejects.toThrow();
      expect(performance.now() - began).toBeLessThan(1_900);
      expect(await one(db)).toEqual([{ one: 1 }]);
      await db.destroy();
    });

    it('loses the locks that its transaction held, so that others go on', async () => {
      const [db, other] = [open({ pause: 200 }), open({ statement: 5_000 })];
      await db
        .transaction()
        .execute(async tx => {
          await sql`select id from row for update`.execute(tx);
          wire.halfOpen(0);
          await sql`update row set at = 9`.execute(other);
          await one(tx);
        })
        .catch(() => undefined);
      expect((await sql<{ at: number }>`select at from row`.execute(other)).rows).toEqual([{ at: 9 }]);
      await Promise.all([db.destroy(), other.destroy()]);
    });
  });
});
