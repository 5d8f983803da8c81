import {
  addDays,
  addWorkingDays,
  daysBetween,
  instantOf,
  type LocalDate,
  localDateOf,
  type Place,
  parseLocalTime,
  rollDate,
  type WorkDays,
} from '../../time/calendar.ts';

/** When the day's count and its reminders are due, by the workspace's clock. */
const morning = parseLocalTime('09:00');
/** Working days before the last day on which the last reminder goes out. */
const lastCall = 2;
/** Of fewer invited even tens of percent would tell of single people. */
const fewestCounted = 10;
/** Keys that no running process has read for so long are lost. */
const graceHours = 24;
/** A process that has not been seen for so long has ended. */
const proofMinutes = 3;
const minute = 60_000;

/** The days on which whoever has not replied is reminded: half way, and two working days before the last day. Two at most, rising. */
export function reminderDays(opensOn: LocalDate, closesOn: LocalDate, whose: WorkDays): LocalDate[] {
  const half = rollDate(addDays(opensOn, Math.floor(daysBetween(opensOn, closesOn) / 2)), 'following', whose);
  const last = addWorkingDays(closesOn, -lastCall, whose);
  return (half < last ? [half, last] : [last]).filter(day => opensOn < day && day < closesOn);
}

/** Tens of percent who have replied; never the last ten, which would say that everybody has. Undefined: so few are invited that nothing is told. */
export function replyStep(replies: number, invited: number): number | undefined {
  return invited < fewestCounted ? undefined : Math.min(9, Math.floor((10 * replies) / invited));
}

/** A round that is open, as its daily work needs it. */
export interface OpenRound {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly closesAt: Date;
  readonly countedOn: LocalDate | null;
  /** so many have gone out */
  readonly reminders: number;
}

/** How many reminders' days have begun: one that opens late owes none of those. */
export const remindersBegun = (
  round: Pick<OpenRound, 'opensOn' | 'closesOn'>,
  now: Date,
  whose: WorkDays & Place,
): number =>
  reminderDays(round.opensOn, round.closesOn, whose).filter(day => instantOf(day, morning, whose) <= now).length;

/** What an open round has to do at this moment, and when next. After an outage the newest reminder alone goes out. */
export interface DayWork {
  readonly count: boolean;
  /** the number of reminders that will have gone out; undefined: none goes out now */
  readonly remind: number | undefined;
  readonly nextAt: Date;
}

export function dayWork(round: OpenRound, now: Date, whose: WorkDays & Place): DayWork {
  const today = localDateOf(now, whose);
  const hasBegun = (day: LocalDate) => instantOf(day, morning, whose) <= now;
  const due = remindersBegun(round, now, whose);
  const tomorrow = hasBegun(today) ? addDays(today, 1) : today;
  const nextMorning = instantOf(tomorrow, morning, whose);
  return {
    count: hasBegun(today) && (round.countedOn ?? round.opensOn) < today,
    remind: due > round.reminders ? due : undefined,
    nextAt: nextMorning < round.closesAt ? nextMorning : round.closesAt,
  };
}

/** A running process, and whether it reads the round's keys. */
export interface Proof {
  readonly readsKeys: boolean;
  readonly seenAt: Date;
}

/** Of the processes that run at this moment: how many there are, and how many of them read the round's keys. */
export function keyReaders(
  proofs: readonly Proof[],
  now: Date,
): { readonly running: number; readonly reading: number } {
  const alive = proofs.filter(({ seenAt }) => now.getTime() - seenAt.getTime() <= proofMinutes * minute);
  return { running: alive.length, reading: alive.filter(({ readsKeys }) => readsKeys).length };
}

/** Whether every process that runs has shown that it reads the keys. */
export function isProven(proofs: readonly Proof[], now: Date): boolean {
  const { running, reading } = keyReaders(proofs, now);
  return running > 0 && reading === running;
}

/** Whether nobody will read the keys again. `destroyed`: they were, though the database does not know it. */
export const isLost = (missingSince: Date | null, now: Date, destroyed: boolean): boolean =>
  destroyed || (missingSince !== null && now.getTime() - missingSince.getTime() >= graceHours * 60 * minute);

/** The fewest working days that people have to answer in: what would open later than that before its end does not open at all. */
const fewestDays = 3;

/** Whether a round that could not open in time may open now. */
export const mayStillOpen = (closesOn: LocalDate, now: Date, whose: WorkDays & Place): boolean =>
  localDateOf(now, whose) <= addWorkingDays(closesOn, -fewestDays, whose);

/** How many have given each score, 0 to 10. */
export type Counters = readonly number[];

/** The three classes of a year (model.md B). */
export function classesOf(counters: Counters): {
  readonly critics: number;
  readonly passives: number;
  readonly promoters: number;
} {
  const total = (from: number, to: number) => counters.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
  return { critics: total(0, 6), passives: total(7, 8), promoters: total(9, 10) };
}
