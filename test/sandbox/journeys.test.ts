import { expect, test } from 'vitest';
import { openJourneys } from '../../src/sandbox/journeys.ts';
import { type Actor, sandboxClock } from '../../src/sandbox/time-machine.ts';

const saturday = new Date('2026-11-28T09:00:00Z');
const idle: Actor = { nextMoment: async () => undefined, act: async () => undefined };

/** Somebody with one thing to do, the day before yesterday. */
function aFirm() {
  const clock = sandboxClock(saturday, () => 0);
  const done: string[] = [];
  let asked = 0;
  const somebody: Actor = {
    nextMoment: async () => (done.length > 0 ? undefined : new Date('2026-11-26T09:00:00Z')),
    act: async () => {
      if (done.length === 0) done.push(clock.now().toISOString());
    },
  };
  const people = () => {
    asked += 1;
    return [somebody];
  };
  const journeys = openJourneys({ clock, app: idle, people }, () => undefined);
  return { journeys, done, asked: () => asked };
}

const { signal } = new AbortController();

test.each(['hour', 'day', 'next'] as const)('nobody of the firm acts when the clock is moved on by: %s', async move => {
  const { journeys, done } = aFirm();
  await journeys.move(move, signal);
  expect(done).toEqual([]);
});

test.each(['month', 'year'] as const)(
  'everybody acts when the clock is moved on by a %s, on the next working morning what has had to wait, and is the same person on the next journey',
  async move => {
    const { journeys, done, asked } = aFirm();
    const moving = journeys.move(move, signal);
    expect(journeys.othersAct()).toBe(true);
    await moving;
    await journeys.move('month', signal);
    expect(done).toEqual(['2026-11-30T07:00:00.000Z']);
    expect(asked()).toBe(1);
    expect(journeys.othersAct()).toBe(false);
  },
);
