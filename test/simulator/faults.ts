import type { Failure } from '../../src/slack/errors.ts';

/** One process of the app, from its start to its end. Once dead it has no effect on anything. */
export interface Life {
  readonly name: string;
  dead: boolean;
}

/** Before an effect nothing has happened yet; after it only the answer is missing. */
export type Side = 'before' | 'after';

/** The process has ended: whatever it still tries fails. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export function refuseTheDead({ dead }: Life): void {
  if (dead) throw new Crash('this process has ended');
}

/** As `pg` says it when the server or the line is gone. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code = 'ECONNRESET';
}

export type SlackFault =
  /** Slack never heard of it */
  | 'lost_request'
  /** we never hear of it */
  | 'lost_answer'
  /** Slack does it twice, as when the network repeats a request, and we hear of neither */
  | 'doubled'
  | { readonly refuse: Failure };

/** What strikes an effect: nothing, the end of its process, or a fault that the process survives. */
export type Strike<F> = { readonly crash: Side } | { readonly fault: F } | undefined;

/** What is going to go wrong. Counted in effects: commits of what was written, and calls to Slack. */
export interface Faults {
  /** effects so far, by everybody */
  readonly effects: number;
  /** The process ends at its `at`-th effect from now. */
  crash(name: string, at: number, side: Side): void;
  database(at: number, side: Side): void;
  slack(...faults: (SlackFault | undefined)[]): void;
  /** From the `at`-th effect on the database is gone until that moment of true time. */
  outage(at: number, until: Date): void;
  isDown(now: Date): boolean;
  strikeDatabase(life: Life): Strike<Side>;
  strikeSlack(life: Life): Strike<SlackFault>;
  /** Nothing more goes wrong. */
  end(): void;
}

interface Countdown<T> {
  left: number;
  readonly what: T;
}

export function faultPlan(): Faults {
  const crashes = new Map<string, Countdown<Side>[]>();
  let losses: Countdown<Side>[] = [];
  let outages: Countdown<Date>[] = [];
  let slackFaults: (SlackFault | undefined)[] = [];
  let downUntil: Date | undefined;
  const state = { effects: 0 };

  const begin = (life: Life): Side | undefined => {
    state.effects += 1;
    for (const until of struck(outages)) downUntil = until;
    return struck(crashes.get(life.name) ?? [])[0];
  };
  return {
    get effects() {
      return state.effects;
    },
    crash: (name, at, side) => void crashes.set(name, [...(crashes.get(name) ?? []), { left: at, what: side }]),
    database: (at, side) => void losses.push({ left: at, what: side }),
    slack: (...faults) => void slackFaults.push(...faults),
    outage: (at, until) => void outages.push({ left: at, what: until }),
    isDown: now => downUntil !== undefined && now < downUntil,
    strikeDatabase: life => {
      const crash = begin(life);
      const [loss] = struck(losses);
      if (crash) return { crash };
      return loss && { fault: loss };
    },
    strikeSlack: life => {
      const crash = begin(life);
      if (crash) return { crash };
      const fault = slackFaults.shift();
      return fault && { fault };
    },
    end: () => {
      crashes.clear();
      losses = [];
      outages = [];
      slackFaults = [];
      downUntil = undefined;
    },
  };
}

/** One effect further: what now strikes, each once. */
function struck<T>(countdowns: Countdown<T>[]): T[] {
  for (const each of countdowns) each.left -= 1;
  return countdowns.filter(({ left }) => left === 0).map(({ what }) => what);
}
