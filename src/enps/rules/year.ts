import { occurrenceIn, type Whose } from '../../cadence/rules.ts';
import {
  addDays,
  daysBetween,
  instantOf,
  type LocalDate,
  localDateOf,
  parseLocalDate,
  rollDate,
  yearOf,
} from '../../time/calendar.ts';
import { fewestApart, firstDayAfter, type HeldRound, heldYear, isYearTaken, openingTime } from './dates.ts';

/** Days before the proposed day on which leadership is asked once more. */
const againDays = 7;

/** What the proposals of all years follow from. */
export interface YearFacts {
  /** settings `enps.date`, `MM-DD`, and `enps.ask_days` */
  readonly enpsDate: string;
  readonly enpsAskDays: number;
  /** the workspace's days and clock */
  readonly rhythm: Whose;
  readonly rounds: readonly HeldRound[];
}

/** A year's round as it is proposed to leadership. */
export interface Proposal {
  readonly year: number;
  /** a working day of that year */
  readonly date: LocalDate;
  readonly askAt: Date;
  readonly againAt: Date;
  /** the day has come: nothing is proposed any more */
  readonly endsAt: Date;
}

/** The proposal of a year; undefined: the round before was so late that there is no room for one in it. */
export function proposalOf(year: number, facts: YearFacts): Proposal | undefined {
  const { enpsDate, enpsAskDays, rhythm } = facts;
  // From a leap year on: the 29th of February is the 28th in the others. What rolls stays within its month, and so within its year.
  const anchor = parseLocalDate(`2000-${enpsDate}`);
  const rule = { type: 'every_n_months', anchor, n: 12, roll: 'modified_following' } as const;
  const nominal = occurrenceIn({ rule, time: openingTime }, `${year}-${enpsDate.slice(0, 2)}`, rhythm)?.date;
  const earliest = firstDayAfter(facts.rounds.filter(round => heldYear(round) < year));
  if (!nominal) return undefined;
  const date = earliest && nominal < earliest ? rollDate(earliest, 'following', rhythm) : nominal;
  if (yearOf(date) !== year) return undefined;
  const morningOf = (day: LocalDate) => instantOf(day, openingTime, rhythm);
  return {
    year,
    date,
    askAt: morningOf(addDays(date, -enpsAskDays)),
    againAt: morningOf(addDays(date, -againDays)),
    endsAt: morningOf(date),
  };
}

/** What stands planned, and what has run last, as years. */
export interface YearSince {
  readonly planned: number | undefined;
  readonly ran: number | undefined;
}

/**
 * The next year to propose: what stands planned stays so, and what was missed is made up for, as long as its day is to come. Whoever begins is asked
 * nothing that was due before.
 */
export function nextProposal(facts: YearFacts, { planned, ran }: YearSince, now: Date): Proposal | undefined {
  const isKnown = (year: number) => year === planned || ran !== undefined;
  return yearsFrom(facts, now)
    .filter(({ year }) => ran === undefined || year > ran)
    .find(({ year, askAt, endsAt }) => now < endsAt && (isKnown(year) || now < askAt));
}

/** This year's proposal and those of the next two. */
function yearsFrom(facts: YearFacts, now: Date): Proposal[] {
  const thisYear = yearOf(localDateOf(now, facts.rhythm));
  return [0, 1, 2].flatMap(ahead => proposalOf(thisYear + ahead, facts) ?? []);
}

/** What becomes of a proposal at this moment, and when it is looked at again. */
export type ProposalMove =
  | { readonly move: 'ask' | 'ask_again' | 'wait'; readonly stage: ProposalStage; readonly wakeAt: Date }
  | { readonly move: 'end'; readonly reason: 'confirmed' | 'not_confirmed' }
  | { readonly move: 'skip'; readonly reason: 'held' | 'downtime' | 'no_room' };

/** Not asked yet, asked, and nothing more to ask. */
export type ProposalStage = 0 | 1 | 2;

export function proposalMove(
  proposal: Proposal | undefined,
  { stage, isTaken }: { readonly stage: number; readonly isTaken: boolean },
  now: Date,
): ProposalMove {
  const isOver = !proposal || proposal.endsAt <= now;
  if (stage > 0)
    return proposal && !isOver
      ? askedMove(proposal, { stage, isTaken }, now)
      : { move: 'end', reason: isTaken ? 'confirmed' : 'not_confirmed' };
  if (proposal && now < proposal.askAt) return { move: 'wait', stage: 0, wakeAt: proposal.askAt };
  if (isTaken) return { move: 'skip', reason: 'held' };
  if (isOver) return { move: 'skip', reason: proposal ? 'downtime' : 'no_room' };
  const { againAt, endsAt } = proposal;
  return now < againAt ? { move: 'ask', stage: 1, wakeAt: againAt } : { move: 'ask', stage: 2, wakeAt: endsAt };
}

function askedMove(
  { againAt, endsAt }: Proposal,
  { stage, isTaken }: { readonly stage: number; readonly isTaken: boolean },
  now: Date,
): ProposalMove {
  if (stage === 1 && now < againAt) return { move: 'wait', stage: 1, wakeAt: againAt };
  return { move: stage === 1 && !isTaken ? 'ask_again' : 'wait', stage: 2, wakeAt: endsAt };
}

/** The next day that would be proposed, for whoever asks; undefined: none in this year or the next. */
export function expectedDay(facts: YearFacts, now: Date): LocalDate | undefined {
  return yearsFrom(facts, now).find(({ year, endsAt }) => now < endsAt && !isYearTaken(year, facts.rounds))?.date;
}

/**
 * The first day that the form begins with: as proposed, unless that is so far away that one can be held before it. Where the proposed day has passed
 * without a round, the next working day.
 */
export function suggestedDay(facts: YearFacts, now: Date): LocalDate {
  const today = localDateOf(now, facts.rhythm);
  const expected = expectedDay(facts, now);
  const earliest = firstDayAfter(facts.rounds) ?? today;
  const tomorrow = addDays(today, 1);
  const soon = rollDate(earliest > tomorrow ? earliest : tomorrow, 'following', facts.rhythm);
  const hasRoom = !isYearTaken(yearOf(soon), facts.rounds) && isFarFrom(soon, expected);
  return hasRoom ? soon : (expected ?? soon);
}

const isFarFrom = (soon: LocalDate, expected: LocalDate | undefined): boolean =>
  expected === undefined || (yearOf(expected) !== yearOf(soon) && daysBetween(soon, expected) > fewestApart);
