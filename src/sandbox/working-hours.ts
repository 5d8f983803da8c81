import type { Actor } from './time-machine.ts';

const dayMs = 86_400_000;

/** Hours of the day, UTC, in which everybody is at work: the firm's people live between Norway and Finland. */
const [morning, evening] = [7, 15];

const isWeekend = (at: Date): boolean => at.getUTCDay() % 6 === 0;

/** Whether people are at work at that moment. */
const isWorkingMoment = (at: Date): boolean =>
  !isWeekend(at) && at.getUTCHours() >= morning && at.getUTCHours() < evening;

/** That moment, or the next morning of a working day when it falls on an evening, a night or a weekend. */
export function workingMoment(at: Date): Date {
  if (isWorkingMoment(at)) return at;
  const next = new Date(at.getTime());
  next.setUTCHours(morning, 0, 0, 0);
  while (next < at || isWeekend(next)) next.setTime(next.getTime() + dayMs);
  return next;
}

/** The same people, who do what is to be done only when people are at work; what has had to wait, first of all. */
export const atWork = ({ nextMoment, act }: Actor, clock: { now(): Date }): Actor => ({
  nextMoment: async () => {
    const next = await nextMoment();
    const now = clock.now();
    return next && workingMoment(next > now ? next : now);
  },
  act: async () => {
    if (isWorkingMoment(clock.now())) await act();
  },
});
