import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { close } from '../../src/deviations/deviations.ts';
import { listedIn } from '../../src/deviations/listed.ts';
import { daysWithoutWord } from '../../src/deviations/rules.ts';
import { replanLater } from '../../src/schedule/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, openHouse, stands } from './house.ts';

onDatabase('pglite', 'hats on several heads', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  /** Somebody is named as seller (null: the lead again), and the roster's mark is looked at. */
  async function sells(who: string | null, at: string) {
    const { clientId, engagementId } = house.client;
    await house.db.updateTable('engagement').set({ sellerId: who }).where('id', '=', engagementId).execute();
    await replanLater(house.db, 'client', house.firm.workspaceId, [clientId]);
    await house.tick(at);
  }
  const all = async () => (await house.about(house.client.clientId)).map(({ id, state }) => ({ id, state }));

  it('open one, which ends by itself when they are together again, and another when they are split anew', async () => {
    const { olav } = house.people;
    await sells(olav, '2026-12-01T10:00:00Z');
    await sells(olav, '2026-12-02T10:00:00Z');
    const [first] = await all();
    expect(await house.story(first?.id ?? '')).toEqual(['opened', 'routed → Kari (owner)']);
    await sells(null, '2026-12-03T10:00:00Z');
    expect((await all()).map(({ state }) => state)).toEqual(['closed']);
    await sells(olav, '2026-12-04T10:00:00Z');
    expect((await all()).map(({ state }) => state)).toEqual(['closed', 'reported']);
  });

  it('are none of the client’s business: she waits for no word of them', async () => {
    await sells(house.people.olav, '2026-12-01T10:00:00Z');
    const [split] = await house.about(house.client.clientId);
    const reported = await house.read(await house.reports());
    const days = [split, reported].map(
      each => each && daysWithoutWord(listedIn('Europe/Helsinki', each), parseLocalDate('2026-12-05')),
    );
    expect(days).toEqual([null, 4]);
  });

  it('are no news while somebody has closed it as it is, but somebody else’s head is', async () => {
    const { olav, mikko, kari } = house.people;
    await sells(olav, '2026-12-01T10:00:00Z');
    const [first] = await all();
    const outcome = await close(await house.doing(kari), first?.id ?? '', 'So be it until spring');
    expect(stands(outcome)).toBe('closed');
    await sells(olav, '2026-12-02T10:00:00Z');
    expect((await all()).map(({ state }) => state)).toEqual(['closed']);
    await sells(mikko, '2026-12-03T10:00:00Z');
    expect((await all()).map(({ state }) => state)).toEqual(['closed', 'reported']);
  });
});
