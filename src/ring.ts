import { type ScheduledTask, schedule } from 'node-cron';
import type { RunningApp } from './app.ts';
import { errorFields } from './log.ts';
import type { Clock, Log } from './ports.ts';

/** What wakes the app. Neither carries any meaning: what is due stands in the database. */
export interface Ringing {
  stop(): Promise<void>;
}

const soon = 60_000;
const firstRetry = 1_000;

/** Milliseconds before the next try after so many failures in a row: doubling, a minute at most. */
export const retryPause = (failures: number): number => Math.min(firstRetry * 2 ** (failures - 1), soon);

/** Cron speaks of rings that were missed or still last, which mean nothing here, and in lines that are no log of ours. */
const nobody = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Rings every minute (cron in UTC, never two at once), once at the start, in between when something falls due within the next minute,
 * and soon again after a failure. A long queue of messages does not hold up what falls due meanwhile.
 */
export function ring(
  app: Pick<RunningApp, 'tick' | 'send' | 'nextMoment'>,
  cronExpression: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Ringing {
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let stopped = false;
  const again = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void turn(), milliseconds);
  };
  const failed = (error: unknown): void => {
    failures += 1;
    log.error('round_failed', errorFields(error));
    again(retryPause(failures));
  };
  const send = async (): Promise<void> => {
    try {
      await app.send();
      // Whoever stops us closes the database next.
      if (stopped) return;
      const next = await app.nextMoment();
      failures = 0;
      const wait = next ? next.getTime() - clock.now().getTime() : soon;
      if (wait < soon) again(Math.max(wait, 1_000));
    } catch (error) {
      failed(error);
    }
  };
  const turn = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      await app.tick();
      if (!stopped) void send();
    } catch (error) {
      failed(error);
    }
  };
  const task: ScheduledTask = schedule(cronExpression, turn, {
    timezone: 'Etc/UTC',
    noOverlap: true,
    name: 'tick',
    logger: nobody,
  });
  void turn();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await task.destroy();
    },
  };
}
