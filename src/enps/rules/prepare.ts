import type { Whose } from '../../cadence/rules.ts';
import { addDays, type LocalDate, minuteOfDay, wallClock, yearOf } from '../../time/calendar.ts';
import { firstDayAfter, freePeriod, type HeldRound, isYearTaken, roundDates } from './dates.ts';

/** A round as somebody wants it. */
export interface RoundPlan {
  readonly opensOn: LocalDate;
  readonly lengthDays: number;
  readonly leastInvited: number;
  readonly leastAnswers: number;
  readonly leastComments: number;
}

/** Of so many answers on comments are read: where there is no result there are none either. */
export const commentsFrom = ({ leastAnswers, leastComments }: Pick<RoundPlan, 'leastAnswers' | 'leastComments'>) =>
  Math.max(leastAnswers, leastComments);

export const shortestDays = 7;
export const longestDays = 28;
/** How far ahead a first day may lie. */
export const farthestDays = 400;
/** Whoever confirms later than this, by the workspace's clock, can't open it on the same day any more. */
const sameDayUntil = minuteOfDay('12:00');

/** A round that is known. */
export interface KnownRound extends HeldRound {
  readonly id: string;
  readonly opensOn: LocalDate;
}

/** What a plan is judged by. */
export interface PlanFacts {
  readonly now: Date;
  /** the workspace's */
  readonly rhythm: Whose;
  /** the start was given */
  readonly live: boolean;
  /** somebody of leadership is named and here */
  readonly hasReaders: boolean;
  /** how many would be invited at this moment */
  readonly employees: number;
  /** what the settings have: it may be raised, never lowered */
  readonly least: { readonly invited: number; readonly answers: number; readonly comments: number };
  readonly rounds: readonly KnownRound[];
}

/** Under which field a fault stands; what concerns no field stands under the first. */
export const planFields = ['opensOn', 'lengthDays', 'leastInvited', 'leastAnswers', 'leastComments'] as const;
export type PlanField = (typeof planFields)[number];
export type PlanFault =
  | 'before_go'
  | 'nobody_reads'
  | 'another'
  | 'past'
  | 'today_over'
  | 'far'
  | 'held'
  | 'too_soon'
  | 'too_often'
  | 'length'
  | 'least_invited'
  | 'few_people'
  | 'least_answers'
  | 'answers_over_invited'
  | 'least_comments';
export type PlanFaults = Partial<Record<PlanField, PlanFault>>;

type Block = Extract<PlanFault, 'before_go' | 'nobody_reads' | 'another'>;

/** Why nothing can be planned at all, whatever is typed. `replaces`: the planned round that is changed. */
export function blocked(facts: PlanFacts, replaces: string | undefined): Block | undefined {
  if (!facts.live) return 'before_go';
  if (!facts.hasReaders) return 'nobody_reads';
  return facts.rounds.some(round => isCurrent(round) && !(round.id === replaces && round.state === 'confirmed'))
    ? 'another'
    : undefined;
}

const isCurrent = ({ state }: KnownRound): boolean => state === 'confirmed' || state === 'open' || state === 'sealed';

/** All that stands against a plan, at most one thing a field; nothing: it may be confirmed. */
export function planFaults(plan: RoundPlan, facts: PlanFacts, replaces: string | undefined): PlanFaults {
  const { lengthDays, leastInvited, leastAnswers, leastComments } = plan;
  const { least, employees } = facts;
  const hasLength = lengthDays >= shortestDays && lengthDays <= longestDays;
  const found: Readonly<Record<PlanField, PlanFault | undefined>> = {
    opensOn: blocked(facts, replaces) ?? dayFault(plan, facts, replaces),
    lengthDays: hasLength ? undefined : 'length',
    leastInvited: leastInvited < least.invited ? 'least_invited' : employees < leastInvited ? 'few_people' : undefined,
    leastAnswers:
      leastAnswers < least.answers ? 'least_answers' : leastAnswers > leastInvited ? 'answers_over_invited' : undefined,
    leastComments: leastComments < least.comments ? 'least_comments' : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined));
}

function dayFault(
  { opensOn }: RoundPlan,
  { now, rhythm, rounds }: PlanFacts,
  replaces: string | undefined,
): PlanFault | undefined {
  const { date: today, time } = wallClock(now, rhythm);
  if (opensOn < today) return 'past';
  if (opensOn > addDays(today, farthestDays)) return 'far';
  const first = roundDates({ opensOn, lengthDays: shortestDays }, rhythm).opensOn;
  if (first === today && minuteOfDay(time) >= sameDayUntil) return 'today_over';
  const others = rounds.filter(({ id }) => id !== replaces);
  if (isYearTaken(yearOf(first), others)) return 'held';
  const earliest = firstDayAfter(others);
  if (earliest && first < earliest) return 'too_soon';
  return freePeriod(yearOf(first), rounds) ? undefined : 'too_often';
}

/** What a fault's words name. */
export interface FaultNumbers {
  readonly least: PlanFacts['least'];
  readonly employees: number;
  readonly earliest: LocalDate | undefined;
}

export const faultNumbers = ({ least, employees, rounds }: PlanFacts): FaultNumbers => ({
  least,
  employees,
  earliest: firstDayAfter(rounds),
});

/** A planned round that is already as somebody wants it: whoever sends the same again changes nothing. */
export interface PlannedRound extends KnownRound {
  readonly leastInvited: number;
  readonly leastAnswers: number;
  readonly leastComments: number;
}

export function isAsPlanned(round: PlannedRound, plan: RoundPlan, rhythm: Whose): boolean {
  const { opensOn, closesOn } = roundDates(plan, rhythm);
  const thresholds = ['leastInvited', 'leastAnswers', 'leastComments'] as const;
  return (
    round.state === 'confirmed' &&
    round.opensOn === opensOn &&
    round.closesOn === closesOn &&
    thresholds.every(each => round[each] === plan[each])
  );
}
