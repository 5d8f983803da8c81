import type { Db, Tx } from '../db/connect.ts';
import { forgetSlots, holdLane, type Lane, takeFreeSlot, takeSlot } from './queries/slots.ts';

/** Slack's limits, kept by all instances together: the slots are in the database. */
export interface Turns {
  /** Waits until the next message of the workspace may go out. */
  post(): Promise<void>;
  /** Takes the next slot for a call of that kind, in the row's own transaction: milliseconds until it comes. */
  slot(tx: Tx, lane: 'edit' | 'look'): Promise<number>;
  /** Milliseconds until that person may get another message; 0: now, and that counts as one. */
  reader(tx: Tx, personId: string): Promise<number>;
  /** Slack asked to wait with calls of that kind. */
  hold(lane: 'post' | 'edit' | 'look', seconds: number): Promise<void>;
  /** Forgets what no longer limits anything. */
  tidy(): Promise<void>;
}

/** Slack's tier 3, for changing a message and for reading a conversation: calls a minute. */
const tier3 = 50;
/** In one conversation: a message a second. */
const readerSeconds = 1;

export interface Pacing {
  readonly db: Db;
  readonly workspaceId: string;
  /** asked each time, so that a changed setting holds at once */
  readonly perMinute: () => number;
  /** a clock that only rises, in milliseconds */
  readonly monotonic: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export function sharedTurns({ db, workspaceId, perMinute, monotonic, pause }: Pacing): Turns {
  let heldUntil = Number.NEGATIVE_INFINITY;
  const take = (executor: Db, lane: Lane, seconds: number) => takeSlot(executor, workspaceId, lane, seconds);
  return {
    post: async () => {
      const wait = await take(db, 'post', 60 / perMinute());
      if (wait > 0) await pause(wait);
      // Whoever took a slot before Slack asked to wait, waits all the same.
      const held = heldUntil - monotonic();
      if (held > 0) await pause(held);
    },
    slot: (tx, lane) => take(tx, lane, 60 / tier3),
    reader: (tx, personId) => takeFreeSlot(tx, workspaceId, `reader ${personId}`, readerSeconds),
    hold: async (lane, seconds) => {
      if (lane === 'post') heldUntil = Math.max(heldUntil, monotonic() + seconds * 1000);
      await holdLane(db, workspaceId, lane, seconds);
    },
    tidy: () => forgetSlots(db),
  };
}

/** No limits: for the sandbox and the tests, whose clocks jump. What Slack refuses still rests as long as it says. */
export const freeTurns: Turns = {
  post: async () => undefined,
  slot: async () => 0,
  reader: async () => 0,
  hold: async () => undefined,
  tidy: async () => undefined,
};
