import type { RunningApp } from '../app.ts';

/** An app that may be another one after a restart. Whoever asks it something meanwhile waits for the next one. */
export interface RestartableApp extends Pick<RunningApp, 'nextMoment' | 'round' | 'timeline' | 'health' | 'stop'> {
  /** Ends it and begins it again. One that is restarting is not restarted. */
  restart(): Promise<void>;
  isRestarting(): boolean;
  /** so often since the start */
  restarts(): number;
}

/** `changed` is called when a restart begins and when it is over. */
export function restartable(first: RunningApp, changed: () => void): RestartableApp {
  let current = Promise.resolve(first);
  let restarting = false;
  let restarts = 0;
  return {
    nextMoment: async () => (await current).nextMoment(),
    round: async () => (await current).round(),
    timeline: async span => (await current).timeline(span),
    health: async () => (await current).health(),
    stop: async () => (await current).stop(),
    isRestarting: () => restarting,
    restarts: () => restarts,
    restart: async () => {
      if (restarting) return;
      restarting = true;
      changed();
      current = current.then(app => app.restarted());
      try {
        await current;
        restarts += 1;
      } finally {
        restarting = false;
        changed();
      }
    },
  };
}
