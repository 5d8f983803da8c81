import type { Clock } from '../../src/ports.ts';

/** Time that begins where a test wants it, runs at the speed of the machine's, and may jump ahead. */
export interface RunningTime extends Clock {
  /** milliseconds that it is ahead of the machine's */
  ahead(): number;
  /** From now on it is that late. */
  set(to: Date): void;
  jump(seconds: number): void;
}

export function timeFrom(start: Date): RunningTime {
  let ahead = start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    ahead: () => ahead,
    set: to => {
      ahead = to.getTime() - Date.now();
    },
    jump: seconds => {
      ahead += seconds * 1000;
    },
  };
}
