import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';
import { doing, messagesOf } from './firm.ts';

onDatabase('pglite', 'a worry told around the lead', engine => {
  let database: Connection;
  let firm: RosterBuilder;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());

  /** Ana, whom Kari leads, and Olav stands in for Kari; Elin and Mikko may be told. */
  let [ana, kari, olav, elin, mikko] = ['', '', '', '', ''];
  beforeEach(async () => {
    firm = await rosterBuilder(database.db);
    olav = await firm.person({ name: 'Olav' });
    kari = await firm.person({ name: 'Kari', deputy: olav });
    elin = await firm.person({ name: 'Elin' });
    mikko = await firm.person({ name: 'Mikko' });
    ana = await firm.person({ name: 'Ana' });
    await firm.member(ana, await firm.engagement({ lead: kari }));
    await named(elin, mikko, kari, olav, ana);
  });
  const named = async (...ids: string[]) => {
    await database.db.deleteFrom('setting').where('workspaceId', '=', firm.workspaceId).execute();
    await firm.setting('concernReaders', ids.map(firm.slackIdOf));
  };
  const change = (id: string, values: Record<string, unknown>) =>
    database.db.updateTable('person').set(values).where('id', '=', id).execute();
  const as = (id: string, now?: string) => doing(database.db, firm, id, now);
  const offered = async (id = ana) => (await as(id).offered()).readers.map(({ name }) => name);
  const texts = async (reader: string, concernId: string) => {
    const shown = await as(reader).opens(concernId);
    return shown === 'not_yours' ? shown : shown.words.map(({ text }) => text);
  };

  it('may be told to whom the firm named, but not to herself, a lead of hers or a lead’s deputy', async () => {
    expect(await offered()).toEqual(['Elin', 'Mikko']);
    expect((await as(ana).offered()).leads.map(({ name }) => name)).toEqual(['Kari']);
    expect(await offered(elin)).toEqual(['Ana', 'Kari', 'Mikko', 'Olav']);
  });

  it.each([
    ['supervises her', () => change(ana, { supervisorId: elin })],
    ['is the deputy of her lead', () => change(kari, { deputyId: elin })],
    ['has left', () => change(elin, { slackStatus: 'deactivated' })],
    ['is a guest now', () => change(elin, { slackStatus: 'guest' })],
    ['can’t be written to', () => change(elin, { unreachable: 'user_disabled' })],
    ['leads another project of hers', async () => firm.member(ana, await firm.engagement({ lead: elin }))],
    [
      'will lead her next project',
      async () => firm.member(ana, await firm.engagement({ lead: elin, state: 'proposed' })),
    ],
    [
      'is the deputy of her other lead',
      async () => {
        const other = await firm.person({ deputy: elin });
        await firm.member(ana, await firm.engagement({ lead: other }));
      },
    ],
  ])(
    'is not offered to somebody who %s; who was chosen before reads nothing of it from then on',
    async (_, becomes) => {
      const id = await as(ana).told({ readerId: elin });
      expect(await texts(elin, id)).toEqual(['A worry']);
      await becomes();
      expect(await offered()).not.toContain('Elin');
      expect(await as(ana).tells({ readerId: elin, text: 'Another' })).toBe('not_offered');
      expect(await texts(elin, id)).toBe('not_yours');
      expect(await as(elin).answers(id, 'Too late')).toBe('not_yours');
      expect((await as(elin).lists()).heard).toEqual([]);
      expect(await texts(ana, id)).toEqual(['A worry']);
    },
  );

  it('goes to the leadership and its contact where the firm named nobody, and to nobody where there is none', async () => {
    await named();
    expect(await offered()).toEqual([]);
    await firm.setting('leadership', [kari, mikko].map(firm.slackIdOf));
    await firm.setting('leadershipContact', firm.slackIdOf(elin));
    expect(await offered()).toEqual(['Elin', 'Mikko']);
  });

  it('is for its reader alone: lead, deputy, others who might have been chosen and strangers find nothing, as if it did not exist', async () => {
    const id = await as(ana).told({ readerId: elin });
    for (const other of [kari, olav, mikko]) {
      expect(await as(other).opens(id)).toBe('not_yours');
      expect(await as(other).opens(randomUUID())).toBe('not_yours');
      expect(await as(other).adds(id, 'x')).toBe('not_yours');
      expect(await as(other).answers(id, 'x')).toBe('not_yours');
      expect(await as(other).chooses(id, mikko)).toBe('not_yours');
      expect(await as(other).takesBack(id)).toBe('not_yours');
      expect(await as(other).lists()).toEqual({ told: [], heard: [] });
    }
    expect(await as(ana).answers(id, 'x')).toBe('not_yours');
    expect(await as(elin).adds(id, 'x')).toBe('not_yours');
    expect(await as(elin).takesBack(id)).toBe('not_yours');
    expect(await texts(elin, id)).toEqual(['A worry']);
  });

  it('stays kept from the lead it was told about when she is the lead no longer', async () => {
    const other = await firm.engagement({ lead: mikko });
    const id = await as(ana).told({ readerId: elin, aboutId: kari });
    await database.db.updateTable('membership').set({ until: '2026-11-30' }).where('personId', '=', ana).execute();
    await firm.member(ana, other);
    // Between them, Kari is free to be chosen for what is new; not for this.
    expect(await offered()).toContain('Kari');
    expect(await as(ana).chooses(id, kari)).toBe('not_offered');
    expect(await as(ana).chooses(id, olav)).toBe('not_offered');
    expect(await as(ana).chooses(id, elin)).toMatchObject({ concern: { aboutName: 'Kari', readerName: 'Elin' } });
  });

  it('where no lead is named is kept from all who were leads of hers', async () => {
    await firm.member(ana, await firm.engagement({ lead: mikko }));
    const id = await as(ana).told({ readerId: elin });
    await database.db.deleteFrom('membership').where('personId', '=', ana).execute();
    for (const lead of [kari, mikko, olav]) expect(await as(ana).chooses(id, lead)).toBe('not_offered');
  });

  it('is told by employees only', async () => {
    const guest = await firm.person({ status: 'guest' });
    expect(await as(guest).tells({ readerId: elin })).toBe('not_yours');
  });

  it('reaches its reader at once, and once more on the fourth morning should she not have read it', async () => {
    const id = await as(ana).told({ readerId: elin });
    expect(await messagesOf(database.db, id)).toEqual([
      'concerns.told 1 now 2026-12-01T10:00',
      // Tuesday noon and three working days is Friday noon; the next morning is Monday’s.
      'concerns.reminder 1 now 2026-12-07T07:00',
    ]);
  });

  it('is told once however often the same form arrives, and twice when the form of that moment says something else', async () => {
    await as(ana).tells({ readerId: elin });
    await as(ana).tells({ readerId: elin });
    expect((await as(ana).lists()).told).toHaveLength(1);
    await as(ana).tells({ readerId: elin, text: 'Another worry' });
    expect((await as(ana).lists()).told).toHaveLength(2);
  });

  it('is a conversation of two: read, answered, added to, closed and opened again', async () => {
    const id = await as(ana).told({ readerId: elin });
    expect(await as(elin).opens(id)).toMatchObject({ as: 'reader', concern: { answered: false } });
    expect(await as(ana).opens(id)).toMatchObject({
      as: 'author',
      concern: { readAt: new Date('2026-12-01T10:00:00Z') },
    });
    await as(elin).answers(id, 'Let us meet');
    await as(elin).answers(id, 'Let us meet');
    expect(await texts(ana, id)).toEqual(['A worry', 'Let us meet']);
    await as(ana).adds(id, 'It got worse', 2);
    await as(elin).answers(id, 'We have talked', { after: 3, closes: true });
    expect(await as(ana).opens(id)).toMatchObject({ concern: { closedAt: expect.any(Date) } });
    await as(ana).adds(id, 'And again', 4);
    expect(await as(ana).opens(id)).toMatchObject({ concern: { closedAt: null } });
    expect(await texts(elin, id)).toEqual(['A worry', 'Let us meet', 'It got worse', 'We have talked', 'And again']);
    const kinds = (await messagesOf(database.db, id)).map(line => line.split(' ').slice(0, 2).join(' '));
    expect(kinds.toSorted()).toEqual([
      'concerns.added 1/3',
      'concerns.added 1/5',
      'concerns.answered 1/2',
      'concerns.answered 1/4',
      'concerns.reminder 1',
      'concerns.told 1',
    ]);
  });

  it('passes to another reader with all the author wrote; the former one has lost it, and her answers stay the author’s', async () => {
    const id = await as(ana).told({ readerId: elin });
    await as(elin).answers(id, 'Between us');
    expect(await as(ana).chooses(id, mikko)).toMatchObject({
      concern: { readerName: 'Mikko', readAt: null, answered: false },
    });
    await as(ana).chooses(id, mikko);
    expect(await texts(elin, id)).toBe('not_yours');
    expect(await texts(mikko, id)).toEqual(['A worry']);
    expect(await texts(ana, id)).toEqual(['A worry', 'Between us']);
    expect((await messagesOf(database.db, id)).filter(line => line.includes(' 2 '))).toHaveLength(2);
  });

  it('that is taken back is gone with every word, also for who had read it', async () => {
    const id = await as(ana).told({ readerId: elin });
    await as(elin).answers(id, 'An answer');
    expect(await as(ana).takesBack(id)).toBe('taken_back');
    expect(await as(ana).takesBack(id)).toBe('taken_back');
    expect(await texts(elin, id)).toBe('not_yours');
    expect(await as(ana).lists()).toEqual({ told: [], heard: [] });
    for (const table of ['concern', 'concern_word', 'concern_kept_from']) {
      const left = await sql`select from ${sql.table(table)} where workspace_id = ${firm.workspaceId}`.execute(
        database.db,
      );
      expect(left.rows).toEqual([]);
    }
  });

  it('whose reader can’t read it any more is read by nobody else; the author hears so once, in her morning', async () => {
    const id = await as(ana).told({ readerId: elin });
    await as(ana).dayPasses();
    expect(await as(ana).opens(id)).toMatchObject({ readable: true, concern: { lostAt: null } });
    await change(kari, { deputyId: elin });
    await as(ana, '2026-12-02T15:30:00Z').dayPasses();
    await as(ana, '2026-12-03T07:30:00Z').dayPasses();
    await as(elin, '2026-12-03T08:00:00Z').opens(id);
    const lost = (await messagesOf(database.db, id)).filter(line => line.startsWith('concerns.lost'));
    expect(lost).toEqual(['concerns.lost 1 now 2026-12-03T07:00']);
    expect(await as(ana).opens(id)).toMatchObject({ readable: false });
    await as(ana, '2026-12-03T09:00:00Z').chooses(id, mikko);
    await change(mikko, { slackStatus: 'deactivated' });
    await as(ana, '2026-12-04T08:00:00Z').dayPasses();
    expect((await messagesOf(database.db, id)).filter(line => line.startsWith('concerns.lost'))).toHaveLength(2);
  });

  it('that is closed troubles nobody when its reader leaves', async () => {
    const id = await as(ana).told({ readerId: elin });
    await as(elin).answers(id, 'Done', { closes: true });
    await change(elin, { slackStatus: 'deactivated' });
    await as(ana).dayPasses();
    expect((await messagesOf(database.db, id)).join()).not.toContain('lost');
  });

  it('is told once when two of the same form arrive at the same moment', async () => {
    const outcomes = await Promise.allSettled([as(ana).tells({ readerId: elin }), as(ana).tells({ readerId: elin })]);
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await as(ana).lists()).told).toHaveLength(1);
  });
});
