import type { Config, SlackConfig } from './config.ts';
import { type Connection, connect } from './db/connect.ts';
import { idOf } from './db/ids.ts';
import { migrate } from './db/migrate.ts';
import { type HistoryReport, importHistory } from './enps/index.ts';
import { type Inside, inside, type Outside } from './inside.ts';
import { errorFields } from './log.ts';
import type { Log } from './ports.ts';
import { type ImportReport, importRoster } from './roster/index.ts';
import {
  changeSetting,
  go,
  type SetOutcome,
  settingsOf,
  upsertWorkspace,
  type Workspace,
  workspaces,
} from './settings/index.ts';
import { type Reachable, socketApp, untilReached } from './slack/app.ts';
import { type Identity, type SlackPort, slackClient } from './slack/client.ts';
import { firstTime } from './slack/queries.ts';
import { sdkLogger } from './slack/sdk-log.ts';
import { localDateOf } from './time/calendar.ts';

/** The running app. Whoever holds it may move it on and administer it; people reach it through Slack alone. */
export interface RunningApp {
  readonly connection: Connection;
  readonly workspaceId: string;
  /** the Slack events that it listens to */
  readonly events: readonly string[];
  /** by callback id, those that it answers */
  readonly shortcuts: readonly string[];
  /** Does everything that is due now. */
  tick(): Promise<void>;
  /** Sends everything that is due now. */
  send(): Promise<void>;
  /** Both, one after the other. */
  round(): Promise<void>;
  /** The next moment at which something is due; undefined: nothing is planned. */
  nextMoment(): Promise<Date | undefined>;
  importRoster(csv: string): Promise<ImportReport>;
  /** The counts of earlier years. */
  importEnpsHistory(csv: string): Promise<HistoryReport>;
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
    if (connection.kind === 'embedded')
      outside.log.info('embedded_database', { message: 'survives a crash of the process, not of the machine' });
    const slack = slackClient(config.slack, sdkLogger(outside.log));
    const identity = await identify(slack, outside.log);
    const workspace = await workspaceOfToken(connection, identity);
    const app = inside({ ...outside, connection, slack, workspace });
    return await open({ ...outside, config: config.slack, connection, slack, identity, workspace, app });
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

async function workspaceOfToken({ background }: Connection, identity: Identity): Promise<Workspace> {
  const { teamId, teamName, botUserId } = identity;
  const others = (await workspaces(background)).filter(({ slackTeamId }) => slackTeamId !== teamId);
  if (others.length > 0) throw new OtherWorkspace('this database holds another workspace');
  const id = idOf('workspace', teamId);
  return upsertWorkspace(background, { id, slackTeamId: teamId, slackBotUserId: botUserId, name: teamName });
}

interface Opening extends Outside {
  readonly config: SlackConfig;
  readonly connection: Connection;
  readonly slack: SlackPort;
  readonly identity: Identity;
  readonly workspace: Workspace;
  readonly app: Inside;
}

/** From here on Slack reaches the app. */
async function open(opening: Opening): Promise<RunningApp> {
  const { app, connection, clock, workspace, log } = opening;
  const round = async () => {
    await app.tick();
    await app.send();
  };
  const reception = {
    slack: opening.slack,
    log,
    teamId: workspace.slackTeamId,
    languageOf: async (user: string, which: 'current' | 'last') =>
      (which === 'last' ? app.roster.lastLanguageOf(user) : undefined) ??
      (await app.roster.bySlackId(user))?.language ??
      'en',
    firstTime: (eventId: string) => firstTime(connection.db, workspace.id, eventId, clock.now()),
    afterwards: () => void round().catch(error => log.error('round_failed', errorFields(error))),
  };
  const bolt = socketApp(opening.config, opening.identity, reception, app.listeners);
  await bolt.start();
  return {
    ...administration(opening),
    connection,
    workspaceId: workspace.id,
    events: app.listeners.flatMap(room => Object.keys(room.events ?? {})),
    shortcuts: app.listeners.flatMap(room => Object.keys(room.shortcuts ?? {})),
    tick: app.tick,
    send: app.send,
    round,
    nextMoment: app.nextMoment,
    stop: () => stop(opening, bolt),
  };
}

function administration(
  opening: Opening,
): Pick<RunningApp, 'importRoster' | 'importEnpsHistory' | 'changeSetting' | 'go'> {
  const { connection, clock, workspace } = opening;
  const db = connection.background;
  const today = async () => localDateOf(clock.now(), (await settingsOf(db, workspace.id)).zone);
  return {
    importRoster: async csv =>
      importRoster({ ...opening, db }, { workspaceId: workspace.id, csv, today: await today(), apply: true }),
    importEnpsHistory: async csv =>
      importHistory({ db }, { workspaceId: workspace.id, csv, today: await today(), apply: true }),
    changeSetting: (name, text) => changeSetting(db, workspace.id, name, text, clock.now()),
    go: async () => void (await go(db, workspace.id, clock.now())),
  };
}

/** Nothing new comes in, what is at hand ends, and the database is closed last. */
async function stop({ app, connection }: Opening, bolt: Reachable): Promise<void> {
  const ended = app.stop();
  await bolt.stop();
  await ended;
  await connection.close();
}
