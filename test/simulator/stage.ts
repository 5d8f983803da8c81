import { idOf } from '../../src/db/ids.ts';
import { migrate } from '../../src/db/migrate.ts';
import { importRoster } from '../../src/roster/index.ts';
import { changeSetting, go, settingsOf } from '../../src/settings/index.ts';
import { localDateOf } from '../../src/time/calendar.ts';
import type { Sabotage } from './app.ts';
import { connectionOf, openDatabase } from './database.ts';
import * as firm from './firm.ts';
import { emptyLedger, type SlackLedger } from './ledger.ts';
import { type Running, ring, slotsFor, startDue } from './processes.ts';
import { team } from './slack.ts';
import { restoreSnapshot, type Snapshot, tablesOf, takeSnapshot } from './snapshot.ts';
import { witness } from './witness.ts';
import { openWorld, type World } from './world.ts';

/** Thursday, half past nine in Tallinn. Three working days before the first check-in may fall due. */
const morning = new Date('2026-11-26T07:30:00Z');

export const workspaceId = idOf('workspace', team);

/** A world that stands still, with no process running. */
export interface Still {
  readonly snapshot: Snapshot;
  readonly ledger: SlackLedger;
  readonly time: World['time'];
}

/** One database for many worlds, one after the other. */
export interface Stage {
  /** a firm imported, its people read, and *go* just said */
  readonly beginning: Still;
  /** A world of its own that goes on from there, with processes of these names. */
  open(from: Still, seed: number, names: readonly string[], sabotage?: Sabotage): Promise<Running>;
  still(world: World): Promise<Still>;
  restore(snapshot: Snapshot): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const pglite = await openDatabase();
  const desk = connectionOf({
    pglite,
    life: { name: 'desk', dead: false },
    databaseTime: () => morning,
    databaseLife: () => 0,
  });
  await migrate(desk.background);
  const tables = await tablesOf(pglite);
  const see = witness(desk.background, workspaceId);
  const still = async ({ slack, time }: World): Promise<Still> => ({
    snapshot: await takeSnapshot(pglite, tables),
    ledger: structuredClone(slack),
    time: { ...time },
  });
  const open: Stage['open'] = async ({ snapshot, ledger, time }, seed, names, sabotage = around => around) => {
    await restoreSnapshot(pglite, snapshot);
    const world = openWorld({ pglite, seed, time, ledger: structuredClone(ledger), see, sabotage });
    const running = { world, slots: slotsFor(names) };
    await startDue(running);
    return running;
  };
  const nothing = Object.fromEntries(tables.map(table => [table, []]));
  const time = { true: morning.getTime(), ahead: 0, lives: 0 };
  const first = await open({ snapshot: nothing, ledger: emptyLedger(firm.slackUsers), time }, 0, ['first']);
  await furnish(first);
  return {
    beginning: { ...(await still(first.world)), time },
    open,
    still,
    restore: snapshot => restoreSnapshot(pglite, snapshot),
    close: () => pglite.close(),
  };
}

/** People are read while nobody may be written to; then an admin sets, imports and says go. */
async function furnish(running: Running): Promise<void> {
  const { world } = running;
  await ring(running);
  for (const [name, text] of firm.settings) await set(world, name, text);
  if (!(await bring(world, firm.roster))) throw new Error('the roster was refused');
  await go(world.desk.db, workspaceId, world.wall());
}

/** An admin changes a setting. */
export async function set({ desk, wall }: World, name: string, text: string): Promise<void> {
  const { outcome } = await changeSetting(desk.db, workspaceId, name, text, wall());
  if (outcome !== 'set') throw new Error(`${name} was ${outcome}: ${text}`);
}

/** An admin imports a file; whether it was taken. What it says may no longer fit, say when it names somebody who has left. */
export async function bring({ desk, wall, newId }: World, csv: string): Promise<boolean> {
  const today = localDateOf(wall(), (await settingsOf(desk.db, workspaceId)).zone);
  const report = await importRoster({ db: desk.db, newId }, { workspaceId, csv, today, apply: true });
  return report.applied;
}
