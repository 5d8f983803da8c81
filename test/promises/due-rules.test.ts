import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Coming,
  type DueMove,
  dueMove,
  nextLook,
  type PromiseState,
  promiseStates,
  remindersOf,
  seenOverdueOn,
} from '../../src/promises/rules.ts';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  daysBetween,
  isWorkingDay,
  type LocalDate,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
} from '../../src/time/calendar.ts';
import { aDate, aRhythm } from '../support/arbitrary-times.ts';

const remindDays = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 2 })
  .map(days => days.toSorted((a, b) => a - b));

/** Accepted up to three months before it is due; now and then on that very day, or after it. */
const aComing: fc.Arbitrary<Coming> = fc
  .record({ dueOn: aDate, ahead: fc.integer({ min: -3, max: 90 }), remindDays, rhythm: aRhythm })
  .map(({ ahead, ...rest }) => ({ ...rest, acceptedOn: addDays(rest.dueOn, -ahead) }));

interface Done {
  readonly on: LocalDate;
  readonly move: DueMove;
}

/** What is done when one looks whenever there may be something to do, but never before `gaps` allow: the process is down in between. */
function looks(coming: Coming, state: (on: LocalDate) => PromiseState, gaps: readonly number[]): Done[] {
  const done: Done[] = [];
  const last = addDays(seenOverdueOn(coming), 60);
  let on = nextLook(coming, coming.acceptedOn);
  for (let looked = 0; on <= last && looked < 400; looked += 1) {
    const reminded = done.flatMap(({ move }) => (move.do === 'remind' ? [move.daysBefore] : []));
    const move = dueMove({ ...coming, state: state(on), saidLate: false, reminded }, on);
    done.push({ on, move });
    if (move.do === 'break' || move.do === 'over') break;
    on = addDays(nextLook(coming, on), gaps[looked] ?? 0);
  }
  return done;
}

const reminders = (done: readonly Done[]) => done.filter(({ move }) => move.do === 'remind');
const promised = (): PromiseState => 'promised';
const gaps = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 });

describe('a promise that comes due', () => {
  it('is looked at on later and later days, and ends by being broken on the first working day after its own', () => {
    fc.assert(
      fc.property(aComing, coming => {
        const done = looks(coming, promised, []);
        const end = done.at(-1);
        expect(end?.move).toEqual({ do: 'break' });
        const seen = seenOverdueOn(coming);
        const first = nextLook(coming, coming.acceptedOn);
        expect(end?.on).toBe(first > seen ? first : seen);
        expect(isWorkingDay(seen, coming.rhythm) && seen > coming.dueOn).toBe(true);
        expect(seen).toBe(addWorkingDays(coming.dueOn, 1, coming.rhythm));
        for (const [index, { on }] of done.entries())
          expect(on > (done[index - 1]?.on ?? coming.acceptedOn)).toBe(true);
      }),
    );
  });

  it('is said on each of its days that lies ahead of the yes, each time once, and the last time to the lead', () => {
    fc.assert(
      fc.property(aComing, coming => {
        const wanted = coming.remindDays
          .toReversed()
          .map(daysBefore => ({ daysBefore, on: addWorkingDays(coming.dueOn, -daysBefore, coming.rhythm) }))
          .filter(({ on }) => on > coming.acceptedOn);
        expect(remindersOf(coming)).toEqual(wanted);
        const said = reminders(looks(coming, promised, []));
        expect(said.map(({ on }) => on)).toEqual(wanted.map(({ on }) => on));
        const toLead = said.map(({ move }) => move.do === 'remind' && move.lead);
        expect(toLead).toEqual(wanted.map((_, index) => index === wanted.length - 1));
      }),
    );
  });

  it('is never said twice on a day, nor in the wrong order, nor after its day, however long nobody looked', () => {
    fc.assert(
      fc.property(aComing, gaps, (coming, downFor) => {
        const done = looks(coming, promised, downFor);
        const said = reminders(done);
        expect(said.length).toBeLessThanOrEqual(coming.remindDays.length);
        expect(new Set(said.map(({ on }) => on)).size).toBe(said.length);
        expect(said.every(({ on }) => on > coming.acceptedOn && on <= coming.dueOn)).toBe(true);
        const nearer = said.map(({ move }) => (move.do === 'remind' ? move.daysBefore : 0));
        expect(nearer).toEqual(nearer.toSorted((a, b) => b - a));
        const broken = done.filter(({ move }) => move.do === 'break');
        expect(broken).toHaveLength(done.length === 0 || done.at(-1)?.move.do !== 'break' ? 0 : 1);
        expect(broken.every(({ on }) => on >= seenOverdueOn(coming))).toBe(true);
      }),
    );
  });

  it('is left alone once it has come to an end, and breaks exactly when it was neither kept nor moved by then', () => {
    const states = fc.constantFrom(...promiseStates);
    fc.assert(
      fc.property(aComing, states, fc.integer({ min: -20, max: 40 }), gaps, (coming, becomes, after, downFor) => {
        const changed = addDays(coming.acceptedOn, after);
        const stateOn = (on: LocalDate) => (on >= changed ? becomes : 'promised');
        const done = looks(coming, stateOn, downFor);
        for (const { on, move } of done) {
          const isPromised = stateOn(on) === 'promised';
          if (move.do === 'remind' || move.do === 'break') expect(isPromised).toBe(true);
          expect(move.do === 'over').toBe(!['promised', 'moving'].includes(stateOn(on)));
          if (isPromised) expect(move.do === 'break').toBe(on >= seenOverdueOn(coming));
        }
      }),
    );
  });

  it('waits a working day at a time while new terms wait for a word, and breaks when they came to nothing', () => {
    fc.assert(
      fc.property(aComing, fc.integer({ min: 1, max: 15 }), (coming, days) => {
        const seen = seenOverdueOn(coming);
        const back = addWorkingDays(seen, days, coming.rhythm);
        const done = looks(coming, on => (on < back ? 'moving' : 'promised'), []);
        fc.pre(daysBetween(seen, back) < 50);
        expect(reminders(done)).toEqual([]);
        expect(done.at(-1)).toEqual({ on: back > coming.acceptedOn ? back : done.at(-1)?.on, move: { do: 'break' } });
      }),
    );
  });
});

describe('the days of a promise that is due on a Friday', () => {
  const calendar: Calendar = {
    name: 'test',
    first: parseLocalDate('2025-01-01'),
    last: parseLocalDate('2029-12-31'),
    holidays: new Set([parseLocalDate('2026-05-14')]),
  };
  const coming = (changes: Partial<Coming> = {}): Coming => ({
    dueOn: parseLocalDate('2026-05-15'),
    acceptedOn: parseLocalDate('2026-04-01'),
    remindDays: [1, 5],
    rhythm: { calendar, workingDays: MONDAY_TO_FRIDAY },
    ...changes,
  });
  const moveOn = (day: string, facts: Partial<Parameters<typeof dueMove>[0]> = {}) =>
    dueMove({ ...coming(), state: 'promised', saidLate: false, reminded: [], ...facts }, parseLocalDate(day));

  test.each([
    ['2026-05-06', {}, { do: 'wait' }],
    ['2026-05-07', {}, { do: 'remind', daysBefore: 5, lead: false }],
    ['2026-05-08', {}, { do: 'remind', daysBefore: 5, lead: false }],
    ['2026-05-08', { reminded: [5] }, { do: 'wait' }],
    ['2026-05-12', {}, { do: 'remind', daysBefore: 5, lead: false }],
    ['2026-05-13', { reminded: [5] }, { do: 'remind', daysBefore: 1, lead: true }],
    ['2026-05-13', { saidLate: true }, { do: 'wait' }],
    ['2026-05-18', { saidLate: true }, { do: 'break' }],
    ['2026-05-13', { state: 'moving' }, { do: 'wait' }],
    ['2026-05-13', { state: 'kept' }, { do: 'over' }],
    ['2026-05-15', {}, { do: 'remind', daysBefore: 1, lead: true }],
    ['2026-05-15', { reminded: [1] }, { do: 'wait' }],
    ['2026-05-16', {}, { do: 'wait' }],
    ['2026-05-17', {}, { do: 'wait' }],
    ['2026-05-18', {}, { do: 'break' }],
    ['2026-05-18', { state: 'moving' }, { do: 'wait' }],
    ['2026-05-18', { state: 'overdue' }, { do: 'over' }],
  ] as const)('on %s, where %j', (day, facts, move) => {
    expect(moveOn(day, facts)).toEqual(move);
  });

  it('are no reminder on the day of the yes, and the last of those that are left is the lead’s', () => {
    expect(remindersOf(coming({ acceptedOn: parseLocalDate('2026-05-07') }))).toEqual([
      { daysBefore: 1, on: '2026-05-13' },
    ]);
    expect(remindersOf(coming({ acceptedOn: parseLocalDate('2026-05-13') }))).toEqual([]);
    expect(remindersOf(coming({ remindDays: [] }))).toEqual([]);
  });

  it('are known also when they lie before all that the calendar knows', () => {
    const old = coming({ dueOn: parseLocalDate('2024-06-03'), acceptedOn: parseLocalDate('2024-05-02') });
    expect([remindersOf(old), seenOverdueOn(old)]).toEqual([[], '2025-01-02']);
  });
});
