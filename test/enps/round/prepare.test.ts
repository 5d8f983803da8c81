import { beforeAll, describe, expect, it } from 'vitest';
import {
  blocked,
  isAsPlanned,
  type KnownRound,
  type PlanFacts,
  type PlanFaults,
  planFaults,
  type RoundPlan,
} from '../../../src/enps/rules.ts';
import { addDays, MONDAY_TO_FRIDAY, parseLocalDate, type Rhythm } from '../../../src/time/calendar.ts';
import { calendarShelf } from '../../../src/time/shelf.ts';

let rhythm: Rhythm;
beforeAll(async () => {
  const calendar = await calendarShelf().calendar('FI', [], new Date('2027-01-01T00:00:00Z'));
  rhythm = {
    zone: 'Europe/Helsinki',
    calendar,
    opens: '09:00',
    closes: '17:00',
    workingDays: MONDAY_TO_FRIDAY,
  };
});

/** Wednesday, 13 January 2027, noon in Helsinki. */
const noon = new Date('2027-01-13T10:00:00Z');
const plan = (changes: Partial<RoundPlan> = {}): RoundPlan => ({
  opensOn: parseLocalDate('2027-02-01'),
  lengthDays: 14,
  leastInvited: 7,
  leastAnswers: 5,
  leastComments: 8,
  ...changes,
});
const round = (changes: Partial<KnownRound> = {}): KnownRound => ({
  id: 'first',
  state: 'closed',
  period: '2026',
  opensOn: parseLocalDate('2026-02-02'),
  closesOn: parseLocalDate('2026-02-16'),
  ...changes,
});
const known = (changes: Partial<PlanFacts> = {}): PlanFacts => ({
  now: noon,
  rhythm,
  live: true,
  hasReaders: true,
  employees: 12,
  least: { invited: 7, answers: 5, comments: 8 },
  rounds: [],
  ...changes,
});
const opensOn = (day: string) => ({ opensOn: parseLocalDate(day) });

describe('a plan', () => {
  it.each<[string, Partial<RoundPlan>, Partial<PlanFacts>, PlanFaults]>([
    ['as the settings propose it', {}, {}, {}],
    ['with thresholds that were raised', { leastInvited: 12, leastAnswers: 12, leastComments: 12 }, {}, {}],
    [
      'with all of them lowered',
      { leastInvited: 6, leastAnswers: 4, leastComments: 7 },
      {},
      { leastInvited: 'least_invited', leastAnswers: 'least_answers', leastComments: 'least_comments' },
    ],
    [
      'below what the settings raised',
      {},
      { least: { invited: 8, answers: 6, comments: 9 } },
      { leastInvited: 'least_invited', leastAnswers: 'least_answers', leastComments: 'least_comments' },
    ],
    ['with fewer people than it takes', { leastInvited: 13 }, {}, { leastInvited: 'few_people' }],
    ['in a small firm', {}, { employees: 6 }, { leastInvited: 'few_people' }],
    ['with more answers than people', { leastAnswers: 8 }, {}, { leastAnswers: 'answers_over_invited' }],
    ['that is too short', { lengthDays: 6 }, {}, { lengthDays: 'length' }],
    ['that is too long', { lengthDays: 29 }, {}, { lengthDays: 'length' }],
    ['as short as may be', { lengthDays: 7 }, {}, {}],
    ['from yesterday', opensOn('2027-01-12'), {}, { opensOn: 'past' }],
    ['from long ago', opensOn('1000-01-01'), {}, { opensOn: 'past' }],
    ['from today at noon', opensOn('2027-01-13'), {}, { opensOn: 'today_over' }],
    ['from today before noon', opensOn('2027-01-13'), { now: new Date('2027-01-13T09:59:00Z') }, {}],
    [
      'from today, a Saturday evening, which is Monday',
      opensOn('2027-01-16'),
      { now: new Date('2027-01-16T20:00:00Z') },
      {},
    ],
    ['in 400 days', { opensOn: addDays(parseLocalDate('2027-01-13'), 400) }, {}, {}],
    ['in 401 days', { opensOn: addDays(parseLocalDate('2027-01-13'), 401) }, {}, { opensOn: 'far' }],
    ['at the end of time', opensOn('9999-12-31'), {}, { opensOn: 'far' }],
    ['before the start', {}, { live: false, hasReaders: false }, { opensOn: 'before_go' }],
    ['that nobody would read', {}, { hasReaders: false }, { opensOn: 'nobody_reads' }],
    [
      'while another is planned',
      {},
      { rounds: [round({ state: 'confirmed', period: '2027' })] },
      { opensOn: 'another' },
    ],
    ['while another is open', {}, { rounds: [round({ state: 'open', period: '2027' })] }, { opensOn: 'another' }],
    ['while another is counted', {}, { rounds: [round({ state: 'sealed', period: '2027' })] }, { opensOn: 'another' }],
    ['a year after the last', {}, { rounds: [round()] }, {}],
    [
      'in a year that had one',
      opensOn('2027-10-01'),
      { rounds: [round({ period: '2027', closesOn: parseLocalDate('2027-02-15') })] },
      { opensOn: 'held' },
    ],
    [
      'in a year whose first was called off, and the second lost',
      {},
      { rounds: [round({ period: '2027', state: 'cancelled' }), round({ period: '2027-2', state: 'void' })] },
      {},
    ],
    [
      '179 days after the last',
      {},
      { rounds: [round({ closesOn: parseLocalDate('2026-08-06') })] },
      { opensOn: 'too_soon' },
    ],
    ['180 days after the last', {}, { rounds: [round({ closesOn: parseLocalDate('2026-08-05') })] }, {}],
    [
      'on a Sunday that becomes another year',
      opensOn('2028-12-31'),
      { now: new Date('2028-06-01T10:00:00Z'), rounds: [round({ period: '2028' })] },
      {},
    ],
    [
      'on a Sunday that becomes a year that had one',
      opensOn('2028-12-31'),
      { now: new Date('2028-06-01T10:00:00Z'), rounds: [round({ period: '2029' })] },
      { opensOn: 'held' },
    ],
    ['as long as may be', { lengthDays: 28 }, {}, {}],
  ])('%s', (_what, changes, facts, faults) => {
    expect(planFaults(plan(changes), known(facts), undefined)).toEqual(faults);
  });

  it('cannot be tried for ever', () => {
    const periods = ['2027', ...[2, 3, 4, 5, 6, 7, 8, 9].map(n => `2027-${n}`)];
    const rounds = periods.map(period => round({ id: period, period, state: 'void' }));
    expect(planFaults(plan(), known({ rounds }), undefined)).toEqual({ opensOn: 'too_often' });
    expect(planFaults(plan(), known({ rounds: rounds.slice(1) }), undefined)).toEqual({});
  });

  it('may take the place of the planned round, not of one that is open', () => {
    const rounds = (state: KnownRound['state']) => [round({ id: 'planned', state, period: '2027' })];
    expect(planFaults(plan(), known({ rounds: rounds('confirmed') }), 'planned')).toEqual({});
    expect(blocked(known({ rounds: rounds('open') }), 'planned')).toBe('another');
    expect(blocked(known({ rounds: rounds('confirmed') }), 'another one')).toBe('another');
  });
});

it('a planned round is as somebody wants it when its days and all its thresholds are', () => {
  const planned = {
    ...round({ state: 'confirmed', opensOn: parseLocalDate('2027-02-01'), closesOn: parseLocalDate('2027-02-15') }),
    ...{ leastInvited: 7, leastAnswers: 5, leastComments: 8 },
  };
  const is = (changes: Partial<RoundPlan>) => isAsPlanned(planned, plan(changes), rhythm);
  expect([is({}), is(opensOn('2027-01-30'))]).toEqual([true, true]);
  const others = [
    opensOn('2027-02-02'),
    { lengthDays: 15 },
    { leastInvited: 8 },
    { leastAnswers: 6 },
    { leastComments: 9 },
  ];
  expect(others.map(is)).toEqual(others.map(() => false));
  expect(isAsPlanned({ ...planned, state: 'open' }, plan(), rhythm)).toBe(false);
});
