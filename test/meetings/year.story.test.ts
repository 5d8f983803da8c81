import { expect, it } from 'vitest';
import {
  addMonths,
  type Calendar,
  isWorkingDay,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
  wallClock,
} from '../../src/time/calendar.ts';
import { loadCalendar } from '../../src/time/holidays.ts';
import { onDatabase } from '../support/database.ts';
import { openStory, type Story } from '../support/story.ts';
import { actsIn } from './year-acts.ts';
import { diaryOf, type Entry, linesOf, zoneOf } from './year-diary.ts';
import { expected } from './year-expected.ts';
import { clients, karisHoliday, leadOf, pause, yearFirm } from './year-firm.ts';
import { planOf } from './year-plan.ts';

const years = { from: 2027, to: 2028 };
const [finnish, norwegian] = [await loadCalendar('FI', years), await loadCalendar('NO', years)];

onDatabase('pglite', 'a year of four clients', engine => {
  it('is met, moved, forgotten or paused, and everybody hears what is hers, when it is, and nothing else', async () => {
    await using story = await openStory({ at: '2027-01-04T08:00:00Z', firm: yearFirm, engine });
    await story.begin();
    const entries = diaryOf(story);
    for (const [when, act] of planOf(await actsIn(story), story.app)) {
      await story.until(`${when.replace(' ', 'T')}:00Z`);
      await act();
    }
    await story.until('2028-01-14T15:00:00Z');
    story.everybodyReads();

    expect(linesOf(entries)).toEqual(expected);
    expect(entries.filter(isOutOfHours)).toEqual([]);
    expect(twice(entries)).toEqual([]);
    expect(entries.filter(isWhilePaused)).toEqual([]);
    expect(entries.filter(isPastDeputy)).toEqual([]);
    expect(await tooLong(story)).toEqual([]);
    expect(await deviations(story)).toEqual([
      'Hermes Post contact, 2027-02-03 – 2027-03-24 closed',
      'Hermes Post cadence follow_up, 2027-02-04 – 2027-03-24 closed',
      'Nordbank contact, 2027-05-31 – 2027-06-01 closed',
      'Hermes Post cadence development, 2027-07-03 – 2027-08-11 closed',
    ]);
  }, 120_000);
});

const day = ({ at, to }: Entry) => wallClock(at, zoneOf(to)).date;

/** Before nine, from five on, or on a day on which she does not work. */
function isOutOfHours(entry: Entry): boolean {
  const { date, time } = wallClock(entry.at, zoneOf(entry.to));
  const calendar: Calendar = entry.to === 'olav' ? norwegian : finnish;
  const isAway = entry.to === 'kari' && date >= karisHoliday.first && date <= karisHoliday.last;
  return (
    isAway || time < '09:00' || time >= '17:00' || !isWorkingDay(date, { calendar, workingDays: MONDAY_TO_FRIDAY })
  );
}

/** Everything about a meeting names its day, so that nobody needs to hear it again. */
function twice(entries: readonly Entry[]): string[] {
  const said = entries.flatMap(({ to, text }) =>
    /(follow-up|development) meeting/.test(text) ? [`${to} ${text}`] : [],
  );
  return said.filter((each, index) => said.indexOf(each) !== index);
}

const isWhilePaused = (entry: Entry): boolean =>
  entry.to !== 'channel' && entry.text.includes(clients.fjord) && day(entry) >= pause.first && day(entry) <= pause.last;

/** In July everything about Kari’s clients is Olav’s; Elin hears what is long overdue, and guests get their invitations. */
function isPastDeputy(entry: Entry): boolean {
  const isHers = Object.entries(leadOf).some(([client, lead]) => lead === 'kari' && entry.text.includes(client));
  const isAway = day(entry) >= karisHoliday.first && day(entry) <= karisHoliday.last;
  return isHers && isAway && entry.to === 'kari';
}

/** Follow-ups that were booked or held later than three months after the one before; after the pause it begins anew. */
async function tooLong({ app }: Story) {
  const rows = await app.connection.background
    .selectFrom('clientMeeting as m')
    .innerJoin('client as c', 'c.id', 'm.clientId')
    .select(['c.name', 'm.number', 'm.onDay', 'm.heldOn'])
    .where('m.kind', '=', 'follow_up')
    .orderBy('c.name')
    .orderBy('m.number')
    .execute();
  return rows.filter((row, index) => {
    const before = rows[index - 1];
    const day = row.heldOn ?? row.onDay;
    if (!day || before?.name !== row.name || !before.heldOn) return false;
    const wasPaused = row.name === clients.fjord && before.heldOn < pause.first && day > pause.first;
    return !wasPaused && day > addMonths(parseLocalDate(before.heldOn), 3);
  });
}

/** What was reported about clients, until when. */
async function deviations({ app }: Story): Promise<string[]> {
  const rows = await app.connection.background
    .selectFrom('deviation as d')
    .innerJoin('client as c', 'c.id', 'd.clientId')
    .select(['c.name', 'd.family', 'd.topic', 'd.state', 'd.openedAt', 'd.closedAt'])
    .orderBy('d.openedAt')
    .orderBy('d.family')
    .execute();
  const date = (at: Date | null) => (at ? wallClock(at, 'Europe/Helsinki').date : 'today');
  return rows.map(({ name, family, topic, state, openedAt, closedAt }) => {
    const what = topic ? `${family} ${topic}` : family;
    return `${name} ${what}, ${date(openedAt)} – ${date(closedAt)} ${state}`;
  });
}
