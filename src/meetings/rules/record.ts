import type { LocalDate } from '../../time/calendar.ts';

export interface HeldFacts {
  readonly heldOn: LocalDate;
  /** where the client is */
  readonly today: LocalDate;
  /** when the one before it was held */
  readonly before: LocalDate | undefined;
  /** when the one after it was held, if this one is corrected */
  readonly after: LocalDate | undefined;
}

/** Why a meeting cannot have been held on that day; undefined: it can. */
export function heldFault({ heldOn, today, before, after }: HeldFacts): 'in_future' | 'before_last' | undefined {
  if (heldOn > today || (after !== undefined && heldOn > after)) return 'in_future';
  return before !== undefined && heldOn < before ? 'before_last' : undefined;
}

export interface NextFacts {
  /** undefined: none was named */
  readonly onDay: LocalDate | undefined;
  readonly startsAt: Date | undefined;
  readonly heldOn: LocalDate;
  readonly now: Date;
  /** all work with the client ends before the next is due, or is paused */
  readonly isLast: boolean;
  /** the last day that is accepted */
  readonly latest: LocalDate;
}

/** The next date is named before this one is done with, so that it is not forgotten. */
export function nextFault(facts: NextFacts): 'next_missing' | 'next_past' | 'next_too_late' | undefined {
  const { onDay, startsAt, heldOn, now, isLast, latest } = facts;
  if (onDay === undefined || startsAt === undefined) return isLast ? undefined : 'next_missing';
  if (startsAt <= now || onDay <= heldOn) return 'next_past';
  return onDay > latest ? 'next_too_late' : undefined;
}

/** Is there nothing after this meeting? `endsOn`: the last day of all work with the client, if it has one. */
export const isLastMeeting = (nextDue: LocalDate, active: boolean, endsOn: LocalDate | null): boolean =>
  !active || (endsOn !== null && endsOn < nextDue);

export interface SlotFacts {
  readonly onDay: LocalDate;
  readonly startsAt: Date;
  readonly now: Date;
  /** the last day that is accepted */
  readonly latest: LocalDate;
}

/** Why a meeting cannot be booked for that moment; undefined: it can. */
export function slotFault({ onDay, startsAt, now, latest }: SlotFacts): 'past' | 'too_late' | undefined {
  if (startsAt <= now) return 'past';
  return onDay > latest ? 'too_late' : undefined;
}
