import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, it } from 'vitest';
import type { DatabaseConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import { confirmRestored, restored } from '../../src/settings/index.ts';
import { freshDatabase, onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Someone, type Story } from '../support/story.ts';

const nea = 'U0NEA00000';
const low = { score: '3', load: '3', support: 'yes', agreement: '4' };
const asks = (closes: string) =>
  `How are you doing? Your check-in for December takes less than a minute, until ${closes}.`;
const alert = 'Ana Virtanen: something in this month’s check-in calls for a talk.';

/** Ana and Mikko are asked on 1 December; Nea is away until the 13th. */
const firm: Firm = {
  ...smallFirm,
  people: [...smallFirm.people, { id: nea, name: 'nea', realName: 'Nea Uusi', zone: 'Europe/Helsinki' }],
  more: [
    `kind,person,client,engagement,role
member,${ids.mikko},Apteekki Sampo,Prescriptions,developer
member,${nea},Apteekki Sampo,Prescriptions,developer`,
    `kind,person,first_day,last_day\nabsence,${nea},2026-11-30,2026-12-13`,
  ],
};

interface Backups {
  /** The app is stopped for it, and goes on. */
  take(story: Story): Promise<void>;
  /** What happened since is forgotten; `before` is done before the app starts again. */
  putBack(story: Story, before?: () => Promise<void>): Promise<void>;
  drop(): Promise<void>;
}

function backupsOf(url: string): Backups {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = '/postgres';
  const drop = `drop database if exists ${name}_backup with (force)`;
  return {
    take: story => story.restart(() => on(server, [`create database ${name}_backup template ${name}`])),
    putBack: (story, before) =>
      story.restart(async () => {
        await on(server, [`drop database ${name} with (force)`, `create database ${name} template ${name}_backup`]);
        await before?.();
      }),
    drop: () => on(server, [drop]),
  };
}

async function on(url: URL, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

onDatabase('postgres18', 'a database that has forgotten', engine => {
  async function begun(): Promise<{ story: Story; config: DatabaseConfig; url: string; backups: Backups }> {
    const { config, drop } = await freshDatabase(engine);
    if (config.kind !== 'postgres') throw new Error('only a server has backups');
    const url = config.url.reveal();
    const backups = backupsOf(url);
    const database = {
      config,
      drop: async () => {
        await drop();
        await backups.drop();
      },
    };
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine, database });
    await story.begin();
    return { story, config, url, backups };
  }
  /** `npm run cli -- restored` while the app is down. */
  async function sayRestored(config: DatabaseConfig, story: Story): Promise<void> {
    const connection = await connect(config);
    await restored(connection.background, story.app.workspaceId, story.now());
    await connection.close();
  }
  const cli = async (url: string, ...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: url };
    return (await promisify(execFile)(process.execPath, [join('src', 'cli.ts'), ...args], { env })).stdout;
  };
  /** The messages that stand in Slack, by whose conversation. */
  const standing = (story: Story) =>
    Object.fromEntries(
      firm.people.map(({ id }) => [
        id,
        story
          .person(id)
          .messages()
          .map(({ ts }) => ts),
      ]),
    );
  const answersLow = async (someone: Someone, button: string) => {
    await someone.clicks(button);
    const errors = await someone.submits(low);
    await someone.closes();
    return errors;
  };
  const stored = async (story: Story, table: string) =>
    (await story.memory()).split('\n').filter(row => row.startsWith(`${table} `)).length;

  it('two weeks sends nothing that was due until an admin confirms, then nothing again, and what was never sent', async () => {
    const { story: opening, config, url, backups } = await begun();
    await using story = opening;
    const [ana, mikko, kari] = [story.person(ids.ana), story.person(ids.mikko), story.person(ids.kari)];
    await story.until('2026-11-30T10:00:00Z');
    await backups.take(story);

    await story.until('2026-12-01T07:15:00Z');
    await answersLow(ana, 'Answer');
    await story.until('2026-12-13T10:00:00Z');
    expect(kari.reads()).toEqual([alert, 'Ana Virtanen: the brief for your talk about December is ready.']);
    expect(mikko.reads().length).toBe(4);
    expect(story.person(nea).reads().length).toBe(1);
    story.everybodyReads();
    const before = standing(story);

    await backups.putBack(story, () => sayRestored(config, story));
    await story.round();
    await story.until('2026-12-14T08:00:00Z');
    expect(standing(story)).toEqual(before);
    expect(await cli(url, 'trouble')).toContain('A restored backup waits for: npm run cli -- restored --confirm');
    expect(await cli(url, 'explain', nea)).toMatch(/workspace +.*held since a backup was restored/);

    const { background } = story.app.connection;
    expect(await confirmRestored(background, story.app.workspaceId, story.now())).toBe('confirmed');
    await story.round();
    await story.until('2026-12-14T09:00:00Z');
    expect(standing(story)).toEqual({ ...before, [nea]: [...(before[nea] ?? []), expect.any(String)] });
    expect(story.person(nea).reads()).toEqual([asks('17 December')]);
    expect(await cli(url, 'trouble')).not.toContain('restored');

    // What she was shown in the lost time still works: the buttons of Ana's answered prompt and of Mikko's second reminder.
    expect(await answersLow(ana, 'Change it')).toEqual({});
    expect(kari.reads()).toEqual([]);
    await kari.clicks('Look at it');
    expect(kari.modalText()).toContain('The answer for December was low.');
    await kari.closes();
    expect(await answersLow(mikko, 'Answer')).toEqual({});
    expect(await stored(story, 'check_in')).toBe(2);
    expect(kari.reads()).toEqual([alert.replace('Ana Virtanen', 'Mikko Laine')]);
    await story.until('2026-12-31T10:00:00Z');
    for (const id of [ids.ana, ids.mikko]) expect(standing(story)[id]).toEqual(before[id]);
    story.everybodyReads();
  });

  it('its last twenty minutes in a failover finds that out by itself: nobody is told twice, and whoever was not told is', async () => {
    const { story: opening, backups } = await begun();
    await using story = opening;
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await story.until('2026-12-01T06:59:00Z');
    await backups.take(story);
    await story.until('2026-12-01T07:15:00Z');
    await answersLow(ana, 'Answer');
    expect(kari.reads()).toEqual([alert]);
    story.everybodyReads();
    const before = standing(story);
    await backups.putBack(story);
    expect(await stored(story, 'check_in')).toBe(0);
    await story.round();
    await story.until('2026-12-01T08:00:00Z');
    expect(standing(story)).toEqual(before);
    expect(await answersLow(ana, 'Change it')).toEqual({});
    expect(await stored(story, 'check_in')).toBe(1);
    expect(await stored(story, 'deviation')).toBe(1);
    await story.until('2026-12-01T15:00:00Z');
    expect(standing(story)).toEqual(before);
    await story.until('2026-12-14T08:00:00Z');
    expect(kari.reads()).toEqual(['Ana Virtanen: the brief for your talk about December is ready.']);
    expect(story.person(nea).reads()).toEqual([asks('17 December')]);
    story.everybodyReads();
  });
});
