import type { Errand } from './errands.ts';
import { dayOf, workingHour } from './history-days.ts';
import type { Doing, Fills } from './screens.ts';

const elin = 'U0ELIN0000';
const kari = 'U0KARI0000';

/** Days of the history: the survey has been open for about a week when the demo begins, and for two more it stays so. */
export const surveyOpens = 88;
export const surveyDays = 21;
const opens = surveyOpens;
const prepared = opens - 10;
const changed = opens + 3;
/** when the year is played */
const told = opens + 30;
const actionsDue = told + 9;

/** The day of the year on which the survey is proposed, `MM-DD`, is the one on which the demo's was. */
export const surveySettings = (begins: Date): readonly (readonly [name: string, text: string])[] => [
  ['enps.date', dayOf(begins, opens).slice('YYYY-'.length)],
  ['enps.length_days', String(surveyDays)],
];

/** What was counted before three-hats came: three years, oldest first. */
export function earlierYears(begins: Date): string {
  const year = Number(dayOf(begins, opens).slice(0, 4));
  const rows = [
    [year - 3, 9, 3, 3, 2],
    [year - 2, 11, 3, 3, 4],
    [year - 1, 12, 5, 3, 3],
  ];
  return ['year,invited,promoters,passives,critics', ...rows.map(row => row.join(','))].join('\n');
}

/** Elin prepares and confirms the survey; Jonas thinks again; Elin answers what she has read, to everybody. */
export const surveyErrands = (begins: Date): readonly Errand[] => [
  {
    ...visit(begins, prepared, elin),
    clicks: ['enps.round.prepare'],
    fills: { opensOn: dayOf(begins, opens) },
    next: {},
  },
  {
    ...visit(begins, changed, 'U0JONAS000'),
    clicks: ['enps.answer.open'],
    fills: {
      score: '6',
      why: 'Jag trivs med kollegorna. Men det är för många verktyg, och efter det här uppdraget vet jag inte vad som kommer.',
    },
  },
  { ...visit(begins, told, elin), clicks: ['enps.actions.open'], next: writing(actionsSince(begins)) },
];

const visit = (begins: Date, day: number, userId: string) => ({
  at: workingHour(begins, day),
  userId,
  command: '/hats enps',
});

/** What leadership heard, and what comes of it: done, to be done, and not done. */
const actionsSince = (begins: Date): readonly Fills[] => [
  {
    said: 'Salary talks came late, and some had to ask for theirs.',
    state: 'done',
    answer: 'Every salary talk of the coming year has its date in the calendar now.',
    owner: elin,
  },
  {
    said: 'Some have had too much on their desk for months.',
    state: 'open',
    answer: 'We look at who has what under way, and put something off with the client before anything new begins.',
    owner: kari,
    due: dayOf(begins, actionsDue),
  },
  {
    said: 'There are too many tools: the same thing is written in several places.',
    state: 'declined',
    answer: 'Three of them are our clients’, and we have promised to work in theirs.',
    owner: elin,
  },
];

/** One after the other into the list, then to everybody. */
const writing = (actions: readonly Fills[]): Doing =>
  actions.reduceRight<Doing>((next, fills) => ({ clicks: ['enps.actions.add'], fills, next }), {
    clicks: ['enps.post.preview'],
  });
