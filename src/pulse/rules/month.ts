import { closeOfLate } from '../../cadence/catch-up.ts';
import { type Cadence, firstDueAfter, nextOccurrence, type Occurrence, occurrenceIn } from '../../cadence/rules.ts';
import { spreadOverWorkingDays } from '../../cadence/spread.ts';
import {
  type Away,
  addWorkingDays,
  datesOf,
  instantOf,
  type LocalTime,
  localDateOf,
  nextOfficeMoment,
  nthWorkingDay,
  type Rhythm,
  workingDaysLater,
} from '../../time/calendar.ts';

/** The settings that decide when a check-in happens. */
export interface PulseSettings {
  readonly pulseTime: LocalTime;
  readonly pulseSpreadDays: number;
  readonly pulseClosesAfterDays: number;
  readonly pulseReminderDays: readonly number[];
  readonly pulseJoinerDays: number;
  readonly pulseAfterGoDays: number;
  readonly talkDueAfterDays: number;
}

/** Monthly, on working day 1 + hash(person) mod 15, at a local time (3.12). */
export const cadenceOf = (personId: string, settings: PulseSettings): Cadence => ({
  rule: { type: 'nth_business_day_of_month', n: spreadOverWorkingDays(personId, settings.pulseSpreadDays) },
  time: settings.pulseTime,
});

export interface PlanFacts {
  readonly personId: string;
  readonly rhythm: Rhythm;
  readonly settings: PulseSettings;
  readonly goAt: Date;
  /** she, or her first project, came after *go* */
  readonly joinedLater: boolean;
  readonly since:
    | { readonly planned: string }
    | { readonly ran: string }
    | { readonly begins: true; readonly lastRan: string | undefined };
  readonly now: Date;
}

export interface PlannedCheckIn {
  readonly period: string;
  readonly dueAt: Date;
  readonly closesAt: Date;
}

/**
 * Her next check-in. One that is planned keeps its period and moves with zone, calendar and settings. After one that ran comes the next
 * month's, also for whoever was gone so shortly that she missed none. Whoever begins waits: two working days after *go*, ten after joining or
 * coming back, so that nobody is surprised.
 */
export function planCheckIn(facts: PlanFacts): PlannedCheckIn | undefined {
  const { rhythm, settings } = facts;
  const cadence = cadenceOf(facts.personId, settings);
  const found = nextFor(cadence, facts);
  return found
    ? { period: found.period, dueAt: found.dueAt, closesAt: closeOf(found, cadence, rhythm, settings) }
    : undefined;
}

function nextFor(cadence: Cadence, { rhythm, settings, since, now, goAt, joinedLater }: PlanFacts): Occurrence | null {
  if ('planned' in since) return inOrAfter(cadence, since.planned, rhythm);
  if ('ran' in since) return nextOccurrence(cadence, knownPeriod(since.ran, rhythm), rhythm);
  const isLongAgo = localDateOf(goAt, rhythm) < rhythm.calendar.first;
  const afterGo = isLongAgo ? goAt : workingDaysLater(goAt, settings.pulseAfterGoDays, rhythm);
  const missedNothing =
    since.lastRan === undefined ? null : nextOccurrence(cadence, knownPeriod(since.lastRan, rhythm), rhythm);
  if (missedNothing && missedNothing.dueAt > now) return missedNothing;
  const begins =
    joinedLater || since.lastRan !== undefined ? workingDaysLater(now, settings.pulseJoinerDays, rhythm) : now;
  const first = firstDueAfter(cadence, begins > afterGo ? begins : afterGo, rhythm);
  return first && since.lastRan !== undefined && first.period <= since.lastRan
    ? nextOccurrence(cadence, since.lastRan, rhythm)
    : first;
}

/** The occurrence of a period; where that month has lost its last working day (the firm closes), the next one. */
function inOrAfter(cadence: Cadence, period: string, rhythm: Rhythm): Occurrence | null {
  const known = knownPeriod(period, rhythm);
  return (known === period ? occurrenceIn(cadence, period, rhythm) : null) ?? nextOccurrence(cadence, known, rhythm);
}

/** The calendar knows the years around now. What is older, after long downtime, goes on from its first month. */
function knownPeriod(period: string, { calendar }: Rhythm): string {
  const first = calendar.first.slice(0, 7);
  return period < first ? first : period;
}

/** At the end of a working day of hers, and never after the next one is due. */
function closeOf({ date, period }: Occurrence, cadence: Cadence, rhythm: Rhythm, settings: PulseSettings): Date {
  const close = instantOf(addWorkingDays(date, settings.pulseClosesAfterDays, rhythm), rhythm.closes, rhythm);
  const next = nextOccurrence(cadence, period, rhythm)?.dueAt;
  return next && next < close ? next : close;
}

/** The talk is due the later of some working days after the check-in and the month's last working day, at the end of that day. */
export function talkDueAt(period: string, promptedAt: Date, rhythm: Rhythm, settings: PulseSettings): Date {
  const later = addWorkingDays(localDateOf(promptedAt, rhythm), settings.talkDueAfterDays, rhythm);
  const lastOfMonth = nthWorkingDay(datesOf(period), -1, rhythm) ?? later;
  return instantOf(later > lastOfMonth ? later : lastOfMonth, rhythm.closes, rhythm);
}

/** What happens to an occurrence that woke. */
export type Move =
  | { readonly move: 'prompt'; readonly closesAt: Date }
  | { readonly move: 'wait'; readonly until: Date }
  | { readonly move: 'skip'; readonly reason: 'downtime' | 'absence' | 'stopped' }
  | { readonly move: 'remind'; readonly number: number }
  | { readonly move: 'rest' }
  | { readonly move: 'close'; readonly reason: 'answered' | 'silent' | 'stopped' };

export interface DueFacts {
  readonly personId: string;
  readonly period: string;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly now: Date;
  readonly rhythm: Rhythm;
  readonly away: Away;
  readonly settings: PulseSettings;
  /** she does not want to be asked */
  readonly stopped: boolean;
}

/** A late prompt still leaves so many working days to answer. */
const daysToAnswer = 3;

/**
 * A planned check-in whose time has come. Late after downtime: once, if it has not closed; while she is away or off work it waits for her.
 * Where too little time would be left before the next one, it is skipped, and says why.
 */
export function moveWhenDue(facts: DueFacts): Move {
  const { now, dueAt, closesAt, rhythm, away, settings } = facts;
  if (facts.stopped) return { move: 'skip', reason: 'stopped' };
  const wasAway = [dueAt, closesAt].every(at => away(localDateOf(at, rhythm)));
  if (now >= closesAt && !wasAway) return { move: 'skip', reason: 'downtime' };
  const moment = nextOfficeMoment(now, rhythm, away);
  const nextDueAt = nextOccurrence(cadenceOf(facts.personId, settings), facts.period, rhythm)?.dueAt ?? null;
  if (moment === null || (nextDueAt !== null && workingDaysLater(moment, daysToAnswer, rhythm) > nextDueAt))
    return { move: 'skip', reason: wasAway || away(localDateOf(now, rhythm)) ? 'absence' : 'downtime' };
  if (moment > now) return { move: 'wait', until: moment };
  return { move: 'prompt', closesAt: closeOfLate({ closesAt, sentAt: now, nextDueAt }, rhythm, daysToAnswer) };
}

export interface OpenFacts {
  readonly openedAt: Date;
  readonly closesAt: Date;
  /** the reminder that comes next: 1, 2; beyond the last one only the close is left */
  readonly stage: number;
  readonly now: Date;
  readonly rhythm: Rhythm;
  readonly away: Away;
  readonly settings: PulseSettings;
  readonly answered: boolean;
  readonly stopped: boolean;
}

/**
 * An open check-in that woke: reminded if she has not answered, at most twice, the newest reminder only, and not before she is back;
 * closed when its time is over. Whoever stopped being asked is not silent.
 */
export function moveWhenOpen(facts: OpenFacts): Move {
  const { now, closesAt, answered, stopped, stage } = facts;
  if (now >= closesAt) return { move: 'close', reason: answered ? 'answered' : stopped ? 'stopped' : 'silent' };
  if (answered || stopped) return { move: 'rest' };
  const due = reminderTimes(facts).filter(({ number, at }) => number >= stage && at <= now);
  const newest = due.at(-1);
  return newest ? { move: 'remind', number: newest.number } : { move: 'rest' };
}

/** When an open check-in wakes next: its next reminder, else its close. */
export function nextWakeOf(facts: OpenFacts): Date {
  if (facts.answered || facts.stopped) return facts.closesAt;
  const next = reminderTimes(facts).find(({ number, at }) => number >= facts.stage && at > facts.now);
  return next && next.at < facts.closesAt ? next.at : facts.closesAt;
}

type ReminderFacts = Pick<OpenFacts, 'openedAt' | 'rhythm' | 'away' | 'settings'>;

/** A reminder that falls into an absence waits for her return, and so do all that fell due meanwhile. */
function reminderTimes({ openedAt, rhythm, away, settings }: ReminderFacts) {
  return settings.pulseReminderDays.flatMap((days, index) => {
    const at = nextOfficeMoment(workingDaysLater(openedAt, days, rhythm), rhythm, away);
    return at ? [{ number: index + 1, at }] : [];
  });
}
