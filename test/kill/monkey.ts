import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Chance } from '../simulator/random.ts';
import { betweenOf, pause, type Span, weighted } from './chance.ts';
import type { Fleet } from './fleet.ts';
import type { Server } from './server.ts';
import { slackFault } from './slack-faults.ts';
import type { Wire } from './wire.ts';

/** What the mischief is made in. */
export interface World {
  readonly fleet: Fleet;
  readonly server: Server;
  readonly wire: Wire;
  readonly sandbox: Sandbox;
}

/** How bad it gets. All spans in milliseconds. */
export interface Temper {
  readonly betweenActs: Span;
  readonly frozen: Span;
  /** now and then one stands still for longer than its leases last */
  readonly frozenLong: Span;
  readonly databaseDown: Span;
  readonly betweenFaults: Span;
  /** the longest that Slack takes for an answer */
  readonly slowest: number;
}

/** How often each kind of mischief was done. */
export type Tally = Map<string, number>;

interface Mischief extends World {
  readonly chance: Chance;
  readonly temper: Temper;
  readonly tally: Tally;
  /** places that stand still, and the timers that end it */
  readonly frozen: Map<number, NodeJS.Timeout>;
}

/** Breaks what can break, by chance, until told to stop. Then nothing breaks any more, and what stood still runs again. */
export async function makeMischief(
  world: World,
  { temper, chance, tally }: { readonly temper: Temper; readonly chance: Chance; readonly tally: Tally },
  ending: AbortSignal,
): Promise<void> {
  const mischief: Mischief = { ...world, chance, temper, tally, frozen: new Map() };
  await Promise.all([
    repeat(mischief, temper.betweenActs, ending, () => oneAct(mischief)),
    repeat(mischief, temper.betweenFaults, ending, async () => {
      const name = slackFault(world.sandbox.workspace.faults, chance, temper.slowest);
      tally.set(name, (tally.get(name) ?? 0) + 1);
    }),
  ]);
  world.sandbox.workspace.faults.clear();
  for (const place of mischief.frozen.keys()) thaw(mischief, place);
}

async function repeat({ chance }: Mischief, span: Span, ending: AbortSignal, act: () => Promise<void>): Promise<void> {
  while (!ending.aborted) {
    await pause(betweenOf(chance, span));
    if (!ending.aborted) await act();
  }
}

const acts = [
  [5, 'kill'],
  [4, 'freeze'],
  [1, 'freeze_long'],
  [1, 'database_crash'],
  [4, 'reset'],
  [1, 'reset_all'],
  [5, 'commit_done_answer_lost'],
  [2, 'commit_lost'],
  [3, 'half_open'],
  [1, 'sockets_cut'],
  [1, 'sockets_refresh'],
] as const;

async function oneAct(mischief: Mischief): Promise<void> {
  const { chance, temper, tally, fleet, wire, sandbox } = mischief;
  const act = weighted(chance, acts);
  const place = chance.below(fleet.size);
  tally.set(act, (tally.get(act) ?? 0) + 1);
  switch (act) {
    case 'kill':
      return fleet.kill(place);
    case 'freeze':
      return freeze(mischief, place, temper.frozen);
    case 'freeze_long':
      return freeze(mischief, place, temper.frozenLong);
    case 'database_crash':
      return crash(mischief);
    case 'reset':
      return wire.reset(chance.below(1_000) / 1_000);
    case 'reset_all':
      return wire.resetAll();
    case 'commit_done_answer_lost':
      return wire.cutNextCommit('done');
    case 'commit_lost':
      return wire.cutNextCommit('undone');
    case 'half_open':
      return wire.halfOpen(chance.below(1_000) / 1_000);
    case 'sockets_cut':
      return sandbox.sockets.cut();
    case 'sockets_refresh':
      return sandbox.sockets.refresh();
  }
}

function freeze(mischief: Mischief, place: number, span: Span): void {
  if (mischief.frozen.has(place)) return;
  mischief.fleet.freeze(place);
  const timer = setTimeout(() => thaw(mischief, place), betweenOf(mischief.chance, span));
  mischief.frozen.set(place, timer);
}

function thaw({ frozen, fleet }: Mischief, place: number): void {
  clearTimeout(frozen.get(place));
  frozen.delete(place);
  fleet.thaw(place);
}

async function crash({ server, chance, temper }: Mischief): Promise<void> {
  await server.crash();
  await pause(betweenOf(chance, temper.databaseDown));
  await server.start();
}
