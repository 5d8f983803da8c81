import fc from 'fast-check';
import { type Action, anyAction, words } from './actions.ts';
import type { Sabotage } from './app.ts';
import { gather, invariants } from './invariants.ts';
import { perform } from './perform.ts';
import { beginRun, type Run } from './playing.ts';
import { kill, ring, startDue, travel } from './processes.ts';
import type { Stage } from './stage.ts';

/** What chance decides: who moves when, and what happens. */
export interface History {
  readonly schedule: number;
  readonly actions: readonly Action[];
}

export interface Exploring {
  /** the database may lose its newest commits */
  readonly forgets: boolean;
  /** so many things happen at most */
  readonly length: number;
  readonly sabotage?: Sabotage;
}

/** Plays a history, lets everything mend and come to rest; what was broken, each line with its invariant. */
export async function play(stage: Stage, { schedule, actions }: History, exploring: Exploring): Promise<string[]> {
  const run = beginRun(stage, await stage.open(stage.beginning, schedule, ['a', 'b'], exploring.sabotage), exploring);
  for (const action of actions) await perform(run, action);
  await mend(run);
  await comeToRest(run, 3 * day);
  return judge(run);
}

const day = 24 * 60 * 60_000;

/** Nothing more goes wrong, and every process is started anew. */
async function mend(run: Run): Promise<void> {
  const { faults, slack } = run.world;
  faults.end();
  slack.lag = 0;
  slack.revokedUntil = undefined;
  slack.unreachable.clear();
  for (const slot of run.slots) kill(run.world, slot, 0);
  await startDue(run);
  await ring(run);
}

/** More than there is ever to do in three days. */
const mostSteps = 600;

export const comeToRest = (run: Run, milliseconds: number): Promise<void> =>
  travel(run, new Date(run.world.wall().getTime() + milliseconds), mostSteps);

export async function judge(run: Run): Promise<string[]> {
  const evidence = await gather(run);
  return Object.entries(invariants).flatMap(([name, look]) => look(evidence).map(found => `${name}: ${found}`));
}

export interface Broken {
  readonly seed: number;
  readonly history: History;
  readonly found: string;
}

/** One seed: a history drawn from it and played. A broken one comes back as short as it can be made. */
export async function explore(stage: Stage, seed: number, exploring: Exploring): Promise<Broken | undefined> {
  const actions = fc.array(anyAction(exploring), { minLength: 4, maxLength: exploring.length, size: 'max' });
  const property = fc.asyncProperty(fc.record({ schedule: fc.integer(), actions }), async history => {
    const found = await play(stage, history, exploring);
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  const result = await fc.check(property, { seed, numRuns: 1, interruptAfterTimeLimit: 300_000 });
  const [history] = result.counterexample ?? [];
  if (!result.failed || !history) return undefined;
  const error = result.errorInstance;
  return { seed, history, found: error instanceof Error ? error.message : String(error) };
}

/** For whoever has to understand it. */
export const wordsOf = ({ seed, history, found }: Broken): string =>
  [`seed ${seed}, schedule ${history.schedule}:`, ...history.actions.map(each => `  ${words(each)}`), found].join('\n');
