import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { monotonic, pause } from '../../src/time/clock.ts';

const long = 60_000;

it('a pause ends at once where its signal is or was aborted', async () => {
  const ending = new AbortController();
  const from = monotonic();
  const waiting = pause(long, ending.signal);
  ending.abort();
  await waiting;
  await pause(long, ending.signal);
  expect(monotonic() - from).toBeLessThan(long / 10);
});

it('a pause that is over leaves nothing behind on its signal', async () => {
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 100 }, () => pause(1, signal)));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
