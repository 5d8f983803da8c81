import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection, Db } from '../../src/db/connect.ts';
import { pointsForClient, putPointForPerson } from '../../src/ledger/index.ts';
import { silentLog } from '../../src/log.ts';
import { loadForm, readerName } from '../../src/pulse/form.ts';
import { notesFor } from '../../src/pulse/notes.ts';
import { answer, choosePrompts, openBrief, recordTalk } from '../../src/pulse/pulse.ts';
import type { CheckIn } from '../../src/pulse/rules.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const now = '2026-12-02T10:00:00Z';
const low: CheckIn = {
  engagementId: null,
  score: 3,
  load: 3,
  support: 'yes',
  question: 'belief',
  agreement: 3,
  talkAbout: null,
  forClient: null,
  mayBeTold: false,
};

/** Does any transaction of this database wait for another one's lock? */
async function isSomebodyWaiting(db: Db): Promise<boolean> {
  const waiting =
    await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await waiting.execute(db)).rows.length > 0;
}

onBothKinds('a check-in', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  /** Ana, whose supervisor Kari has the deputy Olav; her check-in and talk of December. */
  async function december(state = 'open') {
    if (!opened.connection) throw new Error('not open yet');
    const firm = await rosterBuilder(opened.connection.db);
    const deputy = await firm.person({ name: 'Olav' });
    const lead = await firm.person({ name: 'Kari', deputy });
    const ana = await firm.person({ name: 'Ana', supervisor: lead });
    const occurrence = async (cadence: string, changes: { state?: string; period?: string } = {}) => {
      const id = randomUUID();
      const row = { id, workspaceId: firm.workspaceId, cadence, subjectId: ana, period: '2026-12', state, ...changes };
      const times = { dueAt: new Date('2026-12-01T07:00:00Z'), closesAt: new Date('2026-12-15T15:00:00Z') };
      await firm.db
        .insertInto('occurrence')
        .values({ ...row, ...times })
        .execute();
      return id;
    };
    const checkIn = await occurrence('pulse');
    const talk = await occurrence('pulse_talk', { state: 'planned' });
    return { firm, ana, lead, deputy, checkIn, talk, occurrence };
  }

  const portsOf = ({ db }: RosterBuilder) => ({ db, newId: randomUUID, log: silentLog });
  const answers = async (firm: RosterBuilder, who: string, occurrenceId: string, changes = {}, at = now) =>
    answer(portsOf(firm), firm.context(at), await firm.read(who), { occurrenceId, checkIn: { ...low, ...changes } });
  const records = async (firm: RosterBuilder, who: string, personId: string, input = {}, at = now) =>
    recordTalk(portsOf(firm), firm.context(at), await firm.read(who), {
      personId,
      period: '2026-12',
      heldOn: parseLocalDate('2026-12-02'),
      actions: null,
      ...input,
    });
  const countOf = async (
    { db, workspaceId }: RosterBuilder,
    table: 'checkIn' | 'deviation' | 'outbox' | 'pulseTalk',
  ) => {
    const rows = await db.selectFrom(table).select('id').where('workspaceId', '=', workspaceId).execute();
    return rows.length;
  };

  it('is answered once and changed after that', async () => {
    const { firm, ana, checkIn } = await december();
    expect(await answers(firm, ana, checkIn)).toBe('answered');
    expect(await answers(firm, ana, checkIn, { score: 9 })).toBe('changed');
    expect([await countOf(firm, 'checkIn'), await countOf(firm, 'deviation')]).toEqual([1, 1]);
  });

  it('is one answer and one alert however many arrive at the same time', async () => {
    const { firm, ana, checkIn } = await december();
    const outcomes = await Promise.all([1, 2, 3, 4].map(score => answers(firm, ana, checkIn, { score })));
    expect(outcomes.toSorted()).toEqual(['answered', 'changed', 'changed', 'changed']);
    expect([await countOf(firm, 'checkIn'), await countOf(firm, 'deviation')]).toEqual([1, 1]);
  });

  it.skipIf(engine === 'pglite')('that is being closed at that moment takes no answer any more', async () => {
    const { firm, ana, checkIn } = await december();
    const closing = await firm.db.startTransaction().execute();
    await closing.updateTable('occurrence').set({ state: 'closed' }).where('id', '=', checkIn).execute();
    const settled = { yes: false };
    const answering = answers(firm, ana, checkIn).finally(() => {
      settled.yes = true;
    });
    while (!settled.yes && !(await isSomebodyWaiting(firm.db))) await firm.read(ana);
    await closing.commit().execute();
    expect(await answering).toBe('closed');
    expect(await countOf(firm, 'checkIn')).toBe(0);
  });

  it('is nobody’s but hers, and nothing but a check-in', async () => {
    const { firm, ana, lead, checkIn, talk } = await december();
    expect(await answers(firm, lead, checkIn)).toBe('not_hers');
    expect(await answers(firm, ana, talk)).toBe('not_hers');
    expect(await answers(firm, ana, randomUUID())).toBe('not_hers');
    expect(await countOf(firm, 'checkIn')).toBe(0);
  });

  it.each(['planned', 'closed', 'skipped', 'not_applicable', 'failed'])('that is %s takes no answer', async state => {
    const { firm, ana, checkIn } = await december(state);
    expect(await answers(firm, ana, checkIn)).toBe('closed');
    expect(await countOf(firm, 'checkIn')).toBe(0);
  });

  it('takes no answer from the moment when it closes', async () => {
    const { firm, ana, checkIn } = await december();
    expect(await answers(firm, ana, checkIn, {}, '2026-12-15T15:00:00Z')).toBe('closed');
    expect(await answers(firm, ana, checkIn, {}, '2026-12-15T14:59:59Z')).toBe('answered');
  });

  it('takes no answer once its talk was held', async () => {
    const { firm, ana, lead, checkIn } = await december();
    expect(await records(firm, lead, ana)).toBe('recorded');
    expect(await answers(firm, ana, checkIn)).toBe('talk_held');
  });

  it('keeps what cannot be kept from being half stored', async () => {
    const { firm, ana, checkIn } = await december();
    await expect(answers(firm, ana, checkIn, { score: 11 })).rejects.toThrow();
    await expect(answers(firm, ana, checkIn, { mayBeTold: true })).rejects.toThrow();
    expect([await countOf(firm, 'checkIn'), await countOf(firm, 'deviation'), await countOf(firm, 'outbox')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('says who will read it: the supervisor, her deputy while she is away, never she herself', async () => {
    const { firm, ana, lead, deputy, checkIn } = await december();
    const reader = async () => {
      const facts = await loadForm(firm.db, await firm.read(ana), { occurrenceId: checkIn }, new Date(now));
      return facts && readerName(facts);
    };
    expect(await reader()).toBe('Kari');
    const absence = { id: randomUUID(), workspaceId: firm.workspaceId, firstDay: '2026-12-01', lastDay: '2026-12-31' };
    await firm.db
      .insertInto('absence')
      .values({ ...absence, personId: lead })
      .execute();
    expect(await reader()).toBe('Olav');
    await firm.db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', 'in', [lead, deputy]).execute();
    expect(await reader()).toBeUndefined();
    await firm.setting('leadershipContact', firm.slackIdOf(ana));
    expect(await reader()).toBeUndefined();
  });

  it('is prepared for its talk by a brief, for whoever answers for her and nobody else', async () => {
    const { firm, ana, lead, deputy, checkIn } = await december();
    await answers(firm, ana, checkIn, { talkAbout: 'The release' });
    const about = { personId: ana, period: '2026-12' };
    const opens = async (who: string) => openBrief(portsOf(firm), firm.context(now), await firm.read(who), about);
    expect(await opens(lead)).toMatchObject({ lines: [{ period: '2026-12', answer: { talkAbout: 'The release' } }] });
    expect([await opens(deputy), await opens(ana)]).toEqual(['not_yours', 'not_yours']);
    await firm.db.updateTable('person').set({ slackStatus: 'guest' }).where('id', '=', lead).execute();
    expect(await opens(lead)).toBe('not_yours');
    expect(await opens(deputy)).not.toBe('not_yours');
  });

  it('leads to a talk that is recorded by whoever answers for her, on a day that has come', async () => {
    const { firm, ana, lead, deputy } = await december();
    for (const who of [ana, deputy]) expect(await records(firm, who, ana)).toBe('not_yours');
    expect(await records(firm, lead, randomUUID())).toBe('not_yours');
    expect(await records(firm, lead, ana, { heldOn: '2026-12-03' })).toBe('in_future');
    expect(await records(firm, lead, ana, { heldOn: '2026-12-03' }, '2026-12-02T22:30:00Z')).toBe('recorded');
    expect(await records(firm, lead, ana, { period: '2025-12' })).toBe('unknown_period');
    expect(await records(firm, lead, ana, { actions: 'A course' })).toBe('changed');
    expect(await countOf(firm, 'pulseTalk')).toBe(1);
  });

  it('and its talk leave notes that she can read, the newest first, and nobody else’s', async () => {
    const { firm, ana, lead, occurrence } = await december();
    await occurrence('pulse_talk', { period: '2027-01', state: 'planned' });
    await records(firm, lead, ana, { actions: 'A course' });
    await records(
      firm,
      lead,
      ana,
      { period: '2027-01', actions: 'Another', heldOn: '2027-01-20' },
      '2027-02-01T10:00:00Z',
    );
    expect(await notesFor(firm.db, await firm.read(ana))).toEqual([
      { on: '2027-01-20', text: 'Another' },
      { on: '2026-12-02', text: 'A course' },
    ]);
    expect(await notesFor(firm.db, await firm.read(lead))).toEqual([]);
  });

  it('hands on what she wants a client to hear, to the client of that project, only as long as she says so', async () => {
    const { firm, ana, lead, checkIn } = await december();
    const [sampo, elsewhere] = [await firm.engagement({ lead }), await firm.engagement({ lead })];
    const waiting = async () =>
      (await Promise.all([sampo, elsewhere].map(({ clientId }) => pointsForClient(firm.db, clientId)))).map(points =>
        points.map(({ words, personId }) => `${words} ${personId === ana}`),
      );
    const told = { engagementId: sampo.engagementId, forClient: 'The tests are slow', mayBeTold: true };
    const says = async (changes: Partial<CheckIn>) => {
      await answers(firm, ana, checkIn, { ...told, ...changes });
      return waiting();
    };
    expect(await says({ mayBeTold: false })).toEqual([[], []]);
    expect(await says({ engagementId: null })).toEqual([[], []]);
    expect(await says({})).toEqual([['The tests are slow true'], []]);
    expect(await says({ forClient: 'They are fast' })).toEqual([['They are fast true'], []]);
    expect(await says({ engagementId: elsewhere.engagementId })).toEqual([[], ['The tests are slow true']]);
    expect(await says({ forClient: null, mayBeTold: false })).toEqual([[], []]);
    expect(await says({})).toEqual([['The tests are slow true'], []]);
    expect(await says({ mayBeTold: false })).toEqual([[], []]);
  });

  it('brings what clients said about her work into her next talk, once, and into her notes', async () => {
    const { firm, ana, lead, occurrence } = await december();
    await occurrence('pulse_talk', { period: '2027-01', state: 'planned' });
    const { clientId } = await firm.engagement({ lead });
    const saidOn = parseLocalDate('2026-11-20');
    const point = { id: randomUUID(), workspaceId: firm.workspaceId, clientId, personId: ana, meetingId: randomUUID() };
    await firm.db
      .transaction()
      .execute(tx => putPointForPerson(tx, { ...point, words: 'Calm', saidOn, recordedOn: saidOn }));
    const brief = async (period: string) => {
      const about = { personId: ana, period };
      const opened = await openBrief(portsOf(firm), firm.context(now), await firm.read(lead), about);
      return opened === 'not_yours' ? opened : opened.fromClients.map(({ words }) => words);
    };
    expect(await brief('2026-12')).toEqual(['Calm']);
    expect(await records(firm, lead, ana)).toBe('recorded');
    expect([await brief('2026-12'), await brief('2027-01')]).toEqual([[], []]);
    expect(await notesFor(firm.db, await firm.read(ana))).toMatchObject([{ on: '2026-11-20', text: 'Calm' }]);
  });

  it('is stopped and resumed as often as she likes', async () => {
    const { firm, ana } = await december();
    const actor = await firm.read(ana);
    const choose = (want: 'stop' | 'resume') => choosePrompts(portsOf(firm), actor, want, new Date(now));
    expect([await choose('resume'), await choose('stop'), await choose('stop'), await choose('resume')]).toEqual([
      'already',
      'changed',
      'already',
      'changed',
    ]);
  });
});
