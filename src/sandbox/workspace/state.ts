import type { AppDescription } from '../app-description.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { RateBook } from './rate-limits.ts';
import { createRateBook } from './rate-limits.ts';
import type { Bot, Person, Records, Team } from './records.ts';
import type { Delivery, Envelope } from './traffic.ts';
import type { Violation } from './violations.ts';

/** One Slack workspace with one app in it. Plain data in `records`; the rest is what is under way. */
export interface State {
  readonly records: Records;
  readonly clock: { now(): Date };
  readonly newId: () => string;
  readonly schedule: Schedule;
  readonly violations: Violation[];
  readonly faults: Faults;
  readonly rates: RateBook;
  readonly listeners: Set<() => void>;
  /** by envelope id: what was sent to the app, the newest of it also when it is settled */
  readonly deliveries: Map<string, Delivery>;
  /** events that found no connection, oldest first */
  readonly waitingEvents: Delivery[];
  /** `channel/ts/user` → `block_id/action_id` of clicks under way */
  readonly waitingClicks: Map<string, readonly string[]>;
  /** user id → what Slack tells her about an app that did not answer */
  readonly toasts: Map<string, Toast>;
  link: Link;
  lastEvent: Delivery | null;
  lastInteraction: Delivery | null;
}

/** Runs `act` once, `ms` of real time from now, unless the returned function is called before. */
export type Schedule = (ms: number, act: () => void) => () => void;

/** The way to the app and back. */
interface Link {
  /** answers false when nobody is connected */
  send(envelope: Envelope): boolean;
  /** where the app can answer to a response address of this id */
  responseUrl(id: string): string;
  /** where the app can open a connection with this ticket */
  socketUrl(ticket: string): string;
  /** where the app can upload the bytes of a file */
  uploadUrl(fileId: string): string;
}

interface Toast {
  readonly id: string;
  readonly text: string;
}

export interface PersonInput extends Partial<Omit<Person, 'id' | 'updated'>> {
  readonly id?: string;
  readonly name: string;
}

export interface ChannelInput {
  readonly id?: string;
  readonly name: string;
  readonly private?: boolean;
  /** user ids */
  readonly members?: readonly string[];
  readonly botIsMember?: boolean;
}

export interface WorkspaceOptions {
  readonly clock: { now(): Date };
  /** fresh and random enough; ids are cut from its end */
  readonly newId: () => string;
  readonly schedule: Schedule;
  readonly app: AppDescription;
  readonly team?: Partial<Team>;
  readonly bot?: Partial<Bot>;
  /** an earlier workspace's records: go on with them */
  readonly records?: Records;
  readonly rateLimits?: boolean;
}

/** An empty workspace with the app installed, or the one that `options.records` remember. */
export function createState(options: WorkspaceOptions): State {
  return {
    // What an older release has kept may lack the newest kinds.
    records: { ...emptyRecords(options), ...options.records },
    clock: options.clock,
    newId: options.newId,
    schedule: options.schedule,
    violations: [],
    faults: createFaults(),
    rates: createRateBook(options.rateLimits ?? false),
    listeners: new Set(),
    deliveries: new Map(),
    waitingEvents: [],
    waitingClicks: new Map(),
    toasts: new Map(),
    link: unlinked,
    lastEvent: null,
    lastInteraction: null,
  };
}

const unlinked: Link = {
  send: () => false,
  responseUrl: id => `response:${id}`,
  socketUrl: ticket => `link:${ticket}`,
  uploadUrl: fileId => `upload:${fileId}`,
};

function emptyRecords({ newId, app, team, bot }: WorkspaceOptions): Records {
  const secret = () => newId().replaceAll('-', '');
  return {
    team: { id: shortId('T', newId), name: 'Sandbox', domain: 'sandbox', ...team },
    app,
    bot: {
      appId: shortId('A', newId),
      botId: shortId('B', newId),
      userId: shortId('U', newId),
      botToken: `xoxb-${secret()}`,
      appToken: `xapp-1-${secret()}`,
      ...bot,
    },
    people: new Map(),
    mails: new Map(),
    conversations: new Map(),
    appConversations: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    externalIds: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Set(),
    scheduled: new Map(),
    files: new Map(),
    choices: new Map(),
    threadsRead: new Map(),
    lastMicros: 0,
    installed: true,
  };
}

/** An id as Slack makes them: a letter that names the kind, then capitals and digits. */
export function shortId(kind: string, newId: () => string): string {
  return (
    kind +
    newId()
      .replaceAll(/[^0-9a-z]/gi, '')
      .slice(-10)
      .padStart(10, '0')
      .toUpperCase()
  );
}

/** The next time stamp: Unix seconds with six digits, never the same twice and never going back. */
export function nextTs(state: State): string {
  const micros = Math.max(state.clock.now().getTime() * 1000, state.records.lastMicros + 1);
  state.records.lastMicros = micros;
  return tsOfMicros(micros);
}

function tsOfMicros(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** Unix seconds of the workspace's clock. */
export function unixNow(state: State): number {
  return Math.floor(state.clock.now().getTime() / 1000);
}

/** Tells everybody who watches that something has changed. */
export function changed(state: State): void {
  for (const listener of state.listeners) listener();
}
