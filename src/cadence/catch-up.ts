import { workingDaysLater } from '../time/calendar.ts';
import type { Whose } from './rules.ts';

/** What is planned and has not run. */
export interface Planned {
  readonly dueAt: Date;
}

/** What to do with what is planned: `send` now, mark as skipped for downtime, and what comes next. */
export interface CatchUp<T> {
  readonly send: T | null;
  /** Oldest first. */
  readonly skipped: readonly T[];
  readonly next: T | null;
}

/**
 * However long the app was down, a subject hears of one occurrence at most: the newest due one, if it is still timely
 * (say, before its close, at the moment when its receiver's hours let it out). The older ones are skipped.
 */
export function catchUp<T extends Planned>(
  planned: readonly T[],
  now: Date,
  isTimely: (newest: T) => boolean,
): CatchUp<T> {
  const inOrder = planned.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const missed = inOrder.filter(({ dueAt }) => dueAt <= now);
  const newest = missed.at(-1);
  const send = newest !== undefined && isTimely(newest) ? newest : null;
  return {
    send,
    skipped: send === null ? missed : missed.slice(0, -1),
    next: inOrder[missed.length] ?? null,
  };
}

/**
 * When an occurrence that was sent late closes: not before it would have, and with some working days left to answer,
 * but never after the next one is due.
 */
export function closeOfLate(
  { closesAt, sentAt, nextDueAt }: { readonly closesAt: Date; readonly sentAt: Date; readonly nextDueAt: Date | null },
  whose: Whose,
  daysToAnswer = 3,
): Date {
  const answerable = workingDaysLater(sentAt, daysToAnswer, whose);
  const wanted = answerable > closesAt ? answerable : closesAt;
  return nextDueAt !== null && nextDueAt < wanted ? nextDueAt : wanted;
}

/**
 * When an occurrence is due after its subject changed zone (or its calendar, or the zone data): one message for a subject and
 * period whatever the zone does. Sent: null, nothing changes. Unsent: when the new zone says, at once if that has passed.
 */
export function dueAfterZoneChange(isSent: boolean, dueInNewZone: Date, now: Date): Date | null {
  if (isSent) return null;
  return dueInNewZone > now ? dueInNewZone : now;
}
