import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  acknowledge,
  addAction,
  analyse,
  askCheck,
  check,
  contain,
  dismiss,
  endAction,
  sayAboutClient,
} from '../../src/deviations/deviations.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, openHouse, type Said, stands } from './house.ts';

/** Friday 16:00 in Helsinki. */
const friday = '2026-11-27T14:00:00Z';
const critical = { severity: 'critical', at: friday } as const;

onDatabase('pglite', 'the clock of a deviation that somebody has', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  const reported = async (said: Said = critical) => {
    const id = await house.reports(said);
    await house.tick(said.at ?? friday);
    await house.arrives(id, house.people.kari);
    return id;
  };
  const as = (who: string, at: string) => house.doing(who, at);
  const kari = (at: string) => as(house.people.kari, at);
  const sent = async (id: string, kind: string) =>
    (await house.messages(id)).filter(message => message.startsWith(`${kind} `));

  const taken = async (said: Said = critical) => {
    const id = await reported(said);
    await acknowledge(await kari(said.at ?? friday), id);
    return id;
  };
  const action = (ownerId: string, dueOn: string) => ({ id: randomUUID(), what: 'Mend it', ownerId, dueOn });
  async function awaitingCheck(checkOn: string) {
    const id = await taken({ category: 'people', at: friday });
    const given = action(house.people.kari, '2026-11-30');
    await addAction(await kari(friday), id, given);
    await endAction(await kari(friday), id, given.id, 'done');
    await askCheck(await kari(friday), id, checkOn);
    return id;
  }

  it('asks of a critical one each working day how it stands, until it is contained', async () => {
    const id = await taken();
    await house.until('2026-12-02T15:00:00Z');
    const asked = ['2026-11-30', '2026-12-01', '2026-12-02'].map(day => `daily 1/${day}`);
    expect(await sent(id, 'daily')).toEqual(asked);
    await contain(await kari('2026-12-02T15:00:00Z'), id, 'Switched it off');
    await house.until('2026-12-11T15:00:00Z');
    expect(await sent(id, 'daily')).toEqual(asked);
  });

  it('reminds whoever has something to do on its day, and whoever answers for it when it is late', async () => {
    const id = await taken({ category: 'people', at: friday });
    const [soon, done] = [action(house.people.kari, '2026-12-01'), action(house.people.kari, '2026-12-01')];
    for (const each of [soon, done]) await addAction(await kari(friday), id, each);
    await endAction(await kari(friday), id, done.id, 'done');
    await house.until('2026-11-30T15:00:00Z');
    expect(await house.messages(soon.id)).toEqual([]);
    await house.until('2026-12-02T15:00:00Z');
    expect(await house.messages(soon.id)).toEqual(['action 1']);
    await house.until('2026-12-11T15:00:00Z');
    expect(await house.messages(soon.id)).toEqual(['action 1', 'action_late 1']);
    expect(await house.messages(done.id)).toEqual([]);
  });

  it('asks for the check on its day, and tells whoever waits for it after a working week', async () => {
    const id = await awaitingCheck('2026-12-01');
    await house.until('2026-11-30T15:00:00Z');
    expect(await sent(id, 'check')).toEqual([]);
    await house.until('2026-12-07T15:00:00Z');
    expect([await sent(id, 'check'), await sent(id, 'check_late')].map(each => each.length)).toEqual([1, 0]);
    await house.until('2026-12-18T15:00:00Z');
    expect([await sent(id, 'check'), await sent(id, 'check_late')].map(each => each.length)).toEqual([1, 1]);
  });

  it('asks again after "not yet", also when that is on the same day', async () => {
    const id = await awaitingCheck('2026-12-01');
    await house.until('2026-12-01T07:00:00Z');
    const at = '2026-12-01T08:00:00Z';
    await check(await as(house.people.ana, at), id, false, null);
    await askCheck(await kari(at), id, '2026-12-01');
    await house.until('2026-12-02T15:00:00Z');
    expect(await sent(id, 'check')).toHaveLength(2);
  });

  it('asks somebody else when whoever was to check has left, before that day or after it', async () => {
    const id = await awaitingCheck('2026-12-01');
    expect((await house.read(id)).checkerName).toBe('Ana');
    await house.leaves(house.people.ana);
    await house.until('2026-12-01T07:00:00Z');
    expect((await house.read(id)).checkerName).toBe('Olav');
    await house.leaves(house.people.olav);
    await house.until('2026-12-02T07:00:00Z');
    expect((await house.read(id)).checkerName).toBe('Elin');
    expect(await sent(id, 'check')).toHaveLength(2);
    expect((await house.story(id)).slice(-3)).toEqual([
      'check_asked Kari → Ana',
      'check_asked → Olav',
      'check_asked → Elin',
    ]);
  });

  it('asks somebody else when whoever was to check is away for long, but waits for a short absence', async () => {
    const [short, long] = [await awaitingCheck('2026-12-01'), await awaitingCheck('2026-12-08')];
    await house.away(house.people.ana, '2026-12-01', '2026-12-04');
    await house.away(house.people.ana, '2026-12-08', '2027-06-30');
    await house.until('2026-12-01T15:00:00Z');
    expect((await house.read(short)).checkerName).toBe('Ana');
    await house.until('2026-12-08T15:00:00Z');
    expect((await house.read(long)).checkerName).toBe('Olav');
  });

  it('lets whoever answers for it look herself where nobody else is left, so that there is an end', async () => {
    const id = await awaitingCheck('2026-12-01');
    for (const who of ['ana', 'mikko', 'olav', 'elin', 'admin'] as const) await house.leaves(house.people[who]);
    await house.until('2026-12-01T07:00:00Z');
    expect((await house.read(id)).checkerName).toBe('Kari');
    expect(stands(await check(await kari('2026-12-01T08:00:00Z'), id, true, null))).toBe('closed');
  });

  it('asks for the client’s word once after two working days, and again when "not yet" is over', async () => {
    const id = await taken({ at: friday });
    await house.until('2026-11-30T15:00:00Z');
    expect(await sent(id, 'client')).toEqual([]);
    await house.until('2026-12-02T15:00:00Z');
    expect(await sent(id, 'client')).toEqual(['client 1']);
    const notYet = { word: 'not_yet', because: 'We look first', until: '2026-12-04' } as const;
    await sayAboutClient(await kari('2026-12-02T15:00:00Z'), id, notYet);
    await house.until('2026-12-11T15:00:00Z');
    expect(await sent(id, 'client')).toEqual(['client 1', 'client until 2026-12-04']);
  });

  it('asks for nobody’s word about what is private, or about how we wear our hats', async () => {
    const own = await taken({ category: 'people', at: friday });
    const { clientId } = house.client;
    const split = { family: 'hats', reasons: ['split_seller'], period: 'seller' } as const;
    await house.sees({ ...split, subject: { kind: 'client', id: clientId } }, friday);
    const hats = (await house.about(clientId)).find(({ family }) => family === 'hats')?.id ?? '';
    await acknowledge(await kari(friday), hats);
    await house.until('2026-12-11T15:00:00Z');
    expect([await sent(own, 'client'), await sent(hats, 'client')]).toEqual([[], []]);
  });

  it('goes to the deputy when the lead is away for long, not for a few days', async () => {
    const id = await taken({ at: friday });
    await house.away(house.people.kari, '2026-11-30', '2026-11-30');
    // Away on a Monday and on the next one: not for a week.
    await house.away(house.people.kari, '2026-12-07', '2026-12-07');
    await house.until('2026-12-07T15:00:00Z');
    expect((await house.read(id)).answeredByName).toBe('Kari');
    await house.away(house.people.kari, '2026-12-14', '2027-06-30');
    await house.until('2026-12-11T15:00:00Z');
    expect((await house.read(id)).answeredByName).toBe('Kari');
    await house.until('2026-12-14T15:00:00Z');
    expect((await house.story(id)).filter(line => line.startsWith('routed'))).toEqual([
      'routed → Kari (owner)',
      'routed → Olav (deputy)',
    ]);
    expect(await sent(id, 'alert')).toContain(`alert to ${house.people.olav}`);
    expect(
      stands(
        await analyse(await as(house.people.olav, '2026-12-14T15:00:00Z'), id, {
          rootCause: 'x',
          consequence: null,
          similarElsewhere: null,
        }),
      ),
    ).toBe('analysed');
  });

  it('ends with its deviation', async () => {
    const id = await reported({ severity: 'minor', at: friday });
    await dismiss(await kari('2026-11-30T08:00:00Z'), id, 'A drill');
    await house.until('2026-12-04T15:00:00Z');
    const clock = await house.db
      .selectFrom('occurrence')
      .select(['state', 'reason'])
      .where('subjectId', '=', id)
      .execute();
    expect(clock).toEqual([{ state: 'closed', reason: 'unfounded' }]);
  });
});
