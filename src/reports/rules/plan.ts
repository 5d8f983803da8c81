import { type Cadence, firstDueAfter, nextOccurrence, type Occurrence, occurrenceIn } from '../../cadence/rules.ts';
import { localDateOf, type Period, parseLocalTime, periodOf, type Rhythm, shiftPeriod } from '../../time/calendar.ts';

/** When leadership gets its numbers: on a working day of each month, about the month before. */
const healthCadence = (healthDay: number): Cadence => ({
  rule: { type: 'nth_business_day_of_month', n: healthDay },
  time: parseLocalTime('09:00'),
});

export interface PlanFacts {
  /** setting `health.day` */
  readonly healthDay: number;
  /** the workspace's */
  readonly rhythm: Rhythm;
  readonly goAt: Date;
  readonly now: Date;
}

export interface PlannedHealth {
  readonly period: Period;
  readonly dueAt: Date;
  /** the next one is due: this one is no longer worth telling */
  readonly closesAt: Date;
}

/** The month that is told about in a period. */
export const monthTold = (period: Period): Period => shiftPeriod(period, -1);

/** What has been planned or has run before. */
export type Since =
  | { readonly planned: Period }
  | { readonly ran: Period }
  | { readonly begins: true; readonly lastRan: Period | undefined };

/** What is planned next: what stands planned stays so; after an outage the newest one that is due and has not run; else the one to come. */
export function nextHealth(facts: PlanFacts, since: Since): PlannedHealth | undefined {
  if ('planned' in since) {
    const cadence = healthCadence(facts.healthDay);
    return planned(cadence, occurrenceIn(cadence, since.planned, facts.rhythm), facts.rhythm);
  }
  const lastRan = 'ran' in since ? since.ran : since.lastRan;
  const newest = newestHealth(facts);
  return newest && lastRan && newest.period > lastRan ? newest : upcomingHealth(facts);
}

/** The next one to come; none is about a month that was over before go. */
export function upcomingHealth({ healthDay, rhythm, goAt, now }: PlanFacts): PlannedHealth | undefined {
  const cadence = healthCadence(healthDay);
  const monthOfGo = periodOf('month', localDateOf(goAt, rhythm));
  const first = firstDueAfter(cadence, now, rhythm);
  const isTooEarly = first !== null && monthTold(first.period) < monthOfGo;
  return planned(cadence, isTooEarly ? nextOccurrence(cadence, monthOfGo, rhythm) : first, rhythm);
}

/** The newest one that is due; what was due before it was missed for good. */
export function newestHealth({ healthDay, rhythm, goAt, now }: PlanFacts): PlannedHealth | undefined {
  const cadence = healthCadence(healthDay);
  const month = periodOf('month', localDateOf(now, rhythm));
  const found = [month, monthTold(month)]
    .map(period => occurrenceIn(cadence, period, rhythm))
    .find(occurrence => occurrence !== null && occurrence.dueAt <= now);
  const isTooEarly = found && monthTold(found.period) < periodOf('month', localDateOf(goAt, rhythm));
  return isTooEarly ? undefined : planned(cadence, found ?? null, rhythm);
}

function planned(cadence: Cadence, occurrence: Occurrence | null, rhythm: Rhythm): PlannedHealth | undefined {
  const next = occurrence && nextOccurrence(cadence, occurrence.period, rhythm);
  return occurrence && next ? { period: occurrence.period, dueAt: occurrence.dueAt, closesAt: next.dueAt } : undefined;
}
