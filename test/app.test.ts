import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { silentLog } from '../src/log.ts';
import { onDatabase } from './support/database.ts';
import { ids, smallFirm } from './support/firm.ts';
import { openStory } from './support/story.ts';

onDatabase('postgres18', 'an app that is told to stop', engine => {
  it.each(['http', 'socket'] as const)('ends what came in over %s before it closes the database', async way => {
    const failed: string[] = [];
    const log = { ...silentLog, error: (event: string) => void failed.push(event) };
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, way, engine, log });
    await story.begin();
    story.everybodyReads();
    const { db, background } = story.app.connection;
    const [locked, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = background.transaction().execute(async tx => {
      await sql`lock table person in access exclusive mode`.execute(tx);
      locked.resolve();
      await released.promise;
    });
    await locked.promise;
    const kari = story.person(ids.kari);
    // It is acknowledged at once; what it asks the database then waits.
    const used = kari.uses('deviations.report.begin');
    const waiting = sql`select 1 from pg_locks where not granted`;
    await story.comesTrue(async () => (await waiting.execute(db)).rows.length > 0);
    const restarted = story.restart();
    for (let turn = 0; turn < 200; turn += 1) await new Promise(resolve => setImmediate(resolve));
    released.resolve();
    await Promise.all([holding, used, restarted]);
    expect(kari.hasModal()).toBe(true);
    expect(failed).toEqual([]);
  });
});
