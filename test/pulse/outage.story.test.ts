import pg from 'pg';
import { expect, it } from 'vitest';
import type { DatabaseConfig } from '../../src/config.ts';
import { freshDatabase, onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Someone, type Story } from '../support/story.ts';

const low = { score: '3', load: '4', support: 'partly', agreement: '2' };
const typed = { ...low, talk_about: 'Julkaisu, ja lomani', for_client: 'Kaikki sujuu', may_be_told: ['yes'] };
const asks = 'Mitä kuuluu? Kerro joulukuun kuulumisesi 15. joulukuuta mennessä. Siihen menee alle minuutti.';
const sorry = 'En saanut tätä nyt tallennettua. Tekstisi on tallella tässä – lähetä se hetken päästä uudelleen.';
const alert = 'Ana Virtanen: something in this month’s check-in calls for a talk.';

/** Ana reads Finnish; Mikko is asked too, at two in the afternoon of Helsinki's. */
const firm: Firm = {
  ...smallFirm,
  people: smallFirm.people.map(person => ({
    ...person,
    ...(person.id === ids.ana ? { locale: 'fi-FI' } : {}),
    ...(person.id === ids.mikko ? { zone: 'America/Sao_Paulo' } : {}),
  })),
  more: [`kind,person,client,engagement,role\nmember,${ids.mikko},Apteekki Sampo,Prescriptions,developer`],
};

/** Makes a database unreachable and reachable again, from another database of its server. */
interface Outage {
  /** Every connection is cut and none is let in. */
  begins(): Promise<void>;
  ends(): Promise<void>;
  /** That table answers nobody while `meanwhile` lasts; the connections stand. */
  stuck(table: string, meanwhile: () => Promise<void>): Promise<void>;
}

function outageOf(config: DatabaseConfig): Outage {
  if (config.kind !== 'postgres') throw new Error('only a server can go away');
  const own = new URL(config.url.reveal());
  const server = new URL(own);
  server.pathname = '/postgres';
  const name = own.pathname.slice(1);
  const letIn = (allowed: boolean) => `alter database ${name} allow_connections ${allowed}`;
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
  return {
    begins: () => on(server, [letIn(false), cut]),
    ends: () => on(server, [letIn(true)]),
    stuck: (table, meanwhile) => on(own, ['begin', `lock table ${table} in access exclusive mode`], meanwhile),
  };
}

async function on(url: URL, statements: readonly string[], meanwhile = async () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    await meanwhile();
  } finally {
    await client.end();
  }
}

onDatabase('postgres18', 'while the database is away', engine => {
  /** Ana has her form open. */
  async function opened(): Promise<{ story: Story; ana: Someone; outage: Outage }> {
    const database = await freshDatabase(engine);
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine, database });
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    const ana = story.person(ids.ana);
    expect(ana.reads().at(-1)).toBe(asks);
    await ana.clicks('Vastaa');
    return { story, ana, outage: outageOf(database.config) };
  }
  const shownIn = (someone: Someone) => JSON.stringify(someone.modal().values);
  const rowsOf = async (story: Story, table: string) =>
    (await story.memory()).split('\n').filter(row => row.startsWith(`${table} `)).length;
  /** Her answer was stored once, and the lead has heard of it once, whatever comes later. */
  async function answeredOnce(story: Story, ana: Someone): Promise<void> {
    expect(ana.modalText()).toContain('Kiitos, Ana');
    await ana.closes();
    await story.round();
    await story.until('2026-12-02T07:00:00Z');
    const kari = story.person(ids.kari);
    expect(kari.reads()).toEqual([alert, 'Ana Virtanen: the brief for your talk about December is ready.']);
    await kari.clicks('Open the brief');
    for (const words of ['*3/10*', typed.talk_about, typed.for_client]) expect(kari.modalText()).toContain(words);
    expect(await rowsOf(story, 'check_in')).toBe(1);
    expect(await rowsOf(story, 'deviation')).toBe(1);
    expect(ana.messages().length).toBe(2);
    story.everybodyReads();
  }

  it('whoever submits is told so inside her form, in her language, keeps what she typed, and sends the same again when it is back', async () => {
    const { story: opening, ana, outage } = await opened();
    await using story = opening;
    const before = await story.memory();
    await outage.begins();
    expect(await ana.sends(typed)).toEqual({ score: sorry });
    expect(shownIn(ana)).toContain(typed.talk_about);
    // It is still away, and she tries again at once.
    expect(await ana.sends()).toEqual({ score: sorry });
    await outage.ends();
    expect(await story.memory()).toBe(before);
    expect(await ana.submits()).toEqual({});
    await answeredOnce(story, ana);
  });

  it.each(['check_in', 'person'])(
    'and nobody can say for how long (%s is locked), she is told so while Slack still waits',
    async table => {
      const { story: opening, ana, outage } = await opened();
      await using story = opening;
      await outage.stuck(table, async () => {
        expect(await ana.sends(typed)).toEqual({ score: sorry });
      });
      expect(shownIn(ana)).toContain(typed.talk_about);
      expect(await ana.submits()).toEqual({});
      await answeredOnce(story, ana);
    },
  );

  it('nothing is sent and nothing is lost: what fell due meanwhile goes out once, when it is back', async () => {
    const { story: opening, ana, outage } = await opened();
    await using story = opening;
    const mikko = story.person(ids.mikko);
    expect(mikko.reads().length).toBe(1);
    await ana.submits(typed);
    story.person(ids.kari).reads();
    await ana.closes();
    await story.until('2026-12-01T11:59:00Z');
    await outage.begins();
    // Nine o'clock of his passes.
    await expect(story.until('2026-12-01T12:00:00Z')).rejects.toThrow();
    for (const round of [1, 2]) await expect(story.round(), `round ${round}`).rejects.toThrow();
    expect(mikko.reads()).toEqual([]);
    await outage.ends();
    await Promise.all([story.round(), story.round()]);
    await story.until('2026-12-01T12:05:00Z');
    expect(mikko.reads()).toEqual([expect.stringContaining('Your check-in for December')]);
    await story.until('2026-12-02T07:00:00Z');
    expect(mikko.messages().length).toBe(2);
    story.everybodyReads();
  });
});
