import { describe, expect, it } from 'vitest';
import { readHistory } from '../../src/enps/history-file.ts';
import { classesOf, planFaults, roundDates } from '../../src/enps/rules.ts';
import { addActionAction, previewPostAction } from '../../src/enps/views/actions.ts';
import { newActionForm } from '../../src/enps/views/actions-form.ts';
import { answerForm, withdrawAction } from '../../src/enps/views/form.ts';
import { openActionsAction, openAnswerAction, prepareAction } from '../../src/enps/views/ids.ts';
import { prepareForm } from '../../src/enps/views/prepare.ts';
import { colleagues } from '../../src/sandbox/firm.ts';
import { isOfSurvey, surveyHabits } from '../../src/sandbox/firm-survey.ts';
import {
  earlierYears,
  surveyDays,
  surveyErrands,
  surveyOpens,
  surveySettings,
} from '../../src/sandbox/firm-survey-errands.ts';
import { dayOf, historyDays } from '../../src/sandbox/history-days.ts';
import type { Doing } from '../../src/sandbox/screens.ts';
import { MONDAY_TO_FRIDAY, parseLocalDate, parseLocalTime, type Rhythm } from '../../src/time/calendar.ts';
import { calendarShelf } from '../../src/time/shelf.ts';

const day = 86_400_000;

/** Each weekday on which somebody may open the demo, as the moment at which its history begins. */
function beginnings(from: string, to: string): Date[] {
  const found: Date[] = [];
  for (let at = Date.parse(`${from}T09:00:00Z`); at < Date.parse(to); at += day)
    if (![0, 6].includes(new Date(at).getUTCDay())) found.push(new Date(at - historyDays * day));
  return found;
}

const asked = { text: '', actionId: openAnswerAction, nth: 0 };
const answers = surveyHabits.map(({ does }) => does(asked));
const scores = answers.flatMap(answer => (answer?.fills?.score ? [Number(answer.fills.score)] : []));
const begins = new Date('2026-08-17T09:00:00Z');

/** Everything that is done in a modal, step by step. */
const steps = (doing: Doing | undefined): Doing[] => (doing ? [doing, ...steps(doing.next)] : []);
const errandSteps = surveyErrands(begins).flatMap(errand => steps(errand));

describe('the survey of the demo’s firm', () => {
  it('is met by everybody once: eleven answer, one would rather not', () => {
    expect(surveyHabits.map(({ userId }) => userId).toSorted()).toEqual(colleagues.map(({ id }) => id).toSorted());
    expect(scores).toHaveLength(11);
    expect(answers.filter(answer => answer?.clicks?.includes(withdrawAction))).toHaveLength(1);
    expect(surveyHabits.flatMap(({ does }) => does({ ...asked, nth: 1 }) ?? [])).toEqual([]);
  });

  it('has reasons of which enough are critical, and which name nobody', () => {
    const changed = surveyErrands(begins).find(({ clicks }) => clicks?.includes(openAnswerAction));
    const counters = Array.from({ length: 11 }, (_, score) => scores.filter(each => each === score).length);
    expect(classesOf(counters)).toEqual({ critics: 1, passives: 4, promoters: 6 });
    expect(changed?.fills?.score).toBe('6');
    const words = [...answers, changed].flatMap(answer => answer?.fills?.why ?? []).join('\n');
    expect(words.split('\n').length).toBeGreaterThanOrEqual(10);
    for (const { realName } of colleagues)
      for (const name of realName.split(' ')) expect(words).not.toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('uses the buttons and fields that are there', () => {
    const known = [prepareAction, openAnswerAction, openActionsAction, addActionAction, previewPostAction];
    const clicked = errandSteps.flatMap(({ clicks = [] }) => clicks.map(press => String(press)));
    expect(clicked.filter(actionId => !known.includes(actionId))).toEqual([]);
    expect([...known, withdrawAction].every(isOfSurvey)).toBe(true);
    expect(surveyHabits.every(({ knows }) => knows(openAnswerAction) && !knows(openActionsAction))).toBe(true);
    const least = { invited: 7, answers: 5, comments: 8 };
    const plan = { opensOn: parseLocalDate('2026-10-16'), lengthDays: 14, ...thresholds };
    const closes = { date: plan.opensOn, time: parseLocalTime('16:00') };
    const fields = [
      prepareForm({ plan, replaces: undefined, least, troubles: [] }, 'en'),
      newActionForm({ id: 'a', roundId: 'r', ownerSlackId: 'U0ELIN0000' }, 'en'),
      answerForm({ roundId: 'r', closes, leastComments: 8, before: undefined }, 'en'),
    ].flatMap(({ blocks }) => blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id ? block_id : [])));
    const filled = [...errandSteps, ...answers].flatMap(doing => Object.keys(doing?.fills ?? {}));
    expect(filled.filter(field => !fields.includes(field))).toEqual([]);
  });

  it('can be planned, is open when the demo is opened and over before its actions are written, whenever that is', async () => {
    for (const [from, to] of [
      ['2026-11-23', '2027-12-31'],
      ['2028-02-01', '2028-07-31'],
    ] as const) {
      const rhythm = await osloRhythm(Number(from.slice(0, 4)));
      for (const at of beginnings(from, to)) expect(lived(at, rhythm)).toEqual([]);
    }
  });

  it('follows on three years that were counted elsewhere', () => {
    for (const at of beginnings('2026-11-23', '2027-12-31')) {
      const { years, mistakes } = readHistory(earlierYears(at));
      expect(mistakes).toEqual([]);
      const year = Number(dayOf(at, surveyOpens).slice(0, 4));
      expect(years.map(each => each.year)).toEqual([year - 3, year - 2, year - 1]);
      expect(year - 1).toBeLessThanOrEqual(at.getUTCFullYear());
    }
  });
});

const thresholds = { leastInvited: 7, leastAnswers: 5, leastComments: 8 };

async function osloRhythm(year: number): Promise<Rhythm> {
  const calendar = await calendarShelf().calendar('NO', [], new Date(Date.UTC(year, 6)));
  return { zone: 'Europe/Oslo', calendar, opens: '09:00', closes: '17:00', workingDays: MONDAY_TO_FRIDAY };
}

/** What goes wrong in a history that begins at this moment. */
function lived(at: Date, rhythm: Rhythm): string[] {
  const errands = surveyErrands(at);
  const prepare = errands.find(({ clicks }) => clicks?.includes(prepareAction));
  const tell = errands.find(({ clicks }) => clicks?.includes(openActionsAction));
  const opensOn = parseLocalDate(prepare?.fills?.opensOn ?? '');
  const plan = { opensOn, lengthDays: surveyDays, ...thresholds };
  const least = { invited: 7, answers: 5, comments: 8 };
  const facts = { now: prepare?.at ?? at, rhythm, live: true, hasReaders: true, employees: 12, least, rounds: [] };
  const faults = Object.values(planFaults(plan, facts, undefined));
  const { opensAt, closesAt } = roundDates(plan, rhythm);
  const present = new Date(at.getTime() + historyDays * day);
  const [due] = steps(tell).flatMap(({ fills }) => fills?.due ?? []);
  return [
    ...faults,
    ...(surveySettings(at)[0]?.[1] === opensOn.slice(5) ? [] : ['another day is proposed']),
    ...(tell && tell.at.getTime() > closesAt.getTime() + day ? [] : ['told too soon']),
    ...(opensAt < present && present < closesAt ? [] : ['not open when the demo is']),
    ...(tell && due && due > dayOf(tell.at, 0) ? [] : ['due before it is told']),
  ].map(fault => `${at.toISOString()}: ${fault}`);
}
