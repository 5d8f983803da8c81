import { type ScheduledTask, schedule } from 'node-cron';
import type { RunningApp } from './app.ts';
import { errorFields } from './log.ts';
import type { Clock, Log } from './ports.ts';

/** What wakes the app. Neither carries any meaning: what is due stands in the database. */
export interface Ringing {
  stop(): Promise<void>;
}

const soon = 60_000;

/**
 * Rings a round every minute (cron in UTC, never two at once), once at the start, and in between when something falls due
 * within the next minute.
 */
export function ring(
  app: RunningApp,
  cronExpression: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Ringing {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      await app.round();
      const next = await app.nextMoment();
      const wait = next ? next.getTime() - clock.now().getTime() : soon;
      if (!stopped && wait < soon) timer = setTimeout(() => void round(), Math.max(wait, 1_000));
    } catch (error) {
      log.error('round_failed', errorFields(error));
    }
  };
  const task: ScheduledTask = schedule(cronExpression, round, { timezone: 'Etc/UTC', noOverlap: true, name: 'tick' });
  void round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await task.destroy();
    },
  };
}
