import { addDays, addWorkingDays, isWorkingDay, type LocalDate, type WorkDays } from '../../time/calendar.ts';
import { isOpen, type PromiseState } from './path.ts';

/** A promise that is in force, by the days of its client. */
export interface Coming {
  readonly dueOn: LocalDate;
  /** the day on which its keeper said yes to these terms */
  readonly acceptedOn: LocalDate;
  /** working days before its day on which she is reminded */
  readonly remindDays: readonly number[];
  readonly rhythm: WorkDays;
}

export interface Reminder {
  readonly daysBefore: number;
  readonly on: LocalDate;
}

/** The earliest first; none on the day on which she said yes, or before. */
export function remindersOf(coming: Coming): Reminder[] {
  const farthest = Math.max(0, ...coming.remindDays);
  const before = workingDaysBefore(coming, farthest);
  return coming.remindDays
    .toSorted((a, b) => b - a)
    .flatMap(daysBefore => {
      const on = before[daysBefore - 1];
      return on ? [{ daysBefore, on }] : [];
    });
}

/** The last working days before its day, the nearest first, as far back as she had said yes and the calendar knows. */
function workingDaysBefore({ dueOn, acceptedOn, rhythm }: Coming, most: number): LocalDate[] {
  const days: LocalDate[] = [];
  const isWithin = (day: LocalDate) => day > acceptedOn && day >= rhythm.calendar.first;
  for (let day = addDays(dueOn, -1); isWithin(day) && days.length < most; day = addDays(day, -1))
    if (isWorkingDay(day, rhythm)) days.push(day);
  return days;
}

/** The working day on which it is seen that its day has passed. */
export function seenOverdueOn({ dueOn, rhythm }: Pick<Coming, 'dueOn' | 'rhythm'>): LocalDate {
  const { first } = rhythm.calendar;
  return addWorkingDays(dueOn < first ? first : dueOn, 1, rhythm);
}

export interface DueFacts extends Coming {
  readonly state: PromiseState;
  /** its keeper has said already that it will be late */
  readonly saidLate: boolean;
  /** reminders of these terms that were given, by how many working days before */
  readonly reminded: readonly number[];
}

/** What one does on a day on which one looks at it. `lead`: she hears, too, that it is due soon. */
export type DueMove =
  | { readonly do: 'remind'; readonly daysBefore: number; readonly lead: boolean }
  | { readonly do: 'break' }
  | { readonly do: 'wait' }
  | { readonly do: 'over' };

/**
 * After days on which nobody looked only the newest reminder is given, and only before the day has passed. While new terms wait for their keeper's
 * word nothing is asked of her here, and the former day breaks nothing.
 */
export function dueMove(facts: DueFacts, today: LocalDate): DueMove {
  const { state, dueOn, reminded, saidLate } = facts;
  if (!isOpen(state) || state === 'overdue') return { do: 'over' };
  if (state === 'moving') return { do: 'wait' };
  if (today >= seenOverdueOn(facts)) return { do: 'break' };
  // She knows, and has told the lead.
  if (saidLate) return { do: 'wait' };
  const reminders = remindersOf(facts);
  const newest = reminders.findLast(({ on }) => on <= today);
  if (!newest || today > dueOn || reminded.some(given => given <= newest.daysBefore)) return { do: 'wait' };
  const isLast = newest === reminders.at(-1);
  return { do: 'remind', daysBefore: newest.daysBefore, lead: isLast };
}

/** The next day after that one on which there may be something to do. */
export function nextLook(coming: Coming, after: LocalDate): LocalDate {
  const days = [...remindersOf(coming).map(({ on }) => on), seenOverdueOn(coming)];
  return days.find(day => day > after) ?? addWorkingDays(after, 1, coming.rhythm);
}

export interface DayPassing {
  readonly state: PromiseState;
  readonly brokenOn: LocalDate | null;
  /** by its terms in force */
  readonly dueOn: LocalDate;
  /** by its newest terms, in force or not */
  readonly newDueOn: LocalDate;
}

/** While new terms wait for their keeper's word, what the client agreed to counts, if that is the later day. */
const lastDayOf = ({ state, dueOn, newDueOn }: DayPassing): LocalDate =>
  state === 'moving' && newDueOn > dueOn ? newDueOn : dueOn;

/** The day on which it was broken, as one sees it today, also before anybody was told; null: it is not. What is broken stays so. */
export function brokenBy(passing: DayPassing, today: LocalDate): LocalDate | null {
  const { state, brokenOn, dueOn } = passing;
  const isPassed = isOpen(state) && today > lastDayOf(passing);
  return brokenOn ?? (isPassed ? addDays(dueOn, 1) : null);
}

/** The same of one that was kept on that day: on time, if that was before it broke, whenever it is written down. */
export function brokenOnceKept(passing: DayPassing, keptOn: LocalDate): LocalDate | null {
  const { brokenOn, dueOn } = passing;
  if (brokenOn !== null) return keptOn < brokenOn ? null : brokenOn;
  return keptOn > lastDayOf(passing) ? addDays(dueOn, 1) : null;
}
