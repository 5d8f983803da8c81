import { type Cadence, firstDueAfter, nextOccurrence, type Occurrence, occurrenceIn } from '../../cadence/rules.ts';
import { datesOf, instantOf, parseLocalTime, periodOf, type Rhythm, shiftPeriod } from '../../time/calendar.ts';

/** Goals that one client and we share at once: a few, or they are no goals. */
export const mostGoals = 10;

/** What was said of a goal in a quarter: do we still agree on it, and does the client? */
export interface GoalViews {
  readonly ours: boolean;
  readonly theirs: boolean;
  readonly note: string | null;
}

export interface GoalReview extends GoalViews {
  /** `2026-Q4` */
  readonly quarter: string;
}

export const agreements = ['both', 'not_ours', 'not_theirs', 'neither'] as const;
/** Who agrees on a goal. */
export type Agreed = (typeof agreements)[number];

export function agreedBy({ ours, theirs }: GoalViews): Agreed {
  if (ours) return theirs ? 'both' : 'not_theirs';
  return theirs ? 'not_ours' : 'neither';
}

/** What a quarter asks of whoever answers for the client: a first goal, a word on those there are, or nothing any more. */
export type GoalQuestion = 'begin' | 'agree' | 'reviewed';

/** `goals`: those that have not ended, each with its newest review in its present wording. */
export function goalQuestion(
  goals: readonly { readonly review: Pick<GoalReview, 'quarter'> | undefined }[],
  quarter: string,
): GoalQuestion {
  if (goals.length === 0) return 'begin';
  return goals.every(({ review }) => review?.quarter === quarter) ? 'reviewed' : 'agree';
}

export interface GoalPlanFacts {
  /** the client's days and clock */
  readonly rhythm: Rhythm;
  /** working day of the quarter */
  readonly goalDay: number;
  readonly since:
    | { readonly planned: string }
    | { readonly ran: string }
    | { readonly begins: true; readonly lastRan: string | undefined };
  readonly now: Date;
}

/** When a client's goals are asked about next, and until when that quarter lasts. Undefined: it has no working days at all. */
export function planGoals(
  facts: GoalPlanFacts,
): { readonly period: string; readonly dueAt: Date; readonly closesAt: Date } | undefined {
  if (facts.rhythm.workingDays.length === 0) return undefined;
  const cadence = goalsCadence(facts.goalDay);
  const found = nextFor(cadence, facts);
  if (!found) return undefined;
  const { first } = datesOf(shiftPeriod(found.period, 1));
  const closesAt = instantOf(first, parseLocalTime('00:00'), facts.rhythm);
  return { period: found.period, dueAt: found.dueAt, closesAt };
}

const goalsCadence = (goalDay: number): Cadence => ({
  rule: { type: 'nth_business_day_of_quarter', n: goalDay },
  time: parseLocalTime('09:00'),
});

/** Once in a quarter: whoever begins again in one that has been asked about waits for the next. */
function nextFor(cadence: Cadence, { rhythm, since, now }: GoalPlanFacts): Occurrence | null {
  if ('planned' in since) {
    const known = knownQuarter(since.planned, rhythm);
    return occurrenceIn(cadence, known, rhythm) ?? nextOccurrence(cadence, known, rhythm);
  }
  if ('ran' in since) return nextOccurrence(cadence, knownQuarter(since.ran, rhythm), rhythm);
  const first = firstDueAfter(cadence, now, rhythm);
  return first && since.lastRan !== undefined && first.period <= since.lastRan
    ? nextOccurrence(cadence, since.lastRan, rhythm)
    : first;
}

/** The calendar knows the years around now; what is older goes on from its first quarter. */
function knownQuarter(quarter: string, { calendar }: Rhythm): string {
  const first = periodOf('quarter', calendar.first);
  return quarter < first ? first : quarter;
}
