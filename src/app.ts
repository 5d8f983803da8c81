import type { Config, SlackConfig } from './config.ts';
import { type Connection, connect } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import {
  type DeliveryKind,
  morningKind,
  nextDue,
  pacer,
  type Readers,
  type Sending,
  sendDue,
} from './delivery/index.ts';
import { deviationDeliveries, deviationListeners } from './deviations/index.ts';
import { errorFields } from './log.ts';
import type { Log, Ports } from './ports.ts';
import { pulseCadences, pulseDeliveries, pulseListeners } from './pulse/index.ts';
import {
  type ImportReport,
  importRoster,
  keepPeopleFresh,
  markEverybody,
  personById,
  rosterListeners,
  rosterOf,
} from './roster/index.ts';
import { type Rounds, rounds } from './rounds.ts';
import { nextWake, type Ticking, tick } from './schedule/index.ts';
import {
  changeSetting,
  go,
  type SetOutcome,
  setHalted,
  settingsOf,
  upsertWorkspace,
  type Workspace,
  workspaceOf,
  workspaces,
} from './settings/index.ts';
import { type Reachable, socketApp, untilReached } from './slack/app.ts';
import { type Identity, type SlackPort, slackClient } from './slack/client.ts';
import type { Listeners } from './slack/listeners.ts';
import { firstTime, forgetEvents } from './slack/queries.ts';
import { sdkLogger } from './slack/sdk-log.ts';
import { localDateOf } from './time/calendar.ts';
import { monotonic, pause } from './time/clock.ts';
import { type CalendarShelf, calendarShelf } from './time/shelf.ts';

/** What a start needs from outside: the machine's in `main.ts`, a test's or the sandbox's elsewhere. */
export interface Outside extends Pick<Ports, 'clock' | 'log' | 'newId'> {
  /** false: messages go out as fast as Slack answers; for the sandbox, whose clock jumps */
  readonly paced: boolean;
}

/** The running app. Whoever holds it may move it on and administer it; people reach it through Slack alone. */
export interface RunningApp {
  readonly connection: Connection;
  readonly workspaceId: string;
  /** the Slack events that it listens to */
  readonly events: readonly string[];
  /** Does and sends everything that is due now. */
  round(): Promise<void>;
  /** The next moment at which something is due; undefined: nothing is planned. */
  nextMoment(): Promise<Date | undefined>;
  importRoster(csv: string): Promise<ImportReport>;
  changeSetting(name: string, text: string): Promise<SetOutcome>;
  go(): Promise<void>;
  /** Ends everything, the database last. */
  stop(): Promise<void>;
}

/** Starts the whole app: database, Slack, listeners. The caller rings the rounds. */
export async function startApp(
  config: Pick<Config, 'database'> & { readonly slack: SlackConfig },
  outside: Outside,
): Promise<RunningApp> {
  const connection = await connect(config.database);
  try {
    const applied = await migrate(connection.background);
    outside.log.info('database_ready', { database: connection.kind, migrations: applied.length });
    const slack = slackClient(config.slack, sdkLogger(outside.log));
    const identity = await identify(slack, outside.log);
    await refuseOtherWorkspace(connection, identity.teamId);
    const workspace = await upsertWorkspace(connection.background, {
      id: outside.newId(),
      slackTeamId: identity.teamId,
      slackBotUserId: identity.botUserId,
      name: identity.teamName,
    });
    return await run({
      ...outside,
      config: config.slack,
      connection,
      slack,
      identity,
      workspace,
      shelf: calendarShelf(),
      first: { round: true },
      ending: new AbortController(),
      cap: { perMinute: 300 },
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Whom Slack takes us for; waits through an outage, throws when the token is refused. */
async function identify(slack: SlackPort, log: Log): Promise<Identity> {
  const found: Identity[] = [];
  await untilReached(async () => found.push(await slack.identity()), log, new AbortController().signal);
  const [identity] = found;
  if (!identity) throw new Error('Slack was not reached');
  return identity;
}

/** A database holds one workspace: another team's rows would be asked and counted with ours. */
export class OtherWorkspace extends Error {
  override readonly name = 'OtherWorkspace';
}

async function refuseOtherWorkspace({ background }: Connection, teamId: string): Promise<void> {
  const others = (await workspaces(background)).filter(({ slackTeamId }) => slackTeamId !== teamId);
  if (others.length > 0) throw new OtherWorkspace('this database holds another workspace');
}

interface Parts extends Outside {
  readonly config: SlackConfig;
  readonly connection: Connection;
  readonly slack: SlackPort;
  readonly identity: Identity;
  readonly workspace: Workspace;
  readonly shelf: CalendarShelf;
  /** aborted when the app stops */
  readonly ending: AbortController;
  /** true until the first round is over: the people are read at every start */
  readonly first: { round: boolean };
  /** messages a minute, as the settings had it when the round began */
  readonly cap: { perMinute: number };
}

async function run(parts: Parts): Promise<RunningApp> {
  const { connection, clock, workspace } = parts;
  const team = { workspaceId: workspace.id, slackTeamId: workspace.slackTeamId };
  const roster = rosterOf({ ...parts, db: connection.db, team });
  const listeners: Listeners[] = [
    rosterListeners(roster),
    deviationListeners({ ...parts, db: connection.db, roster }),
    pulseListeners({ ...parts, db: connection.db, roster }),
  ];
  const round = rounds(() => oneRound(parts, ticking(parts), sending(parts)));
  const bolt = socketApp(
    parts.config,
    parts.identity,
    {
      slack: parts.slack,
      log: parts.log,
      teamId: workspace.slackTeamId,
      languageOf: async user => (await roster.bySlackId(user))?.language ?? 'en',
      firstTime: eventId => firstTime(connection.db, workspace.id, eventId, clock.now()),
      afterwards: () => void round.run().catch(error => parts.log.error('round_failed', errorFields(error))),
    },
    listeners,
  );
  await bolt.start();
  return { ...runningApp(parts, round, bolt), events: listeners.flatMap(room => Object.keys(room.events ?? {})) };
}

function runningApp(parts: Parts, round: Rounds, bolt: Reachable): Omit<RunningApp, 'events'> {
  const { connection, clock, workspace } = parts;
  const db = connection.background;
  const today = async () => localDateOf(clock.now(), (await settingsOf(db, workspace.id)).zone);
  return {
    connection,
    workspaceId: workspace.id,
    round: () => round.run(),
    nextMoment: async () => earliest(await nextWake(db), await nextDue(db)),
    importRoster: async csv =>
      importRoster({ ...parts, db }, { workspaceId: workspace.id, csv, today: await today(), apply: true }),
    changeSetting: (name, text) => changeSetting(db, workspace.id, name, text, clock.now()),
    go: async () => void (await go(db, workspace.id, clock.now())),
    stop: async () => {
      parts.ending.abort();
      await bolt.stop();
      await round.stop();
      await connection.close();
    },
  };
}

/** The people are read at the start and once a day, then whatever is due is done and sent. */
async function oneRound(parts: Parts, ticks: Ticking, sends: Sending): Promise<void> {
  const { connection, clock, workspace } = parts;
  const db = connection.background;
  const team = { workspaceId: workspace.id, slackTeamId: workspace.slackTeamId };
  if (await keepPeopleFresh({ ...parts, db }, team, clock.now(), parts.first)) await forgetEvents(db, clock.now());
  parts.first.round = false;
  parts.cap.perMinute = (await settingsOf(db, workspace.id)).sendPerMinute;
  await tick(ticks, clock.now());
  await sendDue(sends);
}

/** The features' cadences, one line each. */
export function ticking(parts: Pick<Parts, 'connection' | 'log' | 'newId' | 'shelf'> & Partial<Parts>): Ticking {
  return {
    db: parts.connection.background,
    log: parts.log,
    newId: parts.newId,
    cadences: [...pulseCadences(parts)],
    batch: parts.connection.kind === 'postgres' ? 200 : 25,
    markEverybody,
    ...(parts.ending ? { ending: parts.ending.signal } : {}),
  };
}

/** The features' messages, one line each. */
function sending(parts: Parts): Sending {
  const db = parts.connection.background;
  const kinds = new Map<string, DeliveryKind>();
  for (const kind of [...deviationDeliveries(parts), ...pulseDeliveries(parts)]) kinds.set(kind.kind, kind);
  kinds.set('delivery.morning', morningKind(kinds));
  return {
    db,
    slack: parts.slack,
    log: parts.log,
    clock: parts.clock,
    newId: parts.newId,
    instance: parts.newId(),
    kinds,
    readers: readers(parts),
    turn: parts.paced ? pacer(pacing(parts), () => parts.cap.perMinute) : async () => undefined,
    halt: (workspaceId, error) => setHalted(db, workspaceId, error),
    ending: parts.ending.signal,
  };
}

/** Nobody who waits for a turn holds up the end. */
const pacing = ({ ending }: Parts) => ({ monotonic, pause: (ms: number) => pause(ms, ending.signal) });

function readers({ shelf, clock }: Parts): Readers {
  return {
    reader: async (tx, personId) => {
      const person = await personById(tx, { shelf, now: clock.now() }, personId);
      return person && { ...person, personId, reachable: person.active };
    },
    mayWrite: async (tx, workspaceId) => {
      const { goAt, halted } = await workspaceOf(tx, workspaceId);
      return goAt !== null && halted === null;
    },
  };
}

const earliest = (...moments: (Date | undefined)[]): Date | undefined =>
  moments.filter(moment => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
