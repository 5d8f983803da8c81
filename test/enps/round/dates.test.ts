import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectedDay,
  firstDayAfter,
  freePeriod,
  type HeldRound,
  nextProposal,
  type Proposal,
  proposalMove,
  proposalOf,
  roundDates,
  suggestedDay,
  type YearFacts,
} from '../../../src/enps/rules.ts';
import {
  addDays,
  isWorkingDay,
  type LocalDate,
  localDateOf,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
  type Rhythm,
  wallClock,
  yearOf,
} from '../../../src/time/calendar.ts';
import { calendarShelf } from '../../../src/time/shelf.ts';

const zone = 'Europe/Helsinki';
let rhythm: Rhythm;
beforeAll(async () => {
  const calendar = await calendarShelf().calendar('FI', [], new Date('2027-06-01T00:00:00Z'));
  rhythm = { zone, calendar, opens: '09:00', closes: '17:00', workingDays: MONDAY_TO_FRIDAY };
});

const held = (period: string, closesOn: string, state: HeldRound['state'] = 'closed'): HeldRound => ({
  period,
  closesOn: parseLocalDate(closesOn),
  state,
});
const facts = (changes: Partial<YearFacts> = {}): YearFacts => ({
  ...{ enpsDate: '02-01', enpsAskDays: 30, rhythm, rounds: [] },
  ...changes,
});

describe('the days of a round', () => {
  it.each([
    ['a Monday', '2027-02-01', 14, '2027-02-01T07:00:00Z', '2027-02-15T14:00:00Z'],
    ['a Saturday becomes Monday', '2027-01-30', 14, '2027-02-01T07:00:00Z', '2027-02-15T14:00:00Z'],
    ['a last day on a Sunday becomes Monday', '2027-02-01', 13, '2027-02-01T07:00:00Z', '2027-02-15T14:00:00Z'],
    ['Good Friday becomes Tuesday', '2027-03-26', 7, '2027-03-30T06:00:00Z', '2027-04-06T13:00:00Z'],
    ['a last day on Easter Monday', '2027-03-22', 7, '2027-03-22T07:00:00Z', '2027-03-30T13:00:00Z'],
    ['the clocks change meanwhile', '2027-03-22', 14, '2027-03-22T07:00:00Z', '2027-04-05T13:00:00Z'],
    ['over the end of the year', '2027-12-17', 14, '2027-12-17T07:00:00Z', '2027-12-31T14:00:00Z'],
    ['to New Year’s Day', '2026-12-18', 14, '2026-12-18T07:00:00Z', '2027-01-04T14:00:00Z'],
    ['to a leap day', '2028-02-15', 14, '2028-02-15T07:00:00Z', '2028-02-29T14:00:00Z'],
    ['from a leap day', '2028-02-29', 14, '2028-02-29T07:00:00Z', '2028-03-14T14:00:00Z'],
    ['over a leap day', '2028-02-21', 28, '2028-02-21T07:00:00Z', '2028-03-20T14:00:00Z'],
  ])('%s: %s for %i days', (_what, opensOn, lengthDays, opensAt, closesAt) => {
    const dates = roundDates({ opensOn: parseLocalDate(opensOn), lengthDays }, rhythm);
    expect(dates).toMatchObject({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) });
    expect([dates.opensOn, dates.closesOn]).toEqual([opensAt.slice(0, 10), closesAt.slice(0, 10)]);
  });

  it('are working days from nine to four, and never fewer than asked for', () => {
    const day = fc.integer({ min: 0, max: 1000 }).map(days => addDays(parseLocalDate('2026-06-01'), days));
    fc.assert(
      fc.property(day, fc.integer({ min: 7, max: 28 }), (opensOn, lengthDays) => {
        const dates = roundDates({ opensOn, lengthDays }, rhythm);
        expect([dates.opensOn, dates.closesOn].every(each => isWorkingDay(each, rhythm))).toBe(true);
        expect([wallClock(dates.opensAt, zone).time, wallClock(dates.closesAt, zone).time]).toEqual(['09:00', '16:00']);
        expect(dates.opensOn >= opensOn && dates.closesOn >= addDays(dates.opensOn, lengthDays)).toBe(true);
      }),
    );
  });
});

describe('the day that is proposed', () => {
  it.each<[string, Partial<YearFacts>, number, string | undefined]>([
    ['the day of the settings', {}, 2027, '2027-02-01'],
    ['on a Sunday the Monday', { enpsDate: '01-31' }, 2027, '2027-01-29'],
    ['no date that leaves its year', { enpsDate: '12-31' }, 2028, '2028-12-29'],
    ['the leap day in a leap year', { enpsDate: '02-29' }, 2028, '2028-02-29'],
    ['in other years the 28th, here a Sunday at the end of its month', { enpsDate: '02-29' }, 2027, '2027-02-26'],
    ['a holiday', { enpsDate: '01-06' }, 2027, '2027-01-07'],
  ])('%s', (_what, changes, year, date) => {
    expect(proposalOf(year, facts(changes))?.date).toBe(date);
  });

  it('lies half a year after the last round, and where that is another year there is none', () => {
    const late = facts({ rounds: [held('2026', '2026-11-16')] });
    expect(proposalOf(2027, late)?.date).toBe('2027-05-17');
    expect(proposalOf(2027, facts({ rounds: [held('2026', '2026-07-16')] }))?.date).toBe('2027-02-01');
    expect(proposalOf(2027, facts({ rounds: [held('2026', '2027-07-16')] }))?.date).toBeUndefined();
    // Its own round, and one that was called off, move nothing.
    const others = [held('2027', '2027-02-15'), held('2026-2', '2026-12-15', 'cancelled')];
    expect(proposalOf(2027, facts({ rounds: others }))?.date).toBe('2027-02-01');
  });

  it('is asked for at nine, so many days before, and once more a week before', () => {
    expect(proposalOf(2027, facts())).toMatchObject({
      askAt: new Date('2027-01-02T07:00:00Z'),
      againAt: new Date('2027-01-25T07:00:00Z'),
      endsAt: new Date('2027-02-01T07:00:00Z'),
    });
  });

  it('is a working day of its year, whatever the settings are', () => {
    const month = fc.integer({ min: 1, max: 366 }).map(days => addDays(parseLocalDate('2027-12-31'), days).slice(5));
    fc.assert(
      fc.property(month, fc.integer({ min: 14, max: 90 }), (enpsDate, enpsAskDays) => {
        for (const year of [2027, 2028, 2029]) {
          const proposal = proposalOf(year, facts({ enpsDate, enpsAskDays }));
          if (!proposal) throw new Error('nothing is proposed');
          expect(yearOf(proposal.date)).toBe(year);
          expect(isWorkingDay(proposal.date, rhythm)).toBe(true);
          expect(proposal.askAt < proposal.againAt && proposal.againAt < proposal.endsAt).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the next year to propose', () => {
  const next = (now: string, since: Parameters<typeof nextProposal>[1], changes: Partial<YearFacts> = {}) =>
    nextProposal(facts(changes), since, new Date(now))?.year;
  const beginner = { planned: undefined, ran: undefined };

  it.each([
    ['whoever begins in time', '2026-12-01T08:00:00Z', beginner, 2027],
    ['whoever begins after it was due is not asked for this year', '2027-01-03T08:00:00Z', beginner, 2028],
    [
      'what stands planned stays, though its hour has come',
      '2027-01-03T08:00:00Z',
      { ...beginner, planned: 2027 },
      2027,
    ],
    ['a planned day that has passed gives way', '2027-02-01T07:00:00Z', { ...beginner, planned: 2027 }, 2028],
    ['a year that ran does not come again', '2027-01-02T07:00:00Z', { ...beginner, ran: 2027 }, 2028],
    ['after an outage the newest, while its day is to come', '2027-01-30T08:00:00Z', { ...beginner, ran: 2025 }, 2027],
    ['after a longer one the next', '2027-02-02T08:00:00Z', { ...beginner, ran: 2025 }, 2028],
  ])('%s', (_what, now, since, year) => {
    expect(next(now, since)).toBe(year);
  });

  it('comes sooner when a later day of this year is chosen, unless this year has run', () => {
    const autumn = { enpsDate: '09-01' };
    expect(next('2027-03-01T08:00:00Z', { planned: 2028, ran: undefined }, autumn)).toBe(2027);
    expect(next('2027-03-01T08:00:00Z', { planned: 2028, ran: 2027 }, autumn)).toBe(2028);
  });
});

describe('a proposal', () => {
  const proposal = (): Proposal => {
    const found = proposalOf(2027, facts());
    if (!found) throw new Error('nothing is proposed');
    return found;
  };
  const at = (now: string, stage: number, isTaken = false) =>
    proposalMove(proposal(), { stage, isTaken }, new Date(now));
  const again = new Date('2027-01-25T07:00:00Z');
  const end = new Date('2027-02-01T07:00:00Z');

  it.each([
    ['waits for its day', '2027-01-01T08:00:00Z', 0, false, { move: 'wait', stage: 0 }],
    ['is made', '2027-01-02T07:00:00Z', 0, false, { move: 'ask', stage: 1, wakeAt: again }],
    ['is made once when it is late', '2027-01-28T07:00:00Z', 0, false, { move: 'ask', stage: 2, wakeAt: end }],
    ['is not made for a year that is planned', '2027-01-02T07:00:00Z', 0, true, { move: 'skip', reason: 'held' }],
    ['is not made when its day has come', '2027-02-01T07:00:00Z', 0, false, { move: 'skip', reason: 'downtime' }],
    ['waits a while', '2027-01-20T07:00:00Z', 1, false, { move: 'wait', stage: 1, wakeAt: again }],
    ['is made once more', '2027-01-25T07:00:00Z', 1, false, { move: 'ask_again', stage: 2, wakeAt: end }],
    ['is not, when it was taken up', '2027-01-25T07:00:00Z', 1, true, { move: 'wait', stage: 2, wakeAt: end }],
    ['is not made a third time', '2027-01-29T07:00:00Z', 2, false, { move: 'wait', stage: 2, wakeAt: end }],
    ['ends, taken up', '2027-02-01T07:00:00Z', 2, true, { move: 'end', reason: 'confirmed' }],
    ['ends, not taken up', '2027-02-01T07:00:00Z', 2, false, { move: 'end', reason: 'not_confirmed' }],
  ])('%s', (_what, now, stage, isTaken, move) => {
    expect(at(now, stage, isTaken)).toMatchObject(move);
  });

  it('for which there is no room any more ends', () => {
    expect(proposalMove(undefined, { stage: 0, isTaken: false }, end)).toEqual({ move: 'skip', reason: 'no_room' });
    expect(proposalMove(undefined, { stage: 1, isTaken: false }, end)).toEqual({
      move: 'end',
      reason: 'not_confirmed',
    });
  });
});

describe('the first day in the form', () => {
  it.each<[string, string, readonly HeldRound[], string]>([
    ['is the proposed one', '2027-01-05T08:00:00Z', [], '2027-02-01'],
    ['also some months before it', '2026-11-02T08:00:00Z', [], '2027-02-01'],
    ['is the next working day where it has passed', '2027-03-05T08:00:00Z', [], '2027-03-08'],
    ['is next year’s where this year’s was held', '2027-03-05T08:00:00Z', [held('2027', '2027-02-15')], '2028-02-01'],
    ['is half a year after the last one', '2027-03-05T08:00:00Z', [held('2026', '2026-11-16')], '2027-05-17'],
    ['may be another try', '2027-03-05T08:00:00Z', [held('2027', '2027-02-15', 'void')], '2027-03-08'],
  ])('%s', (_what, now, rounds, day) => {
    expect(suggestedDay(facts({ rounds }), new Date(now))).toBe(day);
  });

  it('is a working day to come, whenever it is opened', () => {
    const moment = fc.date({
      min: new Date('2026-02-01'),
      max: new Date('2028-06-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, now => {
        const day: LocalDate = suggestedDay(facts(), now);
        expect(isWorkingDay(day, rhythm)).toBe(true);
        expect(day >= localDateOf(now, zone)).toBe(true);
      }),
    );
  });
});

it('the day that anybody may expect is the next that will be proposed, not one that was held', () => {
  const day = (now: string, rounds: readonly HeldRound[] = []) => expectedDay(facts({ rounds }), new Date(now));
  expect(day('2027-01-05T08:00:00Z')).toBe('2027-02-01');
  expect(day('2027-02-01T08:00:00Z')).toBe('2028-02-01');
  expect(day('2027-01-20T08:00:00Z', [held('2027', '2027-01-19')])).toBe('2028-02-01');
});

it('another try in a year has a number, nine tries at most', () => {
  const tried = (count: number) =>
    Array.from({ length: count }, (_, i) => held(i === 0 ? '2027' : `2027-${i + 1}`, '2027-02-15', 'void'));
  expect([0, 1, 2, 8].map(count => freePeriod(2027, tried(count)))).toEqual(['2027', '2027-2', '2027-3', '2027-9']);
  expect(freePeriod(2027, tried(9))).toBeUndefined();
  expect(freePeriod(2028, tried(9))).toBe('2028');
  expect(freePeriod(2027, [held('2027', '2027-02-15', 'cancelled')])).toBe('2027');
});

it('between two rounds lies half a year, counted from the last one that was held', () => {
  expect(firstDayAfter([])).toBeUndefined();
  const rounds = [held('2026', '2026-02-16'), held('2027', '2027-02-15'), held('2027-2', '2027-06-15', 'void')];
  expect(firstDayAfter(rounds)).toBe('2027-08-14');
});
