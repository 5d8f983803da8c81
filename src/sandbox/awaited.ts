import type { PageAct } from './page-api.ts';
import type { Outcome, Workspace } from './workspace/index.ts';

/** What people do by hand and the app has to answer within Slack's clocks: the clock waits for it. */
export interface Awaited {
  /** Counts it as under way until it settles. */
  add(answered: Promise<unknown>): void;
  /** Resolves when nothing is under way any more, or `signal` ends the waiting; undefined: nothing is. */
  over(signal?: AbortSignal): Promise<void> | undefined;
}

/** Nothing is under way. */
export function createAwaited(): Awaited {
  const underWay = new Set<Promise<unknown>>();
  const none = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    add: answered => {
      const settled = answered
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(settled);
        });
      underWay.add(settled);
    },
    over: signal => {
      if (underWay.size === 0 || signal?.aborted) return undefined;
      return signal ? Promise.race([none(), aborted(signal)]) : none();
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** In milliseconds of real time: so long a trigger lives. */
const triggerLife = 3_000;

/**
 * Resolves when the app has answered what she is doing: has acknowledged it and, where a view may come of it, when that is before her or
 * cannot come any more. Call it before she does it: what is before her now is no answer.
 */
export function watchAnswer(
  workspace: Workspace,
  userId: string,
  act: PageAct,
): (outcome: Promise<Outcome | null>) => Promise<unknown> {
  if (!mayOpen(act)) return outcome => outcome;
  const before = screenOf(workspace, userId);
  const changed = workspace.until(() => screenOf(workspace, userId) !== before, triggerLife).catch(() => undefined);
  return async outcome => ((await outcome)?.kind === 'acknowledged' ? changed : undefined);
}

/** What comes with a trigger, which opens a view; a submitted form's own view comes with the acknowledgement. */
const mayOpen = ({ type }: PageAct): boolean =>
  type === 'click' || type === 'view_click' || type === 'command' || type === 'shortcut';

/** Which views are before her, in which version. */
const screenOf = (workspace: Workspace, userId: string): string =>
  [workspace.homeOf(userId), ...workspace.openViews(userId)].map(view => `${view?.id} ${view?.hash}`).join();
