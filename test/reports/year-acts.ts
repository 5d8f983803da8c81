import { speak } from '../../src/i18n/text.ts';
import { meetingTexts } from '../../src/meetings/texts/index.ts';
import { sendsWell } from '../support/buttons.ts';
import { promiseActs } from '../support/promise-acts.ts';
import { sendsReport } from '../support/report-acts.ts';
import type { Story } from '../support/story.ts';
import { suggestionActs } from '../support/suggestion-acts.ts';
import { clients, consultants, leaders, sampoChannel, suggestedBy } from './year-firm.ts';

const { sampo, nordbank, hermes, fjord } = clients;
const meetings = speak(meetingTexts, 'en');

/** What is promised, said and needed in that year, by its words. */
export const said = {
  search: 'Search by brand name',
  bill: 'A clearer bill',
  cards: 'New cards for the branches',
  parcels: 'Parcels traced to the door',
  sensors: 'Sensors on the west pier',
  dark: 'A dark theme for the night shift',
  map: 'A map of the new shop',
  fax: 'Bring back the fax',
  dashboard: 'A dashboard for the harbour office',
} as const;

type Step = readonly [when: string, act: () => Promise<unknown>];

/** What people do in the year, when (in UTC). `told`: takes what each client gets to read, by client and day. */
export function planOf(story: Story, told: Map<string, string>): readonly Step[] {
  return [...promisePlan(story), ...suggestionPlan(story), ...reportPlan(story, told)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
}

function promisePlan(story: Story): Step[] {
  const acts = promiseActs(story);
  const kari = story.person(leaders.kari.id);
  const { ana, mikko, pia, jon } = whoIn(story);
  return [
    ['2027-01-11 10:00', () => acts.gives(kari, sampo, { words: said.search, due: '2027-03-01', keeper: ana.id })],
    ['2027-01-12 10:00', () => acts.answers(ana, sampo, 'yes')],
    ['2027-01-12 11:00', () => acts.gives(kari, nordbank, { words: said.cards, due: '2027-03-15', keeper: mikko.id })],
    ['2027-01-13 10:00', () => acts.answers(mikko, nordbank, 'yes')],
    ['2027-01-13 11:00', () => acts.gives(kari, hermes, { words: said.parcels, due: '2027-04-01', keeper: pia.id })],
    ['2027-01-14 10:00', () => acts.answers(pia, hermes, 'yes')],
    ['2027-01-14 11:00', () => acts.gives(kari, fjord, { words: said.sensors, due: '2027-05-14', keeper: jon.id })],
    ['2027-01-15 10:00', () => acts.answers(jon, fjord, 'no', 'I am on leave in May')],
    ['2027-01-18 10:00', () => acts.completes(kari, { words: said.sensors, due: '2027-05-14', keeper: ana.id })],
    ['2027-01-19 10:00', () => acts.answers(ana, fjord, 'yes')],
    ['2027-02-18 10:00', () => acts.completes(kari, { words: said.bill, due: '2027-10-01', keeper: kari.id })],
    ['2027-02-24 10:00', () => acts.keeps(ana, said.search, '2027-02-23')],
    ['2027-03-05 10:30', () => acts.warns(mikko, said.cards, 'The printer of the cards is down')],
    ['2027-03-08 10:30', () => acts.moves(kari, said.cards, '2027-04-15', 'Nordbank would rather wait than have half')],
    ['2027-03-09 10:30', () => acts.answers(mikko, nordbank, 'yes')],
    ['2027-04-06 10:30', () => acts.keeps(pia, said.parcels, '2027-04-06')],
    ['2027-04-14 10:30', () => acts.keeps(mikko, said.cards, '2027-04-14')],
    ['2027-05-12 10:30', () => acts.keeps(ana, said.sensors, '2027-05-12')],
    ['2027-09-30 10:30', () => acts.keeps(kari, said.bill, '2027-09-30')],
  ];
}

function suggestionPlan(story: Story): Step[] {
  const acts = suggestionActs(story);
  const kari = story.person(leaders.kari.id);
  const { ana, mikko, jon } = whoIn(story);
  const { background: db } = story.app.connection;
  const three = [sampo, nordbank, hermes];
  const yes = (words: string, due: string) => ({ words, decision: 'yes', due });
  return [
    ['2027-01-20 10:00', () => acts.filesFrom(ana, ana.writes(sampoChannel, said.dark), sampo)],
    ['2027-01-21 10:00', () => acts.acknowledges(kari, said.dark)],
    ['2027-01-27 10:00', () => acts.steps(kari, said.dark, 'assess', yes('Cheap, and kind to eyes', '2027-03-31'))],
    ['2027-03-25 10:00', () => acts.steps(kari, said.dark, 'finish', { words: 'It follows the hour' })],
    ['2027-03-30 10:00', () => acts.steps(kari, said.dark, 'answer', { told: '2027-03-30' })],

    ['2027-02-17 10:00', () => meets(story)],
    ['2027-02-18 11:00', () => acts.handsOver(kari, said.map, { toward: 'delivery', to: ana.id })],
    ['2027-02-19 10:00', () => acts.takes(ana, sampo)],
    ['2027-02-19 10:30', () => acts.acknowledges(ana, said.map)],
    ['2027-02-22 10:00', () => acts.steps(ana, said.map, 'assess', yes('When the shop is built', '2028-03-31'))],

    ['2027-03-02 10:00', () => acts.files(mikko, nordbank, 'suggestion', said.fax)],
    ['2027-03-03 09:30', () => acts.acknowledges(kari, said.fax)],
    [
      '2027-03-03 10:00',
      () => acts.steps(kari, said.fax, 'assess', { words: 'Two ask', decision: 'no', reason: 'Nobody sends any' }),
    ],
    ['2027-03-05 10:00', () => acts.steps(kari, said.fax, 'answer', { told: '2027-03-04', words: 'They laughed' })],

    ['2027-04-07 10:00', () => acts.files(jon, fjord, 'need', said.dashboard)],
    ['2027-04-08 09:30', () => acts.acknowledges(kari, said.dashboard)],
    ['2027-04-08 10:00', () => acts.steps(kari, said.dashboard, 'assess', yes('We can build it', '2027-05-31'))],
    ['2027-04-12 10:00', () => acts.offers(kari, said.dashboard, { offer: 'drafted', on: '2027-04-12' })],
    ['2027-04-20 10:00', () => acts.offers(kari, said.dashboard, { offer: 'sent', on: '2027-04-19' })],
    ['2027-05-11 10:00', () => acts.offers(kari, said.dashboard, { offer: 'won', on: '2027-05-11' })],
    ['2027-05-31 10:00', () => acts.steps(kari, said.dashboard, 'finish', { words: 'The contract is signed' })],
    ['2027-06-01 10:00', () => acts.steps(kari, said.dashboard, 'answer', { told: '2027-06-01' })],

    // From the second quarter on the others suggest something in each; Fjordlab does not in spring.
    ['2027-05-20 10:00', () => suggestedBy(db, three, '2027-05-20')],
    ['2027-08-20 10:00', () => suggestedBy(db, [...three, fjord], '2027-08-20')],
    ['2027-11-19 10:00', () => suggestedBy(db, [...three, fjord], '2027-11-19')],
  ];
}

/** What came of the meeting with Apteekki Sampo: a promise that waits for a keeper, and something they suggest. */
async function meets(story: Story): Promise<void> {
  const kari = story.person(leaders.kari.id);
  await kari.types(`/hats meetings ${sampo}`);
  await kari.clicksInside(meetings('outcome.held'));
  await sendsWell(kari, {
    held_on: '2027-02-16',
    satisfaction: '4',
    value: '3',
    value_why: 'The bill is hard to read',
    promises: said.bill,
    suggestions: said.map,
    next_day: 'other',
    next_other_day: '2027-05-11',
  });
  await kari.closes();
}

/** The day on which each month’s report is due: the third working day in Finland. */
export const reportDays = [
  '2027-02-03',
  '2027-03-03',
  '2027-04-05',
  '2027-05-05',
  '2027-06-03',
  '2027-07-05',
  '2027-08-04',
  '2027-09-03',
  '2027-10-05',
  '2027-11-03',
  '2027-12-03',
  '2028-01-05',
] as const;

/** Hermes Post waits for the report about May until the eighth. */
export const late = { client: hermes, due: '2027-06-03', sent: '2027-06-08' } as const;

function reportPlan(story: Story, told: Map<string, string>): Step[] {
  const kari = story.person(leaders.kari.id);
  return reportDays.flatMap(due =>
    Object.values(clients).map((client): Step => {
      const sent = due === late.due && client === late.client ? late.sent : due;
      const sends = async () => {
        told.set(`${client} ${due}`, await sendsReport(story, kari, client, sent));
      };
      return [`${sent} 12:00`, sends];
    }),
  );
}

/** The consultants, each at her screen. */
export function whoIn(story: Story) {
  const { ana, mikko, pia, jon } = consultants;
  return {
    ana: story.person(ana.id),
    mikko: story.person(mikko.id),
    pia: story.person(pia.id),
    jon: story.person(jon.id),
  };
}
