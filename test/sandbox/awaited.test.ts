import { expect, test } from 'vitest';
import { createAwaited } from '../../src/sandbox/awaited.ts';
import { sandboxClock, travel } from '../../src/sandbox/time-machine.ts';

const present = new Date('2026-11-23T09:00:00Z');
const tomorrow = new Date('2026-11-24T09:00:00Z');

function aHeldClock() {
  const awaited = createAwaited();
  const clock = { ...sandboxClock(present, () => 0), held: awaited.over };
  return { awaited, clock };
}

test('the clock is set when the last thing under way is answered, also if that came while it waited, and if an answer failed', async () => {
  const { awaited, clock } = aHeldClock();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  awaited.add(first.promise);
  const journey = travel(clock, [], tomorrow);
  awaited.add(second.promise);
  first.reject(new Error('the app is gone'));
  await new Promise(setImmediate);
  expect(clock.now()).toEqual(present);
  second.resolve();
  await journey;
  expect(clock.now()).toEqual(tomorrow);
  expect(awaited.over()).toBeUndefined();
});

test('a journey that is stopped waits for no answer, and stays where it is', async () => {
  const { awaited, clock } = aHeldClock();
  awaited.add(new Promise(() => undefined));
  const stopping = new AbortController();
  const journey = travel(clock, [], tomorrow, stopping.signal);
  await new Promise(setImmediate);
  stopping.abort();
  await journey;
  expect(clock.now()).toEqual(present);
});
