import { findLost } from './concerns/index.ts';
import type { Connection } from './db/connect.ts';
import {
  type DeliveryKind,
  type Flow,
  freeTurns,
  morningKind,
  nextDue,
  type Readers,
  type Sending,
  sendDue,
  sharedTurns,
  type Turns,
  troubleMessages,
} from './delivery/index.ts';
import { followAll } from './deviations/index.ts';
import { attendRounds, forgetComments } from './enps/index.ts';
import { cadencesOf, deliveriesOf, listenersOf } from './features.ts';
import type { Ports } from './ports.ts';
import {
  firstAdmin,
  keepPeopleFresh,
  leadershipChannels,
  markEverybody,
  markUnreachable,
  people,
  type Roster,
  rosterOf,
  turnDay,
  watchLeadershipChannel,
} from './roster/index.ts';
import { rounds } from './rounds.ts';
import { nextWake, replanLater, type Ticking, tick } from './schedule/index.ts';
import { messageGate, occurrenceGate, setHalted, settingsOf, type Workspace } from './settings/index.ts';
import type { SlackPort } from './slack/client.ts';
import type { Listeners } from './slack/listeners.ts';
import { forgetEvents } from './slack/queries.ts';
import { isTokenTaken, lookAround } from './surroundings.ts';
import { localDateOf } from './time/calendar.ts';
import { monotonic, pause } from './time/clock.ts';
import { type CalendarShelf, calendarShelf } from './time/shelf.ts';

/** What a start needs from outside: the machine's in `main.ts`, a test's or the sandbox's elsewhere. */
export interface Outside extends Pick<Ports, 'clock' | 'log' | 'newId' | 'keys' | 'random'> {
  /** false: messages go out as fast as Slack answers, one by one; for the sandbox, whose clock jumps */
  readonly paced: boolean;
  /** how many messages are on their way at once; absent: one if unpaced, else enough that no turn stays unused */
  readonly flow?: Flow;
  /** our clock and the database's may differ by so much before nothing is done any more; absent: by any amount */
  readonly maxClockSkewSeconds?: number;
  /** aborted: whoever starts the app no longer waits for it */
  readonly givenUp?: AbortSignal;
}

export interface InsideParts extends Outside {
  readonly connection: Connection;
  readonly slack: SlackPort;
  readonly workspace: Workspace;
}

/** The app without its ways in: what answers people, and what is done when time comes. */
export interface Inside {
  readonly listeners: readonly Listeners[];
  readonly roster: Roster;
  /** Does what is due: reads the people once a day, plans and wakes. Several calls at once share a run. */
  tick(): Promise<void>;
  /** Sends what is due. Several calls at once share a run. */
  send(): Promise<void>;
  /** The next moment at which something is due; undefined: nothing is planned. */
  nextMoment(): Promise<Date | undefined>;
  /** When the last tick was over; undefined: none was yet. */
  lastTick(): Date | undefined;
  /** Since when every attempt to send has failed as a whole; undefined: the last one did not. */
  unsentSince(): Date | undefined;
  /** Lets the work at hand end and begins no other. */
  stop(): Promise<void>;
}

interface Parts extends InsideParts {
  readonly maxClockSkewSeconds: number;
  readonly shelf: CalendarShelf;
  readonly turns: Turns;
  /** this process, for leases */
  readonly instance: string;
  /** aborted when the app stops */
  readonly ending: AbortController;
  /** true until the first round is over: the people are read at every start */
  readonly first: { round: boolean };
  readonly last: { tick: Date | undefined; unsentSince: Date | undefined };
  /** messages a minute, as the settings had it when the round began */
  readonly cap: { perMinute: number };
}

export function inside(given: InsideParts): Inside {
  const parts = partsOf(given);
  const { connection, workspace } = parts;
  const team = { workspaceId: workspace.id, slackTeamId: workspace.slackTeamId };
  const roster = rosterOf({ ...parts, db: connection.db, team });
  const ticks = rounds(() => oneTick(parts, ticking(parts)));
  const sends = rounds(() => oneSend(parts, sending(parts)));
  return {
    listeners: listenersOf(parts, roster),
    roster,
    tick: () => ticks.run(),
    send: () => sends.run(),
    nextMoment: async () =>
      earliest(
        await nextWake(connection.background, occurrenceGate),
        await nextDue(connection.background, messageGate),
      ),
    lastTick: () => parts.last.tick,
    unsentSince: () => parts.last.unsentSince,
    stop: async () => {
      parts.ending.abort();
      await ticks.stop();
      await sends.stop();
    },
  };
}

function partsOf(given: InsideParts): Parts {
  const { connection, workspace, paced, maxClockSkewSeconds = 0 } = given;
  const ending = new AbortController();
  const cap = { perMinute: 300 };
  const turns = paced
    ? sharedTurns({
        db: connection.background,
        workspaceId: workspace.id,
        perMinute: () => cap.perMinute,
        monotonic,
        // Nobody who waits for a turn holds up the end.
        pause: ms => pause(ms, ending.signal),
      })
    : freeTurns;
  const instance = given.newId();
  return {
    ...given,
    maxClockSkewSeconds,
    shelf: calendarShelf(),
    first: { round: true },
    last: { tick: undefined, unsentSince: undefined },
    ending,
    cap,
    turns,
    instance,
  };
}

/** The people are read at the start and once a day, then whatever is due is done. */
async function oneTick(parts: Parts, ticks: Ticking): Promise<void> {
  const { connection, clock, workspace } = parts;
  const db = connection.background;
  await lookAround(parts, clock.now());
  // Zone and holiday data may be newer than when it was planned.
  if (parts.first.round) await replanLater(db, 'workspace', workspace.id, [workspace.id]);
  const team = { workspaceId: workspace.id, slackTeamId: workspace.slackTeamId };
  if (await keepPeopleFresh({ ...parts, db }, team, clock.now(), parts.first)) {
    await turnDay(db, workspace.id, clock.now());
    await followAll({ ...parts, db }, workspace.id, clock.now());
    await forgetEvents(db, clock.now());
    await forgetComments(db, workspace.id, localDateOf(clock.now(), (await settingsOf(db, workspace.id)).zone));
    await parts.turns.tidy();
    await findLost(db, { shelf: parts.shelf, now: clock.now() }, workspace.id);
  }
  await attendRounds({ ...parts, db }, workspace.id, clock.now());
  await watchLeadershipChannel({ ...parts, db }, workspace, parts.first);
  parts.first.round = false;
  await tick(ticks, clock.now());
  parts.last.tick = clock.now();
}

async function oneSend(parts: Parts, sends: Sending): Promise<void> {
  try {
    await sendWhatIsDue(parts, sends);
    parts.last.unsentSince = undefined;
  } catch (error) {
    parts.last.unsentSince ??= parts.clock.now();
    throw error;
  }
}

async function sendWhatIsDue(parts: Parts, sends: Sending): Promise<void> {
  if (!(await isTokenTaken(parts))) return;
  parts.cap.perMinute = (await settingsOf(parts.connection.background, parts.workspace.id)).sendPerMinute;
  await sendDue(sends);
}

/** What wakes when. */
export function ticking(
  parts: Pick<InsideParts, 'connection' | 'log' | 'newId' | 'keys' | 'random'> & {
    shelf: CalendarShelf;
    ending?: AbortController;
  },
): Ticking {
  return {
    db: parts.connection.background,
    log: parts.log,
    cadences: cadencesOf(parts),
    open: occurrenceGate,
    ...(parts.connection.kind === 'postgres' ? { batch: 200, lanes: 3 } : { batch: 25, lanes: 1 }),
    markEverybody,
    ...(parts.ending ? { ending: parts.ending.signal } : {}),
  };
}

/** Enough on their way at once that Slack's answers, a second late at worst, leave no turn unused. */
const pacedFlow: Flow = { lanes: 8, batch: 1 };

/** What is sent, and how. */
function sending(parts: Parts): Sending {
  const db = parts.connection.background;
  const kinds = new Map<string, DeliveryKind>();
  for (const kind of [...deliveriesOf(parts), trouble(parts)]) kinds.set(kind.kind, kind);
  kinds.set('delivery.morning', morningKind(kinds));
  return {
    db,
    slack: parts.slack,
    botUserId: parts.workspace.slackBotUserId,
    log: parts.log,
    clock: parts.clock,
    monotonic,
    instance: parts.instance,
    kinds,
    readers: readers(parts),
    turns: parts.turns,
    flow: parts.flow ?? (parts.paced ? pacedFlow : { lanes: 1, batch: 1 }),
    halt: async (workspaceId, error) => {
      if (await setHalted(db, workspaceId, error)) parts.log.error('halted', { error });
    },
    unreachable: markUnreachable,
    channels: leadershipChannels({ ...parts, db }, parts.workspace),
    ending: parts.ending.signal,
  };
}

const trouble = ({ shelf, clock }: Parts): DeliveryKind =>
  troubleMessages((tx, workspaceId) => firstAdmin(tx, { shelf, now: clock.now() }, workspaceId));

function readers({ shelf, clock }: Parts): Readers {
  return {
    ...messageGate,
    readers: async (tx, ids) => {
      const found = await people(tx, { shelf, now: clock.now() }, { ids });
      return new Map(found.map(person => [person.id, { ...person, personId: person.id, reachable: person.active }]));
    },
  };
}

const earliest = (...moments: (Date | undefined)[]): Date | undefined =>
  moments.filter(moment => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
