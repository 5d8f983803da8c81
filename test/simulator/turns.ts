import type { Chance } from './random.ts';

/**
 * Who moves next. Every call that leaves the app waits here; when nothing else moves, chance lets one of them through, and
 * nothing else moves until it has ended. So two instances interleave differently by seed, and one seed always gives one run.
 */
export interface Turns {
  /** Waits for a turn; the answer ends it. */
  enter(): Promise<() => void>;
  /** Begins something that goes on beside whatever runs. Its failure is for `failed`. */
  begin(task: () => Promise<unknown>): void;
  /** Lets everything that was begun run to its end. */
  settle(): Promise<void>;
  /** turns taken so far */
  readonly taken: number;
}

/** Longer than any pause between two calls of one task: nothing outside this process is waited for. */
const mostIdle = 20_000;

export function turnsBy(chance: Chance, failed: (error: unknown) => void): Turns {
  const waiting: (() => void)[] = [];
  const state = { running: 0, taken: 0 };
  let moving: Promise<void> = Promise.resolve();

  const letOneMove = (): void => {
    const [next] = waiting.splice(waiting.length === 1 ? 0 : chance.below(waiting.length), 1);
    state.taken += 1;
    next?.();
  };
  return {
    get taken() {
      return state.taken;
    },
    enter: () =>
      new Promise(resolve => {
        waiting.push(() => {
          let end = (): void => undefined;
          moving = new Promise(ended => {
            end = ended;
          });
          resolve(end);
        });
      }),
    begin: task => {
      state.running += 1;
      task()
        .catch(failed)
        .finally(() => {
          state.running -= 1;
        });
    },
    settle: async () => {
      for (let idle = 0; state.running > 0; idle += 1) {
        if (idle > mostIdle) throw new Error('a task waits for something that never comes');
        await calm();
        if (waiting.length === 0) continue;
        idle = 0;
        letOneMove();
        await moving;
      }
      await calm();
    },
  };
}

/** Whatever can go on without a turn has gone on. */
const calm = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
