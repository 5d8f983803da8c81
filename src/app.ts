import type { RequestListener } from 'node:http';
import type { Config, SlackConfig } from './config.ts';
import { type Connection, connect } from './db/connect.ts';
import { idOf } from './db/ids.ts';
import { migrate } from './db/migrate.ts';
import { type HistoryReport, importHistory } from './enps/index.ts';
import { type Health, healthOf } from './health.ts';
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
import { type AtHand, atHand } from './slack/at-hand.ts';
import type { Reachable } from './slack/bolt.ts';
import { type Identity, type SlackPort, slackClient } from './slack/client.ts';
import { firstTime } from './slack/queries.ts';
import { startUnlessGivenUp, untilReached } from './slack/reach.ts';
import type { Reception } from './slack/register.ts';
import { requestApp, requestPath } from './slack/requests.ts';
import { sdkLogger } from './slack/sdk-log.ts';
import { socketApp } from './slack/socket.ts';
import { localDateOf } from './time/calendar.ts';
import { calendarShelf } from './time/shelf.ts';
import { type Span, type TimelineEvent, timelineOf } from './timeline.ts';

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
  /** How it is, at this moment. */
  health(): Promise<Health>;
  /** What happened and is planned in that span, firm-wide: kinds, names and moments. For whoever may see everything: the demo. */
  timeline(span: Span): Promise<TimelineEvent[]>;
  /** where Slack's requests come in; undefined: Slack comes over a socket */
  readonly requests: { readonly path: string; readonly listener: RequestListener } | undefined;
  /** Ends, and begins again over the same open database, as another process would with what the first one left. */
  restarted(): Promise<RunningApp>;
  /** Ends everything, the database last. */
  stop(): Promise<void>;
}

/**
 * Starts the whole app: database, Slack, listeners. The caller rings the rounds. Once `outside.givenUp` is aborted, a start that still waits
 * for Slack ends at its next step: it rejects with the reason, and the database is closed.
 */
export async function startApp(
  config: Pick<Config, 'database'> & { readonly slack: SlackConfig },
  outside: Outside,
): Promise<RunningApp> {
  return begin(config.slack, outside, await connect(config.database));
}

/** Over a database that is open; it is closed when the start fails. */
async function begin(config: SlackConfig, outside: Outside, connection: Connection): Promise<RunningApp> {
  const { givenUp = new AbortController().signal } = outside;
  try {
    givenUp.throwIfAborted();
    const applied = await migrate(connection.background);
    outside.log.info('database_ready', { database: connection.kind, migrations: applied.length });
    if (connection.kind === 'embedded')
      outside.log.info('embedded_database', { message: 'survives a crash of the process, not of the machine' });
    const slack = slackClient(config, sdkLogger(outside.log));
    const identity = await identify(slack, outside.log, givenUp);
    const workspace = await workspaceOfToken(connection, identity);
    const app = inside({ ...outside, connection, slack, workspace });
    return await open({ ...outside, givenUp, config, connection, slack, identity, workspace, app });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Whom Slack takes us for; waits through an outage, throws when the token is refused. */
async function identify(slack: SlackPort, log: Log, givenUp: AbortSignal): Promise<Identity> {
  const found: Identity[] = [];
  await untilReached(async () => found.push(await slack.identity()), log, givenUp);
  givenUp.throwIfAborted();
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
  readonly givenUp: AbortSignal;
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
    atHand: atHand(),
    languageOf: async (user: string) => (await app.roster.bySlackId(user))?.language ?? 'en',
    lastLanguageOf: (user: string) => app.roster.lastLanguageOf(user) ?? 'en',
    firstTime: (eventId: string) => firstTime(connection.db, workspace.id, eventId, clock.now()),
    afterwards: () => void round().catch(error => log.error('round_failed', errorFields(error))),
  };
  const { reachable, requests } = wayIn(opening, reception);
  await startUnlessGivenUp(reachable, opening.givenUp);
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
    health: () =>
      healthOf({
        connection,
        workspaceId: workspace.id,
        now: clock.now(),
        lastTick: app.lastTick(),
        unsentSince: app.unsentSince(),
        isReachable: reachable.isReachable(),
      }),
    timeline: span =>
      timelineOf(connection.background, { shelf: calendarShelf(), now: clock.now() }, workspace.id, span),
    requests,
    restarted: async () => {
      await comeToRest(app, reachable, reception.atHand);
      return begin(opening.config, opening, connection);
    },
    stop: async () => {
      await comeToRest(app, reachable, reception.atHand);
      await connection.close();
    },
  };
}

/** Over a socket that we open, or by requests to a server that whoever runs us opens. */
function wayIn(
  { config, identity, app, clock }: Opening,
  reception: Reception,
): { readonly reachable: Reachable } & Pick<RunningApp, 'requests'> {
  if (config.mode === 'socket')
    return { reachable: socketApp(config, identity, reception, app.listeners), requests: undefined };
  const listener = requestApp(config, identity, { ...reception, clock }, app.listeners);
  const nothing = async () => undefined;
  return {
    reachable: { start: nothing, stop: nothing, isReachable: () => true },
    requests: { path: requestPath, listener },
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

/** In milliseconds; with what the server waits for its answers, less than a process that is told to end has. */
const [longestWork, longestRemainder] = [1_800, 400];

/**
 * What is at hand ends, then nothing new comes in. Answers go out by the socket that the questions came by, so it is closed after them; what
 * came just then ends as well. Longer than that nobody waits: whatever still hangs is not to keep the database open.
 */
async function comeToRest(app: Inside, reachable: Reachable, { settled }: AtHand): Promise<void> {
  const ended = app.stop();
  await settled(longestWork);
  await reachable.stop();
  await settled(longestRemainder);
  await ended;
}
