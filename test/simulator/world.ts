import type { PGlite } from '@electric-sql/pglite';
import type { Connection } from '../../src/db/connect.ts';
import type { Log, LogFields } from '../../src/ports.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import type { Sabotage } from './app.ts';
import { connectionOf } from './database.ts';
import { ConnectionLost, Crash, type Faults, faultPlan } from './faults.ts';
import type { Posted, SlackLedger } from './ledger.ts';
import { type Chance, chanceOf } from './random.ts';
import { SlackFailed } from './slack.ts';
import { type Turns, turnsBy } from './turns.ts';
import type { Sighting } from './witness.ts';

/** What all processes share: one database, one Slack, time, chance, and whatever goes wrong. */
export interface World {
  readonly pglite: PGlite;
  readonly faults: Faults;
  readonly slack: SlackLedger;
  readonly turns: Turns;
  readonly chance: Chance;
  /** an admin's own connection: nothing goes wrong with it; only while nothing else moves */
  readonly desk: Connection;
  readonly newId: () => string;
  /** every line that the app logged, whatever the allow-list would drop */
  readonly logged: string[];
  readonly log: Log;
  /** failures that nobody injected */
  readonly troubles: string[];
  /** every message at the moment when it came to stand in Slack */
  readonly sightings: Sighting[];
  readonly seen: (message: Posted) => Promise<void>;
  /** in milliseconds: the database's clock, which does not step, by how much the clocks on the walls are ahead of it, and which life it lives */
  readonly time: Times;
  /** what the clocks on the walls say */
  readonly wall: () => Date;
  readonly trueTime: () => Date;
  /** Time passes and nobody does anything. */
  readonly pass: (milliseconds: number) => void;
  readonly sabotage: Sabotage;
}

interface Times {
  true: number;
  ahead: number;
  /** how often the database has forgotten something */
  lives: number;
}

export interface WorldParts {
  readonly pglite: PGlite;
  readonly seed: number;
  readonly time: Readonly<Times>;
  readonly ledger: SlackLedger;
  readonly see: (message: Posted) => Promise<Sighting>;
  readonly sabotage: Sabotage;
}

export function openWorld({ pglite, seed, time: given, ledger, see, sabotage }: WorldParts): World {
  const time = { ...given };
  const trueTime = () => new Date(time.true);
  const logged: string[] = [];
  const troubles: string[] = [];
  const sightings: Sighting[] = [];
  const chance = chanceOf(seed);
  return {
    pglite,
    faults: faultPlan(),
    slack: ledger,
    chance,
    turns: turnsBy(chance, error => {
      if (!isInjected(error)) troubles.push(String(error instanceof Error ? error.stack : error));
    }),
    desk: connectionOf({
      pglite,
      life: { name: 'desk', dead: false },
      databaseTime: trueTime,
      databaseLife: () => time.lives,
    }),
    newId: seededIds(`world ${seed} ${given.true}`),
    logged,
    log: logInto(logged, troubles),
    troubles,
    sightings,
    seen: async message => void sightings.push(await see(message)),
    time,
    wall: () => new Date(time.true + time.ahead),
    trueTime,
    pass: milliseconds => {
      time.true += milliseconds;
    },
    sabotage,
  };
}

/** Whether somebody here wanted it to fail. */
function isInjected(error: unknown): boolean {
  if (error instanceof Crash || error instanceof ConnectionLost || error instanceof SlackFailed) return true;
  return error instanceof Error && error.cause !== undefined && isInjected(error.cause);
}

const injected = new Set(['Crash', 'ConnectionLost', 'SlackFailed']);
/** What the app calls a failure of its own, by the error's name. */
const failures = new Set(['delivery_failed', 'occurrence_failed', 'plan_failed', 'listener_failed', 'sync_failed']);

function logInto(lines: string[], troubles: string[]): Log {
  const write = (event: string, fields: LogFields = {}): void => {
    const line = `${event} ${JSON.stringify(fields)}`;
    lines.push(line);
    if (failures.has(event) && !injected.has(String(fields.error))) troubles.push(line);
  };
  return { info: write, warn: write, error: write };
}
