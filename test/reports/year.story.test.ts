import { expect, it } from 'vitest';
import { keptRates } from '../../src/promises/index.ts';
import { parseLocalDate, wallClock } from '../../src/time/calendar.ts';
import { diaryOf, type Entry } from '../meetings/year-diary.ts';
import { onDatabase } from '../support/database.ts';
import { openStory, type Story } from '../support/story.ts';
import { late, planOf, reportDays, said, whoIn } from './year-acts.ts';
import * as expected from './year-expected.ts';
import { clients, leaders, registersFirm } from './year-firm.ts';
import { healthIn, heardBy, linesIn, opensHealth, outputsOf, registersOf } from './year-readings.ts';

const { sampo, hermes, fjord } = clients;
const names = Object.values(clients);
const zone = 'Europe/Helsinki';

onDatabase('pglite', 'a year of promises, suggestions and reports', engine => {
  it('of four clients is kept, moved or broken, heard and answered, told on the day, and stands so in the books', async () => {
    await using story = await openStory({ at: '2027-01-04T08:00:00Z', firm: registersFirm, engine });
    await story.begin();
    const entries = diaryOf(story);
    const told = new Map<string, string>();
    for (const [when, act] of planOf(story, told)) {
      await story.until(`${when.replace(' ', 'T')}:00Z`);
      await act();
    }
    await story.until('2028-01-14T12:00:00Z');
    story.everybodyReads();

    expect(linesAbout(entries, /promise|suggest|need|passed on|was due/)).toEqual(expected.read);
    const everyReport = reportDays.flatMap(day => names.toSorted().map(client => `${day} ${client}`));
    expect(reportsAskedFor(entries)).toEqual(everyReport);
    const { ana, pia, jon } = whoIn(story);
    expect({ ana: heardBy(ana), pia: heardBy(pia), jon: heardBy(jon) }).toEqual(expected.heard);
    for (const [report, lines] of Object.entries(expected.told))
      for (const line of lines) expect(told.get(report)?.split('\n')).toContain(line);

    expect(await promiseDeviations(story)).toEqual([
      {
        client: hermes,
        actual: said.parcels,
        severity: 'major',
        state: 'closed',
        opened: '2027-04-02',
        closed: '2027-04-06',
      },
    ]);
    expect(await reportsNotOnTheDay(story)).toEqual([{ name: hermes, dueOn: late.due, sentOn: late.sent }]);
    expect(await ratesOf(story)).toEqual([{ kept: 4, broken: 1, moved: 1, open: 0 }]);

    const kari = story.person(leaders.kari.id);
    for (const client of names) {
      await opensHealth(story, kari, client);
      expect(healthIn(kari.modalText(), Object.keys(expected.health[client]))).toEqual(expected.health[client]);
      await kari.closes();
      const register = await registersOf(story, kari, client);
      for (const words of expected.registers[client]) expect(register).toContain(words);
    }
    for (const client of [sampo, fjord] as const) {
      const { document, rows } = await outputsOf(story, kari, client);
      expect({ lists: linesIn(document), rows }).toEqual(expected.outputs[client]);
    }
    story.everybodyReads();
  }, 240_000);
});

/** What stands in the diary about these things, each by the clock of Helsinki. */
function linesAbout(entries: readonly Entry[], words: RegExp): string[] {
  const isAbout = ({ text, to }: Entry) => words.test(text) && (to === 'kari' || to === 'mikko');
  return entries
    .filter(isAbout)
    .map(({ at, to, text }) => {
      const { date, time } = wallClock(at, zone);
      return `${date} ${time} ${to}: ${text}`;
    })
    .toSorted();
}

/** On which day she was asked for the report to which client. */
function reportsAskedFor(entries: readonly Entry[]): string[] {
  const asked = entries.flatMap(({ at, text }) => {
    const [, client] = /^The report to (.+) for \w+ is due today/.exec(text) ?? [];
    return client ? [`${wallClock(at, zone).date} ${client}`] : [];
  });
  return asked.toSorted();
}

async function promiseDeviations({ app }: Story) {
  const rows = await app.connection.background
    .selectFrom('deviation as d')
    .innerJoin('client as c', 'c.id', 'd.clientId')
    .select(['c.name as client', 'd.actual', 'd.severity', 'd.state', 'd.openedAt', 'd.closedAt'])
    .where('d.family', '=', 'promise')
    .execute();
  return rows.map(({ openedAt, closedAt, ...rest }) => ({
    ...rest,
    opened: wallClock(openedAt, zone).date,
    closed: closedAt && wallClock(closedAt, zone).date,
  }));
}

const reportsNotOnTheDay = ({ app }: Story) =>
  app.connection.background
    .selectFrom('clientReport as r')
    .innerJoin('client as c', 'c.id', 'r.clientId')
    .select(['c.name', 'r.dueOn', 'r.sentOn'])
    .where(({ or, eb, ref }) => or([eb('r.sentOn', 'is', null), eb('r.sentOn', '!=', ref('r.dueOn'))]))
    .execute();

/** How the promises of the year were kept that she gave. */
async function ratesOf({ app }: Story) {
  const rates = await keptRates(app.connection.background, app.workspaceId, parseLocalDate('2027-01-15'));
  return [...rates.leads.values()];
}
