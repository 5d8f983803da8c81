import { secret } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import { chanceOf } from '../simulator/random.ts';
import { answerAll } from './answering.ts';
import { pause } from './chance.ts';
import { dueAt, goAt, nightAt, openSlack, settleIn } from './firm.ts';
import { launchFleet } from './fleet.ts';
import { balance, type Ledger, messagesOfApp } from './ledger.ts';
import { makeMischief, type Tally, type Temper, type World } from './monkey.ts';
import { untilQuiet, type Waiting } from './quiet.ts';
import { openServer, type Server } from './server.ts';
import { timeFrom } from './time.ts';
import { openWire } from './wire.ts';

export interface Ordeal {
  readonly seed: number;
  readonly consultants: number;
  /** messages that may go out in one */
  readonly perMinute: number;
  /** so many of them answer while it lasts */
  readonly answering: number;
  /** milliseconds from its beginning until everybody is asked; until then everybody is told what it will be about */
  readonly lead: number;
  /** milliseconds */
  readonly mischief: number;
  readonly temper: Temper;
  readonly patience: number;
  /** seconds; see `Waiting` */
  readonly jump: number;
}

export interface Outcome {
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly said: ReadonlyMap<string, number>;
  readonly remarks: readonly string[];
  /** what no process may do */
  readonly complaints: readonly string[];
  readonly accepted: number;
  readonly refused: number;
  /** milliseconds that it took after the mischief until everything was done */
  readonly recovery: number;
}

const instances = 3;

/** Three processes of the app live through it; then it is counted what became of everything. Undefined where Postgres cannot start. */
export async function endure(ordeal: Ordeal): Promise<Outcome | undefined> {
  const server = await openServer();
  try {
    return server && (await endureOn(server, ordeal));
  } finally {
    await server?.remove();
  }
}

async function endureOn(server: Server, ordeal: Ordeal): Promise<Outcome> {
  const time = timeFrom(goAt);
  const sandbox = await openSlack(ordeal.consultants, time);
  const wire = await openWire(server.port);
  const { db, close } = await connectionTo(server.url);
  await settleIn(server.url, sandbox, ordeal.perMinute);
  time.set(nightAt);
  const url = Object.assign(new URL(server.url), { port: String(wire.port) }).href;
  const environment = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: url,
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    TICK_SCHEDULE: '* * * * * *',
  };
  const fleet = launchFleet(instances, environment, time.ahead());
  try {
    return await live(
      ordeal,
      { fleet, server, wire, sandbox },
      { db, fleet, time, patience: ordeal.patience, jump: ordeal.jump },
    );
  } finally {
    await fleet.close();
    await close();
    await wire.close();
    await sandbox.close();
  }
}

async function connectionTo(url: string) {
  const { background, close } = await connect({ kind: 'postgres', url: secret(url) });
  return { db: background, close };
}

async function live(ordeal: Ordeal, world: World, waiting: Waiting): Promise<Outcome> {
  const { fleet, wire, sandbox } = world;
  const chance = chanceOf(ordeal.seed);
  const tally: Tally = new Map();
  const consultants = [...sandbox.workspace.records.people.keys()].filter(id => id.startsWith('U0C'));
  await fleet.allSay('database_ready');
  waiting.time.set(new Date(dueAt.getTime() - ordeal.lead));
  fleet.tell(waiting.time.ahead());
  await sandbox.workspace.until(() => messagesOfApp(sandbox).length > 0, ordeal.patience);
  const answering = answerAll(
    sandbox.workspace,
    consultants.slice(0, ordeal.answering),
    chanceOf(ordeal.seed + 1),
    AbortSignal.timeout(ordeal.mischief + ordeal.patience),
  );
  await makeMischief(world, { temper: ordeal.temper, chance, tally }, AbortSignal.timeout(ordeal.mischief));
  const over = Date.now();
  // The last of the mischief: what one process had at hand is taken over by the others, and then that one goes on where it was.
  const sleeper = chance.below(fleet.size);
  fleet.freeze(sleeper);
  wire.heal();
  const quiet = await untilQuiet(waiting);
  const recovery = Date.now() - over;
  fleet.thaw(sleeper);
  await pause(afterwards);
  const answers = await answering;
  await untilQuiet(waiting);
  return {
    ledger: await balance(waiting.db, sandbox, { consultants, accepted: answers.accepted, jumped: waiting.jump > 0 }),
    tally,
    said: fleet.said,
    remarks: fleet.remarks,
    complaints: [...fleet.uncaught, ...answers.complaints, ...(quiet ? [] : ['it never became quiet'])],
    accepted: answers.accepted.size,
    refused: answers.refused,
    recovery,
  };
}

/** For the one that stood still to do what it would not do any more. */
const afterwards = 2_000;
