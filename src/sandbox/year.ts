import { addDays } from 'date-fns/addDays';
import { addYears } from 'date-fns/addYears';
import { type Actor, type SandboxClock, travel } from './time-machine.ts';

/** A year that is being played. */
export interface YearPlayed {
  readonly from: Date;
  readonly until: Date;
}

export const yearFrom = (now: Date): YearPlayed => ({ from: now, until: addYears(now, 1) });

/** Plays day after day until the year is over or `signal` ends it; after each day those who watch are told. */
export async function playYear(
  clock: SandboxClock,
  actors: readonly Actor[],
  { until }: YearPlayed,
  { signal, dayIsOver }: { readonly signal: AbortSignal; readonly dayIsOver: () => void },
): Promise<void> {
  while (!signal.aborted && clock.now() < until) {
    const evening = addDays(clock.now(), 1);
    await travel(clock, actors, evening < until ? evening : until, signal);
    dayIsOver();
  }
}
