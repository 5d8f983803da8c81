import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';

import { rosterListeners } from '../../src/roster/listeners.ts';
import { rosterOf } from '../../src/roster/roster.ts';
import { keepPeopleFresh, seeUser, syncPeople } from '../../src/roster/sync.ts';
import type { SlackUser } from '../../src/slack/client.ts';
import { migratedDatabase, onDatabase, onEveryDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { hostile } from '../support/hostile.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';
import { openStory } from '../support/story.ts';

const now = new Date('2026-11-23T08:00:00Z');
const teamId = 'T0FIRM0000';
const aUser = (changes: Partial<SlackUser> = {}): SlackUser => ({
  id: 'U0ANA00000',
  team_id: teamId,
  real_name: 'Ana Virtanen',
  tz: 'Europe/Helsinki',
  ...changes,
});

onEveryDatabase('what Slack says of people', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<RosterBuilder> => {
    if (!opened.connection) throw new Error('not open yet');
    return rosterBuilder(opened.connection.db);
  };
  const reading = ({ db, workspaceId }: RosterBuilder, users: readonly SlackUser[]) => {
    const slack = {
      people: async function* () {
        yield* users;
      },
    };
    return syncPeople({ db, slack, log: silentLog }, { workspaceId, slackTeamId: teamId }, now);
  };
  const seeing = ({ db, workspaceId }: RosterBuilder, user: SlackUser) =>
    seeUser({ db, log: silentLog }, { workspaceId, slackTeamId: teamId }, user, now);
  const known = ({ db, workspaceId }: RosterBuilder) =>
    db
      .selectFrom('person')
      .select(['slackUserId', 'name', 'slackStatus', 'slackZone', 'slackAdmin', 'email', 'slackLocale'])
      .where('workspaceId', '=', workspaceId)
      .orderBy('slackUserId')
      .execute();
  const statuses = async (firm: RosterBuilder) =>
    Object.fromEntries((await known(firm)).map(({ slackUserId, slackStatus }) => [slackUserId, slackStatus]));
  /** Who would be planned anew; they are planned then. */
  const takesMarks = async ({ db, workspaceId }: RosterBuilder) => {
    const rows = await db.deleteFrom('replan').where('workspaceId', '=', workspaceId).returning(['kind']).execute();
    return rows.map(({ kind }) => kind).toSorted();
  };

  it('is kept for everybody, and only colleagues are active', async () => {
    const firm = await aFirm();
    const users = [
      aUser(),
      aUser({ id: 'U0GUEST', is_restricted: true }),
      aUser({ id: 'U0SINGLE', is_ultra_restricted: true }),
      aUser({ id: 'U0INVITED', is_invited_user: true }),
      aUser({ id: 'U0BOT', is_bot: true }),
      aUser({ id: 'U0APP', is_app_user: true }),
      aUser({ id: 'USLACKBOT' }),
      aUser({ id: 'U0SHARED', is_stranger: true }),
      aUser({ id: 'U0OTHER', team_id: 'T0OTHER' }),
      aUser({ id: 'U0GONE', deleted: true }),
    ];
    expect(await reading(firm, users)).toBe(users.length);
    expect(await statuses(firm)).toEqual({
      U0ANA00000: 'active',
      U0GUEST: 'guest',
      U0SINGLE: 'guest',
      U0INVITED: 'guest',
      U0BOT: 'bot',
      U0APP: 'bot',
      USLACKBOT: 'bot',
      U0SHARED: 'stranger',
      U0OTHER: 'stranger',
      U0GONE: 'deactivated',
    });
  });

  it('is read page by page, also when the list shifts and names somebody twice', async () => {
    const firm = await aFirm();
    const users = Array.from({ length: 250 }, (_, i) => aUser({ id: `U${String(i).padStart(9, '0')}` }));
    const shifted = [
      ...users.slice(0, 120),
      aUser({ id: 'U000000119', real_name: 'Her newer name' }),
      ...users.slice(120),
    ];
    await reading(firm, shifted);
    const people = await known(firm);
    expect(people.length).toBe(250);
    expect(people.find(({ slackUserId }) => slackUserId === 'U000000119')?.name).toBe('Her newer name');
  });

  it('once more changes nothing and plans nobody anew', async () => {
    const firm = await aFirm();
    await reading(firm, [aUser()]);
    expect(await takesMarks(firm)).toEqual(['person']);
    const before = await known(firm);
    await reading(firm, [aUser()]);
    expect(await known(firm)).toEqual(before);
    expect(await takesMarks(firm)).toEqual([]);
  });

  it('plans her anew when she moves, and everybody when somebody leaves, comes back or becomes an admin', async () => {
    const firm = await aFirm();
    await reading(firm, [aUser()]);
    await takesMarks(firm);
    await seeing(firm, aUser({ real_name: 'Ana Laine' }));
    expect(await takesMarks(firm)).toEqual([]);
    await seeing(firm, aUser({ tz: 'Europe/Oslo' }));
    expect(await takesMarks(firm)).toEqual(['person']);
    await seeing(firm, aUser({ tz: 'Europe/Oslo', deleted: true }));
    expect(await takesMarks(firm)).toEqual(['person', 'workspace']);
    await seeing(firm, aUser({ tz: 'Europe/Oslo' }));
    expect(await takesMarks(firm)).toEqual(['person', 'workspace']);
    await seeing(firm, aUser({ tz: 'Europe/Oslo', is_owner: true }));
    expect(await takesMarks(firm)).toEqual(['workspace']);
  });

  it('never takes away an e-mail address or a locale that an event leaves out', async () => {
    const firm = await aFirm();
    await reading(firm, [aUser({ profile: { email: 'ana@firm.example' }, locale: 'fi-FI' })]);
    await seeing(firm, aUser());
    expect(await known(firm)).toMatchObject([{ email: 'ana@firm.example', slackLocale: 'fi-FI' }]);
  });

  it.each([
    { names: { real_name: '  ', profile: { display_name: 'ana' } }, name: 'ana' },
    { names: { real_name: '\u0000', profile: {} }, name: 'U0ANA00000' },
    { names: { real_name: 'Ana\u202Eanetriv' }, name: 'Anaanetriv' },
    { names: { real_name: hostile['3,000 emoji'] ?? '' }, name: '😀'.repeat(100) },
    { names: { real_name: '<!channel>' }, name: '<!channel>' },
  ])('calls her $name', async ({ names, name }) => {
    const firm = await aFirm();
    await seeing(firm, aUser(names));
    expect((await known(firm)).map(person => person.name)).toEqual([name]);
  });

  it('is read at every start and once a day, whoever comes first; after a failure soon again', async () => {
    const { db, workspaceId } = await aFirm();
    const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
    const refused = {
      people: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('down')) }) }),
    };
    const empty = {
      people: () => ({
        [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true as const, value: undefined }) }),
      }),
    };
    const read = (at: Date, slack: { people: () => AsyncIterable<SlackUser> }, round = false) =>
      keepPeopleFresh({ db, slack, log: silentLog }, { workspaceId, slackTeamId: teamId }, at, {
        round,
      });
    const first = await Promise.all([1, 2, 3].map(() => read(now, empty)));
    expect(first.filter(done => done).length).toBe(1);
    expect(await read(minutes(23 * 60), empty)).toBe(false);
    expect(await read(minutes(23 * 60), empty, true)).toBe(true);
    expect(await read(minutes(47 * 60), refused)).toBe(false);
    expect(await read(minutes(47 * 60 + 9), empty)).toBe(false);
    expect(await read(minutes(47 * 60 + 10), empty)).toBe(true);
  });

  it('is heard of from events, whatever they hold', async () => {
    const firm = await aFirm();
    const team = { workspaceId: firm.workspaceId, slackTeamId: teamId };
    const clock = { now: () => now };
    const roster = rosterOf({ ...firm, clock, log: silentLog, team });
    const { events } = rosterListeners({ ...firm, clock, log: silentLog, newId: randomUUID, roster });
    await events?.team_join?.({ type: 'team_join', user: aUser() });
    await events?.user_change?.({ type: 'user_change', user: aUser({ deleted: true }) });
    await events?.user_change?.({ type: 'user_change' });
    expect(await statuses(firm)).toEqual({ U0ANA00000: 'deactivated' });
  });

  it('and her own choice of a language goes before what Slack and the roster say', async () => {
    const firm = await aFirm();
    const team = { workspaceId: firm.workspaceId, slackTeamId: teamId };
    const roster = rosterOf({ ...firm, clock: { now: () => now }, log: silentLog, team });
    await seeing(firm, aUser({ locale: 'fi-FI' }));
    const language = async () => (await roster.bySlackId('U0ANA00000'))?.language;
    expect(await language()).toBe('fi');
    await firm.db.updateTable('person').set({ language: 'sv' }).where('workspaceId', '=', firm.workspaceId).execute();
    expect(await language()).toBe('sv');
    expect(await roster.chooseLanguage('U0ANA00000', 'nb')).toBe('chosen');
    expect(await language()).toBe('nb');
    expect(await roster.chooseLanguage('U0NOBODY00', 'nb')).toBe('unknown');
  });
});

onDatabase('postgres18', 'the whole workspace', engine => {
  it('is read at the start, however many pages Slack makes of it', async () => {
    const extra = Array.from({ length: 450 }, (_, i) => ({ id: `U1${String(i).padStart(8, '0')}`, name: `p${i}` }));
    await using story = await openStory({
      at: '2026-11-23T08:00:00Z',
      firm: { ...smallFirm, people: [...smallFirm.people, ...extra] },
      engine,
    });
    await story.round();
    const { db } = story.app.connection;
    const found = await db.selectFrom('person').select('slackUserId').where('slackStatus', '=', 'active').execute();
    expect(found.length).toBe(455);
    expect(found.map(({ slackUserId }) => slackUserId)).not.toContain('USLACKBOT');
  });

  it('speaks with everybody in the language that she chose', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    await story.begin();
    const ana = story.person(ids.ana);
    ana.reads();
    expect(await ana.types('/hats language suomi')).toEqual([expect.stringContaining('suom')]);
    await ana.types('/hats language');
    await ana.submits({ language: 'nb' });
    expect(ana.modalText()).toContain('norsk');
    await ana.closes();
    await story.until('2026-12-01T07:00:00Z');
    expect(ana.reads()).toEqual([expect.stringContaining('desember')]);
  });
});
