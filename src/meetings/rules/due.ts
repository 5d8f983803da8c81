import { addDays, addMonths, daysBetween, isWorkingDay, type LocalDate, type WorkDays } from '../../time/calendar.ts';
import { type MeetingKind, type MeetingRhythm, meetingKinds } from './kinds.ts';

/** What decides when a kind of meeting with a client is due. */
export interface DueFacts {
  readonly kind: MeetingKind;
  readonly rhythm: MeetingRhythm;
  /** days within which a client is met that was not met yet, or not since work paused */
  readonly firstDays: number;
  /** when the present run of work with it began, at the earliest on the day of go */
  readonly since: LocalDate;
  /** when this kind was last held */
  readonly lastHeld: LocalDate | undefined;
}

export const monthsOf = (kind: MeetingKind, { followUpMonths, developmentMonths }: MeetingRhythm): number =>
  kind === 'follow_up' ? followUpMonths : developmentMonths;

/**
 * The day on which a meeting of this kind is due at the latest (3.13): so many months after the last one **held**. What was held before work
 * began (again) is no reason to be late on the first day. Not rolled: see `rollBack`.
 */
export function dueOn({ kind, rhythm, firstDays, since, lastHeld }: DueFacts): LocalDate {
  const months = monthsOf(kind, rhythm);
  const first = addDays(since, firstDays);
  if (lastHeld === undefined) return kind === 'follow_up' ? first : addMonths(since, months);
  const next = addMonths(lastHeld, months);
  return lastHeld >= since ? next : later(next, first);
}

/** How far back a day is looked for on which everybody works. */
const rollDays = 14;

/** The last day on or before `day` on which all of these work; `day` itself if there is none near. */
export function rollBack(day: LocalDate, all: readonly WorkDays[]): LocalDate {
  for (let back = 0; back <= rollDays; back += 1) {
    const tried = addDays(day, -back);
    if (all.every(whose => worksOn(tried, whose))) return tried;
  }
  return day;
}

/** Outside the years whose holidays are loaded only the weekday is known. */
export const worksOn = (day: LocalDate, whose: WorkDays): boolean =>
  day < whose.calendar.first || day > whose.calendar.last
    ? isWorkingDay(day, { ...whose, calendar: { ...whose.calendar, first: day, last: day, holidays: new Set() } })
    : isWorkingDay(day, whose);

/** When the due day is near or has passed, there is still so much time to find a date. */
export const daysToFindDate = 21;

/** The last day for which a meeting may be booked. `due` undefined: nothing presses, since the client is paused. */
export const latestBooking = (due: LocalDate | undefined, today: LocalDate, months: number): LocalDate =>
  due === undefined ? addMonths(today, months) : later(due, addDays(today, daysToFindDate));

/** 0: not overdue. */
export const daysOverdue = (due: LocalDate | undefined, today: LocalDate): number =>
  due === undefined ? 0 : Math.max(0, daysBetween(due, today));

/** When each kind was last held, and is due. */
export type ByKind<T> = Readonly<Record<MeetingKind, T>>;

export const otherKind = (kind: MeetingKind): MeetingKind => (kind === 'follow_up' ? 'development' : 'follow_up');

/** One kind is overdue, and the other was held meanwhile: the client is met, but never in this way (1.17). */
export function starves(
  kind: MeetingKind,
  { due, lastHeld }: { readonly due: LocalDate | undefined; readonly lastHeld: ByKind<LocalDate | undefined> },
  today: LocalDate,
): boolean {
  const other = lastHeld[otherKind(kind)];
  const own = lastHeld[kind];
  return daysOverdue(due, today) > 0 && other !== undefined && (own === undefined || other > own);
}

/** Longer than this without any meeting, and a client counts as not met (3.13). */
const mostMonthsUnmet = 3;

/** Was it met, in whatever way, within three months? */
export const isMetLately = (lastHeld: ByKind<LocalDate | undefined>, today: LocalDate): boolean =>
  meetingKinds.some(kind => {
    const held = lastHeld[kind];
    return held !== undefined && addMonths(held, mostMonthsUnmet) >= today;
  });

/** By its kind, for both. */
export const byKind = <T>(of: (kind: MeetingKind) => T): ByKind<T> => ({
  follow_up: of('follow_up'),
  development: of('development'),
});

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
