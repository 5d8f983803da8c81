import { type Cadence, firstDueAfter, nextOccurrence, type Occurrence, occurrenceIn } from '../../cadence/rules.ts';
import {
  instantOf,
  type LocalDate,
  localDateOf,
  type Period,
  parseLocalTime,
  periodOf,
  type Rhythm,
  rollDate,
} from '../../time/calendar.ts';
import { monthTold, type Since } from './plan.ts';

/** Begins with the day, so that it stands in the morning's message of whoever writes it. */
const reportCadence = (day: number): Cadence => ({
  rule: { type: 'nth_business_day_of_month', n: day },
  time: parseLocalTime('00:00'),
});

export interface ReportPlanFacts {
  /** the client's days and clock */
  readonly rhythm: Rhythm;
  /** the working day of the month that it knows */
  readonly day: number;
  /** the work for it began then, never before go: nothing is told of a month before */
  readonly workSince: LocalDate;
  readonly since: Since;
  /** when the planned one was due until now; undefined: none is planned */
  readonly formerDueAt?: Date | undefined;
  readonly now: Date;
}

export interface PlannedReport {
  /** the month in which it is due; it tells of the one before */
  readonly period: Period;
  readonly dueAt: Date;
  /** the next one is due */
  readonly closesAt: Date;
}

/** A client's next monthly report. Undefined: it has no working days at all. */
export function planReport(facts: ReportPlanFacts): PlannedReport | undefined {
  if (facts.rhythm.workingDays.length === 0) return undefined;
  const cadence = reportCadence(facts.day);
  const found = fromItsTime(cadence, nextFor(cadence, facts), facts);
  const next = found && nextOccurrence(cadence, found.period, facts.rhythm);
  if (!found || !next) return undefined;
  return { period: found.period, dueAt: announced(found, facts), closesAt: next.dueAt };
}

/** Once in a month: whoever begins again in one that had its report waits for the next. */
function nextFor(cadence: Cadence, { rhythm, since, now }: ReportPlanFacts): Occurrence | null {
  if ('planned' in since) {
    const known = knownMonth(since.planned, rhythm);
    return occurrenceIn(cadence, known, rhythm) ?? nextOccurrence(cadence, known, rhythm);
  }
  if ('ran' in since) return nextOccurrence(cadence, knownMonth(since.ran, rhythm), rhythm);
  const first = firstDueAfter(cadence, now, rhythm);
  return first && since.lastRan !== undefined && first.period <= since.lastRan
    ? nextOccurrence(cadence, since.lastRan, rhythm)
    : first;
}

function fromItsTime(
  cadence: Cadence,
  found: Occurrence | null,
  { workSince, rhythm }: ReportPlanFacts,
): Occurrence | null {
  const first = periodOf('month', workSince);
  return found && monthTold(found.period) < first ? nextOccurrence(cadence, first, rhythm) : found;
}

/**
 * A day that is moved to before today was known to nobody when it passed: the report is due on the next working day. What was due before
 * today anyway (the app was down) stays as late as it is.
 */
function announced({ period, dueAt }: Occurrence, { rhythm, since, formerDueAt, now }: ReportPlanFacts): Date {
  const isPlanned = formerDueAt !== undefined && 'planned' in since && since.planned === period;
  if (!isPlanned || dueAt > now) return dueAt;
  if (formerDueAt <= now) return formerDueAt;
  const day = rollDate(localDateOf(now, rhythm), 'following', rhythm);
  return instantOf(day, parseLocalTime('00:00'), rhythm);
}

/** The calendar knows the years around now; what is older goes on from its first month. */
function knownMonth(month: string, { calendar }: Rhythm): string {
  const first = periodOf('month', calendar.first);
  return month < first ? first : month;
}
