import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { hasHeard, namedIn, namingHer, type Told } from '../../src/deviations/rules.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, openHouse } from './house.ts';

const told = (period: string, isWaiting: boolean, receiverId: string | null): Told => ({
  period,
  isWaiting,
  receiverId,
});

describe('an alert that says that a deviation has become hers', () => {
  it.each([
    ['nobody was told anything', [], false],
    ['the first alert waits for whoever answers', [told('1', true, null)], true],
    ['she got the first alert', [told('1', false, 'kari')], true],
    ['somebody else got it', [told('1', false, 'olav')], false],
    ['one waits in her name', [told('to kari', true, null)], true],
    ['one waits in another name', [told('to olav', true, 'kari')], false],
    ['hers came to nothing', [told('to kari', false, null)], false],
    [
      'hers came to nothing and another waits in her name',
      [told('to kari', false, null), told('to kari 1', true, null)],
      true,
    ],
  ] as const)('is on its way or known to Kari when %s', (_, alerts, heard) => {
    expect(hasHeard('kari', alerts)).toBe(heard);
  });

  it('names its reader, and never has the key of another', () => {
    const who = fc.constantFrom('kari', 'olav');
    fc.assert(
      fc.property(fc.array(who), who, (named, next) => {
        const alerts: Told[] = [told('1', false, 'kari')];
        for (const each of named) alerts.push(told(namingHer(each, alerts), false, null));
        const period = namingHer(next, alerts);
        expect(alerts.map(alert => alert.period)).not.toContain(period);
        expect(namedIn(period)).toBe(next);
      }),
    );
  });
});

onDatabase('pglite', 'a client who changes hands to and fro', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  it('is told of by name to whoever has come to answer, again where it came to nothing, and to nobody who knows', async () => {
    const { kari, olav } = house.people;
    const id = await house.reports();
    await house.tick('2026-12-01T10:00:00Z');
    await house.arrives(id, kari);
    const moves = async (who: string, hour: string) => {
      await house.leads(who, '2026-12-01');
      await house.follows(`2026-12-01T${hour}:00:00Z`);
      return (await house.messages(id)).filter(message => message.startsWith('alert to'));
    };
    expect(await moves(olav, '11')).toEqual([`alert to ${olav}`]);
    expect(await moves(kari, '12')).toEqual([`alert to ${olav}`]);
    await house.db.updateTable('outbox').set({ state: 'dropped' }).where('period', '=', `to ${olav}`).execute();
    expect(await moves(olav, '13')).toContain(`alert to ${olav} 1`);
  });
});
