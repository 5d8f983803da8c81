import { sql } from 'kysely';
import type { Connection } from '../../src/db/connect.ts';
import { type Incarnation, startIncarnation } from './app.ts';
import { slackPort } from './slack.ts';
import type { World } from './world.ts';

/** A place where a process of the app runs, ends, and is started again. */
export interface Slot {
  readonly name: string;
  running: Incarnation | undefined;
  /** true time at which it is started again */
  backAt: number;
  /** seconds that it stays down after its next end */
  downFor: number;
  /** true time at which it tries again after a failed round */
  retryAt: number | undefined;
}

const second = 1_000;
const restartsAfter = 60;

/** Places for processes, which are to be started. */
export const slotsFor = (names: readonly string[]): Slot[] =>
  names.map(name => ({ name, running: undefined, backAt: 0, downFor: restartsAfter, retryAt: undefined }));

/** A world and the processes in it. */
export interface Running {
  readonly world: World;
  readonly slots: readonly Slot[];
}

/** Those that are up. */
export const up = ({ slots }: Running): Incarnation[] => slots.flatMap(({ running }) => running ?? []);

/** All of this at once, to its end; whoever died meanwhile is started again later. */
export async function together({ world, slots }: Running, tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const task of tasks) world.turns.begin(task);
  await world.turns.settle();
  for (const slot of slots) if (slot.running?.life.dead) end(world, slot);
}

/** The process ends as by `kill -9`, between two effects. `downFor` seconds. */
export function kill(world: World, slot: Slot, downFor: number): void {
  slot.downFor = downFor;
  end(world, slot);
}

function end({ time }: World, slot: Slot): void {
  if (slot.running) slot.running.life.dead = true;
  slot.running = undefined;
  slot.retryAt = undefined;
  slot.backAt = time.true + slot.downFor * second;
  slot.downFor = restartsAfter;
}

/** Starts what is to be started. */
export async function startDue(running: Running): Promise<void> {
  const { world, slots } = running;
  const due = slots.filter(slot => !slot.running && slot.backAt <= world.time.true);
  await together(
    running,
    due.map(slot => () => start(world, slot)),
  );
}

async function start(world: World, slot: Slot): Promise<void> {
  const { pglite, turns, faults, trueTime, wall, log, newId, time } = world;
  const life = { name: slot.name, dead: false };
  const slack = slackPort({ ...world, ledger: world.slack, wallTime: wall }, life);
  const line = { pglite, life, weather: { turns, faults }, databaseTime: trueTime, databaseLife: () => time.lives };
  // One message after the other, or several on their way at once.
  const flow = { lanes: 1 + world.chance.below(3), batch: 1 + world.chance.below(2) };
  // Whoever can't start tries again like a container that is restarted.
  slot.backAt = world.time.true + restartsAfter * second;
  const around = { line, slack, wallTime: wall, log, newId, begin: turns.begin, flow };
  slot.running = await startIncarnation(world.sabotage(around));
  slot.retryAt = undefined;
}

/** A round of each of these at once. */
export const ring = (running: Running, slots = running.slots): Promise<void> =>
  together(
    running,
    slots.map(slot => () => round(running.world, slot)),
  );

async function round({ time }: World, slot: Slot): Promise<void> {
  try {
    await slot.running?.round();
    slot.retryAt = undefined;
  } catch (error) {
    slot.retryAt = time.true + 10 * second;
    throw error;
  }
}

/** On to the next moment at which something is due, `until` at the latest; there everybody does a round. */
export async function step(running: Running, until: Date): Promise<void> {
  const { world } = running;
  world.pass(Math.max(0, Math.min(await distance(running), until.getTime() - world.wall().getTime())));
  await startDue(running);
  await ring(running);
}

/** Step by step until that moment by the clocks on the walls. */
export async function travel(running: Running, until: Date, mostSteps = 10_000): Promise<void> {
  for (let steps = 0; running.world.wall() < until; steps += 1) {
    if (steps > mostSteps) throw new Error('it does not come to rest');
    await step(running, until);
  }
}

/** Milliseconds to the next moment at which somebody wakes: something is due, a lease runs out, a process comes back or tries again. */
async function distance(running: Running): Promise<number> {
  const { time, desk, wall } = running.world;
  const waits = running.slots.flatMap(slot => [slot.running ? [] : slot.backAt, slot.retryAt ?? []].flat());
  const toGo = waits.map(at => at - time.true);
  if (up(running).length > 0) {
    const { due, busy } = await toCome(desk);
    if (due) toGo.push(due.getTime() - wall().getTime());
    if (busy) toGo.push(30 * second);
  }
  const next = Math.min(...toGo);
  return next > 0 ? next : 20 * second;
}

/** By the rows themselves: the app is not asked, which may be down. `busy`: something is being sent, or is to be planned. */
async function toCome({ background }: Connection): Promise<{ due: Date | null; busy: boolean }> {
  const { rows } = await sql<{ due: Date | null; busy: boolean }>`select least(
      (select min(wake_at) from occurrence),
      (select min(wake_at) from outbox where state in ('waiting', 'unclear'))) as due,
    exists (select 1 from outbox where state = 'sending') or exists (select 1 from replan) as busy`.execute(background);
  return rows[0] ?? { due: null, busy: false };
}
