import { describe, expect, it, test } from 'vitest';
import { reportForm } from '../../src/deviations/views/report.ts';
import { newActionForm } from '../../src/enps/views/actions-form.ts';
import { clockHands } from '../../src/sandbox/demo.ts';
import { colleagues } from '../../src/sandbox/firm.ts';
import { yearHabits } from '../../src/sandbox/firm-year.ts';
import { yearErrands } from '../../src/sandbox/firm-year-errands.ts';
import { historyDays } from '../../src/sandbox/history-days.ts';
import type { Doing } from '../../src/sandbox/screens.ts';
import type { Actor } from '../../src/sandbox/time-machine.ts';
import { playYear, yearFrom } from '../../src/sandbox/year.ts';
import { aSandbox } from './support.ts';

const day = 86_400_000;
const present = new Date('2026-11-23T09:00:00Z');

function aClock() {
  let now = present;
  return {
    now: () => now,
    set: (to: Date) => {
      now = to;
    },
  };
}

/** Somebody who has something to do once a week. */
function weekly(clock: { now(): Date }, done: Date[]): Actor {
  let next = new Date(present.getTime() + 7 * day);
  return {
    nextMoment: async () => next,
    act: async () => {
      if (next > clock.now()) return;
      done.push(clock.now());
      next = new Date(next.getTime() + 7 * day);
    },
  };
}

describe('a year that is played', () => {
  it('goes on day after day, lets everything happen at its own time, and ends a year later', async () => {
    const clock = aClock();
    const done: Date[] = [];
    const evenings: Date[] = [];
    const { signal } = new AbortController();
    await playYear(clock, [weekly(clock, done)], yearFrom(present), {
      signal,
      dayIsOver: () => evenings.push(clock.now()),
    });
    expect(clock.now().toISOString()).toBe('2027-11-23T09:00:00.000Z');
    expect(evenings).toHaveLength(365);
    expect(done.map(at => (at.getTime() - present.getTime()) / (7 * day))).toEqual(
      Array.from({ length: 52 }, (_, week) => week + 1),
    );
  });

  it('stops at any moment, where it is', async () => {
    const clock = aClock();
    const stopping = new AbortController();
    const done: Date[] = [];
    const stops: Actor = { nextMoment: async () => undefined, act: async () => stopping.abort() };
    await playYear(clock, [weekly(clock, done), stops], yearFrom(present), {
      signal: stopping.signal,
      dayIsOver: () => undefined,
    });
    expect(done).toEqual([new Date(present.getTime() + 7 * day)]);
    expect(clock.now()).toEqual(done[0]);
  });
});

const steps = (doing: Doing | undefined): Doing[] => (doing ? [doing, ...steps(doing.next)] : []);

describe('the firm’s people in a year', () => {
  const beginnings = Array.from({ length: 370 }, (_, days) => new Date(present.getTime() + days * day));

  it.each([
    ['in winter', '2027-01-11'],
    ['in the holidays themselves', '2027-08-09'],
    ['in autumn', '2027-10-04'],
  ])('do everything within it, and are away in an August that lies ahead, when it begins %s', (_, from) => {
    const year = yearFrom(new Date(`${from}T09:00:00Z`));
    const errands = yearErrands(year, new Date(year.from.getTime() - historyDays * day));
    expect(errands.filter(({ at }) => at <= year.from || at >= year.until)).toEqual([]);
    const away = errands.filter(({ command }) => command === '/hats away');
    expect(away).toHaveLength(6);
    for (const { at, fills } of away) {
      expect(fills?.last).toMatch(/^202[78]-08-/);
      expect(Date.parse(fills?.first ?? '')).toBeGreaterThan(at.getTime() - day);
      expect(fills?.first).toMatch(/^202[78]-08-/);
    }
  });

  it('prepare the next survey once, and answer for the one before', () => {
    for (const from of beginnings.filter(at => at.getUTCDay() % 6 !== 0)) {
      const errands = yearErrands(yearFrom(from), new Date(from.getTime() - historyDays * day));
      const clicked = errands.map(({ clicks = [] }) => String(clicks[0]));
      expect(clicked.filter(action => action === 'enps.round.prepare')).toHaveLength(1);
      expect(clicked.filter(action => action === 'enps.actions.open')).toHaveLength(1);
    }
  });

  it('do the same in two spans as in the whole of them, wherever it is parted', () => {
    const begins = new Date(present.getTime() - historyDays * day);
    const { from, until } = yearFrom(present);
    const whole = yearErrands({ from, until }, begins);
    for (const at of beginnings.filter(each => each > from && each < until)) {
      const parts = [yearErrands({ from, until: at }, begins), yearErrands({ from: at, until }, begins)];
      expect(new Set(parts.flat().map(each => JSON.stringify(each)))).toEqual(
        new Set(whole.map(each => JSON.stringify(each))),
      );
      expect(parts.flat()).toHaveLength(whole.length);
    }
  });

  it('use fields that the forms have', () => {
    const report = reportForm({ newId: 'n', clients: [{ id: 'c', name: 'C' }], message: undefined }, 'en');
    const action = newActionForm({ id: 'a', roundId: 'r', ownerSlackId: 'U0ELIN0000' }, 'en');
    const fields = (view: typeof report) =>
      view.blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id ? [block_id] : []));
    const errands = yearErrands(yearFrom(present), new Date(present.getTime() - historyDays * day));
    const reports = errands.filter(({ command }) => command === '/hats deviation');
    expect(reports.length).toBeGreaterThan(3);
    for (const { fills } of reports) expect(fields(report)).toEqual(expect.arrayContaining(Object.keys(fills ?? {})));
    const told = errands
      .filter(({ clicks = [] }) => clicks[0] === 'enps.actions.open')
      .flatMap(each => steps(each.next));
    for (const { fills } of told) expect(fields(action)).toEqual(expect.arrayContaining(Object.keys(fills ?? {})));
  });

  it('have too much to do in March and April, and say so; one of them never answers', () => {
    const clock = aClock();
    const asked = { text: 'Your check-in', actionId: 'pulse.check_in.open', nth: 0 };
    const habits = yearHabits(clock).filter(({ knows }) => knows(asked.actionId));
    const loadIn = (month: string) => {
      clock.set(new Date(`2027-${month}-10T09:00:00Z`));
      return habits.map(({ does }) => does(asked)?.fills?.load);
    };
    for (const month of ['03', '04']) expect(loadIn(month).filter(load => load === '5')).toHaveLength(3);
    for (const month of ['02', '05', '11']) expect(loadIn(month)).not.toContain('5');
    expect(habits.filter(({ afterHours }) => afterHours === null)).toHaveLength(1);
    expect(habits.map(({ userId }) => userId)).toHaveLength(9);
    const known = new Set(colleagues.map(({ id }) => id));
    expect(yearHabits(clock).filter(({ userId }) => !known.has(userId))).toEqual([]);
  });
});

test('what a click has set going is over before the clock is set on', async () => {
  const clock = aClock();
  await using place = await aSandbox();
  const clicked = new Date(present.getTime() + day);
  const answered: Date[] = [];
  let waits = 0;
  const somebody: Actor = {
    nextMoment: async () => (clock.now() < clicked ? clicked : undefined),
    act: async () => {
      if (clock.now().getTime() === clicked.getTime()) waits += 1;
    },
  };
  const app = {
    // The round that follows a click is under way, and what is under way is no moment to come.
    nextMoment: async () => new Date(clock.now().getTime() + 3_600_000),
    round: async () => {
      if (waits > answered.length) answered.push(clock.now());
    },
    timeline: async () => [],
    health: () => Promise.reject(new Error('nobody asks')),
    stop: async () => undefined,
    restart: async () => undefined,
    isRestarting: () => false,
    restarts: () => 0,
  };
  const hands = clockHands();
  hands.drive({ workspace: place.workspace, clock, app, people: () => [somebody] });
  const stop = place.workspace.subscribe(() => clock.now() > clicked && hands.halt());
  await hands.move('year');
  stop();
  expect(answered).toEqual([clicked]);
});
