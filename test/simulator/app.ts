import type { App } from '@slack/bolt';
import { idOf } from '../../src/db/ids.ts';
import type { Flow } from '../../src/delivery/index.ts';
import { type Inside, inside } from '../../src/inside.ts';
import type { Log, NewId } from '../../src/ports.ts';
import { upsertWorkspace } from '../../src/settings/index.ts';
import { atHand } from '../../src/slack/at-hand.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { SlackPort } from '../../src/slack/client.ts';
import { firstTime } from '../../src/slack/queries.ts';
import { register } from '../../src/slack/register.ts';
import { chance } from '../support/chance.ts';
import { connectionOf, type Line } from './database.ts';
import { refuseTheDead } from './faults.ts';
import { team } from './slack.ts';

/** What Slack hears when somebody has submitted a form. */
export type Acknowledgement =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | undefined;

type Arrival = (given: Record<string, unknown>) => Promise<void>;

/** An event, as Bolt takes it from a receiver. */
interface EventArrival {
  readonly body: { readonly event: { readonly type: string } } & Record<string, unknown>;
  readonly ack: () => Promise<void>;
}

/** One process of the app: the production code, but for Bolt, whose place the world takes. */
export interface Incarnation extends Pick<Line, 'life'> {
  readonly inside: Inside;
  /** Tick, then send, as the ring does it. */
  round(): Promise<void>;
  click(body: Record<string, unknown>): Promise<void>;
  /** What Slack is told; rejects when the process ended before it told anything. */
  submit(body: Record<string, unknown>): Promise<Acknowledgement>;
  /** `/hats` and what stands behind it */
  command(body: Record<string, unknown>): Promise<void>;
  event(event: EventArrival['body']['event'], eventId: string): Promise<void>;
}

export interface Surroundings {
  readonly line: Line;
  readonly slack: SlackPort;
  readonly wallTime: () => Date;
  readonly log: Log;
  readonly newId: NewId;
  readonly flow: Flow;
  /** goes on beside whatever runs */
  readonly begin: (task: () => Promise<unknown>) => void;
}

/** An app that is broken on purpose: what it meets outside is not what it seems. */
export type Sabotage = (around: Surroundings) => Surroundings;

/** Starts a process as `startApp` does: whom the token belongs to, the workspace, the listeners. */
export async function startIncarnation(around: Surroundings): Promise<Incarnation> {
  const { line, slack: port } = around;
  const { life } = line;
  const connection = connectionOf(line);
  const clock = { now: () => living(life, around.wallTime()) };
  const log = logOf(life, around.log);
  const { teamId, teamName, botUserId } = await port.identity();
  const workspace = await upsertWorkspace(connection.background, {
    id: idOf('workspace', teamId),
    slackTeamId: teamId,
    slackBotUserId: botUserId,
    name: teamName,
  });
  const app = inside({
    connection,
    slack: port,
    workspace,
    clock,
    log,
    newId: around.newId,
    ...chance('simulator'),
    flow: around.flow,
    paced: false,
  });
  const round = async () => {
    await app.tick();
    await app.send();
  };
  const doors = openDoors(app, {
    slack: port,
    log,
    teamId: team,
    atHand: atHand(),
    languageOf: async user => (await app.roster.bySlackId(user))?.language ?? 'en',
    lastLanguageOf: user => app.roster.lastLanguageOf(user) ?? 'en',
    firstTime: eventId => firstTime(connection.db, workspace.id, eventId, clock.now()),
    afterwards: () => around.begin(round),
  });
  return { life, inside: app, round, ...doors };
}

/** The listeners, behind the production wrapper that catches, words and acknowledges. */
function openDoors(app: Inside, reception: Parameters<typeof register>[1]) {
  const doors = new Map<string, Arrival>();
  const open = (name: string) => (_filter: unknown, arrival: Arrival) => void doors.set(name, arrival);
  const bolt = {
    action: open('action'),
    view: open('view'),
    shortcut: open('shortcut'),
    command: open('command'),
    event: (type: string, arrival: Arrival) => void doors.set(`event ${type}`, arrival),
    processEvent: async ({ body }: EventArrival): Promise<void> =>
      doors.get(`event ${body.event.type}`)?.({ event: body.event }),
  };
  // All that `register` takes of Bolt.
  register(bolt as unknown as App, reception, app.listeners);
  const enter = (door: string, given: Record<string, unknown>) => doors.get(door)?.(given) ?? Promise.resolve();
  return {
    click: (body: Record<string, unknown>) =>
      enter('action', { ack: async () => undefined, respond: async () => undefined, action: actionOf(body), body }),
    submit: (body: Record<string, unknown>) =>
      new Promise<Acknowledgement>((resolve, reject) => {
        enter('view', { ack: async (answer: Acknowledgement) => resolve(answer), body }).catch(reject);
      }),
    command: (command: Record<string, unknown>) => enter('command', { ack: async () => undefined, command }),
    // One that could not be noted is not acknowledged. Slack would repeat it; here it stays away, as some do.
    event: (event: EventArrival['body']['event'], id: string) =>
      bolt
        .processEvent({ body: { type: 'event_callback', event_id: id, event }, ack: async () => undefined })
        .catch(() => undefined),
  };
}

const actionOf = ({ actions }: Record<string, unknown>): unknown => (Array.isArray(actions) ? actions[0] : undefined);

/** A dead process neither looks at its clock nor writes its log. */
function living<T>(life: Line['life'], value: T): T {
  refuseTheDead(life);
  return value;
}

function logOf(life: Line['life'], log: Log): Log {
  const say =
    (write: Log['info']): Log['info'] =>
    (event, fields) =>
      living(life, write)(event, fields);
  return { info: say(log.info), warn: say(log.warn), error: say(log.error) };
}
