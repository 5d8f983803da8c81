import type { Step } from '../../schedule/index.ts';
import type { Rhythm } from '../../time/calendar.ts';
import type { Round } from '../queries.ts';

/** A round at the moment when it wakes, held by this transaction alone. */
export interface Living {
  readonly round: Round;
  /** the workspace's */
  readonly rhythm: Rhythm;
  readonly now: Date;
}

/** How long until what could not be done yet is tried again. */
const soon = 60_000;
/** Rows in one statement, and invitations in one transaction. */
const most = 100;

/** Things in such portions as one statement takes. */
export const portions = <T>(things: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, at) => things.slice(at * most, (at + 1) * most));

export const invitedAtOnce = most;

/** How far a round has come: confirmed, open, sealed. */
export type Stage = 0 | 1 | 2;

export const wakeAt = (stage: Stage, at: Date, openedAt?: Date): Step => {
  return { state: stage === 0 ? 'planned' : 'open', stage, wakeAt: at, ...(openedAt ? { openedAt } : {}) };
};
export const wakeSoon = (stage: Stage, now: Date, openedAt?: Date): Step =>
  wakeAt(stage, new Date(now.getTime() + soon), openedAt);
