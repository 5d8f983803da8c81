import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { acknowledge, dismiss, reassess, reopen } from '../../src/deviations/deviations.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, openHouse, type Said, stands } from './house.ts';

/** Friday 16:00 in Helsinki. */
const friday = '2026-11-27T14:00:00Z';
const critical = { severity: 'critical', at: friday } as const;

onDatabase('pglite', 'a deviation that nobody has taken up', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  /** What was escalated, with the moment and by which rule. */
  const escalations = async (id: string) =>
    (await house.history(id)).flatMap(({ event, at, personName, rule }) =>
      event === 'escalated' ? [`${at.toISOString().slice(0, 16)} ${personName} ${rule}`] : [],
    );

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
  const hours = async (who: string, opens: string, closes: string) =>
    void (await database.db.updateTable('person').set({ opens, closes }).where('id', '=', who).execute());

  it('tells the deputy, then the leadership contact, once each, after four hours of each one’s own', async () => {
    await hours(house.people.olav, '12:30', '16:30');
    const id = await reported();
    await house.until('2026-12-11T15:00:00Z');
    expect(await escalations(id)).toEqual(['2026-11-30T10:00 Olav deputy', '2026-12-01T10:30 Elin contact']);
    expect(await sent(id, 'escalated')).toEqual(
      [house.people.olav, house.people.elin].map(who => `escalated 1 ${who}`).toSorted(),
    );
  });

  it.each([
    { severity: 'major', deputy: '2026-11-30T14:00', contact: '2026-12-01T14:00' },
    // Wednesday, and after three more working days the Monday; Independence Day is a Sunday.
    { severity: 'minor', deputy: '2026-12-02T14:00', contact: '2026-12-07T14:00' },
  ] as const)('gives each of them so much of her time when it is $severity', async ({ severity, deputy, contact }) => {
    const id = await reported({ severity, at: friday });
    await house.until('2026-12-11T15:00:00Z');
    expect(await escalations(id)).toEqual([`${deputy} Olav deputy`, `${contact} Elin contact`]);
  });

  it('stops when it is taken up, or found to need nothing', async () => {
    const [taken, needless] = [await reported(), await reported()];
    await acknowledge(await kari('2026-11-30T09:59:00Z'), taken);
    await dismiss(await kari('2026-11-30T09:59:00Z'), needless, 'A drill');
    await house.until('2026-12-04T15:00:00Z');
    expect([await escalations(taken), await escalations(needless)]).toEqual([[], []]);
  });

  it('lets whoever was told take it up', async () => {
    const id = await reported();
    await house.until('2026-11-30T10:00:00Z');
    const at = '2026-11-30T10:30:00Z';
    expect(stands(await acknowledge(await as(house.people.elin, at), id))).toBe('not_yours');
    expect(stands(await acknowledge(await as(house.people.olav, at), id))).toBe('acknowledged');
    await house.until('2026-12-04T15:00:00Z');
    expect(await escalations(id)).toEqual(['2026-11-30T10:00 Olav deputy']);
  });

  it('begins anew when it is reopened, and whoever was told before has to do with it no more', async () => {
    const id = await reported();
    await house.until('2026-11-30T10:00:00Z');
    await dismiss(await as(house.people.olav, '2026-11-30T11:00:00Z'), id, 'A drill');
    await reopen(await as(house.people.ana, '2026-12-02T07:00:00Z'), id, 'It was none');
    expect(stands(await acknowledge(await as(house.people.olav, '2026-12-02T07:00:00Z'), id))).toBe('not_yours');
    await house.until('2026-12-04T15:00:00Z');
    expect(await escalations(id)).toEqual([
      '2026-11-30T10:00 Olav deputy',
      '2026-12-02T11:00 Olav deputy',
      '2026-12-03T07:00 Elin contact',
    ]);
    expect(await sent(id, 'escalated')).toHaveLength(3);
    expect(
      await house.db
        .selectFrom('occurrence')
        .select(['period', 'state'])
        .where('subjectId', '=', id)
        .orderBy('period')
        .execute(),
    ).toEqual([
      { period: '1', state: 'closed' },
      { period: '2', state: 'open' },
    ]);
  });

  it('gives a new lead her own time, from when it became hers', async () => {
    const id = await reported();
    await house.leads(house.people.saara, '2026-11-30');
    await house.follows('2026-11-30T09:30:00Z');
    expect(await sent(id, 'alert')).toContain(`alert to ${house.people.saara}`);
    await house.until('2026-11-30T13:29:00Z');
    expect(await escalations(id)).toEqual([]);
    await house.until('2026-11-30T13:30:00Z');
    // She has no deputy.
    expect(await escalations(id)).toEqual(['2026-11-30T13:30 Elin contact']);
  });

  it('runs anew and faster when it turns out to be worse', async () => {
    const id = await reported({ severity: 'minor', at: friday });
    await house.until('2026-11-30T08:00:00Z');
    await reassess(await kari('2026-11-30T08:00:00Z'), id, { category: 'delivery', severity: 'critical' });
    await house.until('2026-12-01T15:00:00Z');
    expect(await escalations(id)).toEqual(['2026-11-30T12:00 Olav deputy', '2026-12-01T08:00 Elin contact']);
  });

  it('runs anew and faster when a graver reason comes to it', async () => {
    const ana = { kind: 'person', id: house.people.ana } as const;
    await house.sees({ subject: ana, reasons: ['slide'] }, friday);
    const [{ id = '' } = {}] = await house.about(ana.id);
    await house.until('2026-11-30T08:00:00Z');
    await house.sees({ subject: ana, reasons: ['low'], period: '2027-01' }, '2026-12-01T08:00:00Z');
    await house.until('2026-12-04T15:00:00Z');
    expect(await escalations(id)).toEqual(['2026-12-02T08:00 Olav deputy', '2026-12-03T08:00 Elin contact']);
  });

  it('never tells whom it is about', async () => {
    await database.db
      .updateTable('person')
      .set({ supervisorId: house.people.kari })
      .where('id', '=', house.people.olav)
      .execute();
    await house.sees({ subject: { kind: 'person', id: house.people.olav } }, friday);
    const [{ id = '' } = {}] = await house.about(house.people.olav);
    await house.until('2026-12-11T15:00:00Z');
    expect(await escalations(id)).toEqual(['2026-11-30T14:00 Elin contact']);
  });

  it('wakes also after years, when everybody has heard', async () => {
    const id = await reported({ severity: 'minor', at: friday });
    await house.until('2026-12-11T15:00:00Z');
    const occurrence = () =>
      house.db
        .selectFrom('occurrence')
        .select(['state', 'wakeAt', 'failures'])
        .where('subjectId', '=', id)
        .executeTakeFirst();
    await house.tick('2029-05-03T06:00:00Z');
    expect(await occurrence()).toMatchObject({
      state: 'open',
      failures: 0,
      wakeAt: new Date('2029-05-04T05:50:00Z'),
    });
    expect(house.logged.filter(({ event }) => event === 'occurrence_failed')).toEqual([]);
  });
});

onDatabase('postgres18', 'the clock of a deviation that nobody has taken up', engine => {
  it('does nothing twice, however many processes tick', async () => {
    await using database = await migratedDatabase(engine);
    const house = await openHouse(database.db);
    const ids = await Promise.all(Array.from({ length: 6 }, () => house.reports(critical)));
    const moments = [
      '2026-11-27T14:00:00Z',
      '2026-11-30T06:50:00Z',
      '2026-11-30T10:00:00Z',
      '2026-11-30T14:00:00Z',
      '2026-12-01T06:50:00Z',
    ];
    for (const at of moments) await Promise.all([1, 2, 3, 4].map(() => house.tick(at)));
    for (const id of ids) {
      expect(await house.story(id)).toEqual([
        'reported Ana',
        'routed → Kari (owner)',
        'escalated → Olav (deputy)',
        'escalated → Elin (contact)',
      ]);
      expect((await house.messages(id)).map(message => message.split(' ')[0])).toEqual([
        'alert',
        'daily',
        'daily',
        'escalated',
        'escalated',
      ]);
    }
  });

  it('and somebody who acts at the same moment wait for each other, and neither is lost', async () => {
    await using database = await migratedDatabase(engine);
    const house = await openHouse(database.db);
    const ids = await Promise.all(Array.from({ length: 6 }, () => house.reports({ severity: 'minor', at: friday })));
    await house.tick(friday);
    const at = '2026-11-30T06:50:00Z';
    const doing = await house.doing(house.people.kari, at);
    const worse = { category: 'delivery', severity: 'critical' } as const;
    const [outcomes] = await Promise.all([
      Promise.all(ids.map(id => reassess(doing, id, worse).then(stands))),
      ...[1, 2, 3].map(() => house.tick(at)),
    ]);
    expect(outcomes).toEqual(ids.map(() => 'reported'));
    await house.until('2026-11-30T11:00:00Z');
    for (const id of ids) expect((await house.story(id)).at(-1)).toBe('escalated → Olav (deputy)');
    expect(house.logged.filter(({ event }) => event !== 'refused')).toEqual([]);
  });
});
