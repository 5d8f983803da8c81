import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  acknowledge,
  addAction,
  askCheck,
  callIn,
  close,
  dismiss,
  endAction,
  letGo,
  openRecord,
  reassess,
  sayAboutClient,
} from '../../src/deviations/deviations.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, morning, type Name, openHouse, stands } from './house.ts';

onDatabase('pglite', 'a deviation', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  const everybody: readonly Name[] = ['kari', 'olav', 'mikko', 'ana', 'elin', 'admin', 'saara', 'guest'];
  const kari = () => house.doing(house.people.kari);
  const sees = async (who: string, id: string, at = morning) =>
    (await openRecord(await house.doing(who, at), id)) !== 'not_yours';
  const seenBy = async (id: string, at = morning) => {
    const seen: Name[] = [];
    for (const name of everybody) if (await sees(house.people[name], id, at)) seen.push(name);
    return seen;
  };
  const treatedBy = async (id: string, at = morning) => {
    const treating: Name[] = [];
    for (const name of everybody) {
      const outcome = await sayAboutClient(await house.doing(house.people[name], at), id, {
        word: 'told',
        on: '2026-12-01',
        because: null,
      });
      if (outcome !== 'not_yours') treating.push(name);
    }
    return treating;
  };
  const action = (ownerId: string) => ({ id: randomUUID(), what: 'Look at it', ownerId, dueOn: '2026-12-04' });

  it('that somebody reported is followed by the team and the leadership, and treated by the lead', async () => {
    const id = await house.reports();
    expect(await seenBy(id)).toEqual(['kari', 'mikko', 'ana', 'elin']);
    expect(await treatedBy(id)).toEqual(['kari']);
  });

  it('that is technical is treated by the lead developer as well', async () => {
    const id = await house.reports({ category: 'technical' });
    expect(await treatedBy(id)).toEqual(['kari', 'mikko']);
  });

  it('about people is seen by nobody but its reporter and the lead', async () => {
    const id = await house.reports({ category: 'people', by: house.people.saara });
    expect(await seenBy(id)).toEqual(['kari', 'saara']);
    expect(await treatedBy(id)).toEqual(['kari']);
  });

  it('of a pulse is hers to read and her supervisor’s to treat', async () => {
    await house.sees({ subject: { kind: 'person', id: house.people.ana } });
    const [{ id = '' } = {}] = await house.about(house.people.ana);
    expect(await seenBy(id)).toEqual(['kari', 'ana']);
    expect(await treatedBy(id)).toEqual(['kari']);
    const ana = await house.doing(house.people.ana);
    const herself = [
      await acknowledge(ana, id),
      await dismiss(ana, id, 'x'),
      await close(ana, id, 'x'),
      await addAction(ana, id, action(house.people.ana)),
      await reassess(ana, id, { category: 'delivery', severity: 'minor' }),
    ];
    expect(herself).toEqual(Array.from({ length: 5 }, () => 'not_yours'));
    expect(await house.story(id)).toEqual(['opened', 'client_told Kari']);
  });

  it('is the deputy’s while the lead is away, and no longer', async () => {
    await house.away(house.people.kari, '2026-12-01', '2026-12-02');
    const id = await house.reports({ category: 'people', by: house.people.saara });
    expect(await treatedBy(id)).toEqual(['kari', 'olav']);
    expect(await treatedBy(id, '2026-12-03T10:00:00Z')).toEqual(['kari']);
    expect(await sees(house.people.olav, id, '2026-12-03T10:00:00Z')).toBe(false);
  });

  it('goes with the client: the old lead loses it at once, whatever she was about to do', async () => {
    const { kari: old, saara } = house.people;
    const ordinary = await house.reports();
    const own = await house.reports({ category: 'people', by: house.people.ana });
    for (const id of [ordinary, own]) {
      await acknowledge(await kari(), id);
      if (id === own) await addAction(await kari(), id, action(old));
    }
    await house.leads(saara, '2026-12-01');
    expect([await sees(old, ordinary), await sees(old, own)]).toEqual([false, false]);
    expect([await sees(saara, ordinary), await sees(saara, own)]).toEqual([true, true]);
    expect(stands(await acknowledge(await kari(), ordinary))).toBe('not_yours');
    const [left] = await house.db.selectFrom('deviationAction').select('id').where('deviationId', '=', own).execute();
    expect(stands(await endAction(await kari(), own, left?.id ?? '', 'done'))).toBe('not_yours');
    expect(stands(await endAction(await house.doing(saara), own, left?.id ?? '', 'done'))).toBe('acting');
  });

  it('is nobody’s who has left, or is a guest, whatever she was', async () => {
    const id = await house.reports({ by: house.people.ana });
    await house.leaves(house.people.ana);
    await house.leaves(house.people.kari);
    expect(await sees(house.people.ana, id)).toBe(false);
    expect(await treatedBy(id)).toEqual(['olav']);
  });

  it('of another workspace, or of none, is not there', async () => {
    const other = await openHouse(database.db);
    const id = await other.reports();
    expect(await sees(other.people.elin, id)).toBe(true);
    for (const name of everybody) expect(await sees(house.people[name], id)).toBe(false);
    for (const stale of [randomUUID(), 'not-an-id', '', "';drop table person;--"]) {
      expect(await sees(house.people.kari, stale)).toBe(false);
      expect(stands(await acknowledge(await kari(), stale))).toBe('not_yours');
      expect(stands(await endAction(await kari(), await house.reports(), stale, 'done'))).toBe('already');
    }
  });

  describe('advice', () => {
    it('opens this one to whoever is called in, to read, until she is thanked', async () => {
      const { saara } = house.people;
      const [id, other] = [await house.reports(), await house.reports()];
      expect(stands(await callIn(await kari(), id, saara))).toBe('reported');
      expect(stands(await callIn(await kari(), id, saara))).toBe('already');
      expect([await sees(saara, id), await sees(saara, other)]).toEqual([true, false]);
      expect(await treatedBy(id)).toEqual(['kari']);
      expect(stands(await letGo(await kari(), id, saara))).toBe('reported');
      expect(stands(await letGo(await kari(), id, saara))).toBe('already');
      expect(await sees(saara, id)).toBe(false);
      expect(stands(await callIn(await kari(), id, saara))).toBe('reported');
      expect((await house.messages(id)).filter(message => message.startsWith('called_in')).length).toBe(1);
    });

    it('is asked for by whoever treats it: the lead developer for what is technical', async () => {
      const mikko = await house.doing(house.people.mikko);
      const { saara } = house.people;
      expect(stands(await callIn(mikko, await house.reports(), saara))).toBe('not_yours');
      expect(stands(await callIn(mikko, await house.reports({ category: 'technical' }), saara))).toBe('reported');
      expect(stands(await callIn(await kari(), await house.reports({ category: 'people' }), saara))).toBe('not_yours');
    });

    it('is over with the deviation', async () => {
      const id = await house.reports({ severity: 'minor' });
      await close(await kari(), id, 'Done');
      expect(stands(await callIn(await kari(), id, house.people.saara))).toBe('already');
    });
  });

  describe('seen as something else', () => {
    const as = async (
      id: string,
      who: string,
      category: 'people' | 'technical' | 'delivery',
      severity = 'major' as const,
    ) => stands(await reassess(await house.doing(who), id, { category, severity }));

    it('as about people, is for the team and for advisors no longer', async () => {
      const { mikko, saara, kari: lead, ana } = house.people;
      const id = await house.reports({ by: ana, category: 'technical' });
      await callIn(await kari(), id, saara);
      await addAction(await house.doing(mikko), id, action(mikko));
      expect(await as(id, lead, 'people')).toBe('reported');
      expect(await seenBy(id)).toEqual(['kari', 'ana']);
      expect((await house.story(id)).slice(-3)).toEqual([
        'changed Kari (people major)',
        'advisor_left Kari → Saara',
        'routed → Kari (owner)',
      ]);
    });

    it('is told to whoever answers for it now, at once', async () => {
      const { mikko, kari: lead } = house.people;
      const id = await house.reports({ category: 'technical' });
      await house.tick(morning);
      expect((await house.story(id)).at(-1)).toBe('routed → Mikko (owner)');
      // The alert that has gone out, to the lead developer.
      await house.arrives(id, mikko);
      expect(await as(id, mikko, 'delivery')).toBe('reported');
      expect((await house.story(id)).slice(-2)).toEqual(['changed Mikko (delivery major)', 'routed → Kari (owner)']);
      expect(await house.messages(id)).toContain(`alert to ${lead}`);
      expect((await house.read(id)).answeredByName).toBe('Kari');
    });

    it('keeps private what was, whatever it is called: that is what its reporter was promised', async () => {
      const id = await house.reports({ category: 'people', by: house.people.ana });
      expect(stands(await sayAboutClient(await kari(), id, { word: 'not_theirs' }))).toBe('reported');
      await as(id, house.people.kari, 'technical');
      expect(await house.read(id)).toMatchObject({ private: true, category: 'technical', clientWord: 'not_theirs' });
      expect((await house.read(id)).answeredByName).toBe('Kari');
      expect(await openRecord(await house.doing(house.people.mikko), id)).toBe('not_yours');
      expect(await openRecord(await house.doing(house.people.saara), id)).toBe('not_yours');
    });

    it('is not, once it has ended, and nothing is noted where nothing changes', async () => {
      const id = await house.reports({ severity: 'minor' });
      const before = await house.story(id);
      await reassess(await kari(), id, { category: 'delivery', severity: 'minor' });
      expect(await house.story(id)).toEqual(before);
      await close(await kari(), id, 'Done');
      expect(await as(id, house.people.kari, 'technical')).toBe('already');
    });
  });

  it('is asked about where the permission says no, and the refusal is logged', async () => {
    const id = await house.reports();
    house.logged.length = 0;
    await askCheck(await house.doing(house.people.saara), id, '2026-12-10');
    await sees(house.people.saara, id);
    expect(house.logged).toEqual([
      { event: 'refused', fields: { what: 'deviation.treat', person: house.people.saara } },
      { event: 'refused', fields: { what: 'deviation.see', person: house.people.saara } },
    ]);
  });
});
