import { liveButton, type Submission } from './people.ts';
import { type Running, step, up } from './processes.ts';
import type { Stage, Still } from './stage.ts';

/** A run: a world with its processes, and what is remembered of it beside the database and Slack. */
export interface Run extends Running {
  readonly stage: Stage;
  readonly submissions: Submission[];
  /** Everybody whose place in the firm was changed: the periods in which she is asked may have gaps. */
  readonly moved: Set<string>;
  /** what the database was, so that it can forget; kept only where it may */
  readonly memory: Still[] | undefined;
  /** what the database has forgotten: from when to when, in true time */
  readonly forgotten: { readonly from: number; readonly to: number }[];
  canaries: number;
}

export const beginRun = (stage: Stage, running: Running, { forgets }: { readonly forgets: boolean }): Run => ({
  ...running,
  stage,
  submissions: [],
  moved: new Set(),
  memory: forgets ? [] : undefined,
  forgotten: [],
  canaries: 0,
});

const longest = 10 * 24 * 60 * 60_000;

/** The clock goes on to the next moments at which something is due. */
export async function live(run: Run, moments: number): Promise<void> {
  for (let moment = 0; moment < moments; moment += 1) {
    await step(run, new Date(run.world.wall().getTime() + longest));
    run.memory?.push(await run.stage.still(run.world));
  }
}

/** Time goes by until somebody has a button, for so many moments at most. */
export async function awaitButton(run: Run, user: string, actionId: string, most: number): Promise<void> {
  for (let moments = 0; moments < most && !liveButton(run.world, user, actionId); moments += 1) await live(run, 1);
}

/** One of the processes that are up. */
export const somewhere = (run: Run) => {
  const running = up(run);
  return running.length === 0 ? undefined : run.world.chance.pick(running);
};

/** Something to be found again where no word of hers may be. */
export function canary(run: Run, text: string): string {
  run.canaries += 1;
  return text === '' ? '' : `CANARY${run.canaries} ${text}`;
}
