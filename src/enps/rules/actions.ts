import { addDays, type LocalDate } from '../../time/calendar.ts';

/** What became of something that was said: it will be done, it was done, or it is not done, because. */
export const actionStates = ['open', 'done', 'declined'] as const;
export type ActionState = (typeof actionStates)[number];

/** Code points of what was heard, and of what is done about it. */
export const longestWords = 500;
/** Of one round: they all stand in one modal. */
export const mostActions = 40;
/** Days between one reminder of an open action and the next. */
export const daysBetweenReminders = 14;
/** Days that an action may take. */
const longestWait = 730;

/** How an action stands. Days are the workspace's. */
export interface ActionStanding {
  readonly state: ActionState;
  /** of an open one never null */
  readonly dueOn: LocalDate | null;
  /** null while it is open */
  readonly endedOn: LocalDate | null;
}

export type DueFault = 'due_missing' | 'due_past' | 'due_far';

/** How an action stands once it is written as a form wants it, from how it stood (undefined: it is new), or what is wrong with its day. */
export function standingAfter(
  before: ActionStanding | undefined,
  { state, dueOn }: Pick<ActionStanding, 'state' | 'dueOn'>,
  today: LocalDate,
): ActionStanding | DueFault {
  if (state !== 'open') {
    const known = dueOn ?? before?.dueOn ?? null;
    const endedOn = before?.state === state ? before.endedOn : today;
    return { state, dueOn: known ?? (state === 'done' ? today : null), endedOn };
  }
  if (dueOn === null) return 'due_missing';
  // What is late already may be reworded without a new day.
  const stays = before?.state === 'open' && before.dueOn === dueOn;
  return (stays ? undefined : dayFault(dueOn, today)) ?? { state, dueOn, endedOn: null };
}

/** What the one who looks after an open action says of it when she is asked. */
export type Settlement =
  | { readonly what: 'done' | 'declined'; readonly answer: string }
  | { readonly what: 'later'; readonly dueOn: LocalDate };

/** How an open action stands after that; a new day must lie ahead. */
export function standingSettled(
  before: ActionStanding,
  settlement: Settlement,
  today: LocalDate,
): ActionStanding | DueFault {
  if (settlement.what !== 'later') return standingAfter(before, { ...before, state: settlement.what }, today);
  const { dueOn } = settlement;
  return dueOn === today ? 'due_past' : (dayFault(dueOn, today) ?? { state: 'open', dueOn, endedOn: null });
}

function dayFault(dueOn: LocalDate, today: LocalDate): DueFault | undefined {
  if (dueOn < today) return 'due_past';
  return dueOn > addDays(today, longestWait) ? 'due_far' : undefined;
}

/** When the one who looks after an action is reminded next. */
export interface Reminder {
  /** its number, from 1 */
  readonly number: number;
  readonly on: LocalDate;
}

/** After a reminder: the action comes back until it is closed. */
export const reminderAfter = (number: number, today: LocalDate): Reminder => ({
  number: number + 1,
  on: addDays(today, daysBetweenReminders),
});

/** A reminder as the period of its occurrence and its message; and its number again. */
export const reminderKey = (number: number): string => `#${number}`;
export const reminderNumber = (period: string): number => Number(period.slice(1));
