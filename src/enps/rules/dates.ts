import type { Whose } from '../../cadence/rules.ts';
import { addDays, instantOf, type LocalDate, parseLocalTime, rollDate } from '../../time/calendar.ts';

/** When a round opens and closes, by the workspace's clock. */
export const openingTime = parseLocalTime('09:00');
export const closingTime = parseLocalTime('16:00');

/** Days between the last day of a round and the first of the next. */
export const fewestApart = 180;

export interface RoundDates {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** A round's days: what is no working day of the firm becomes the next one. */
export function roundDates(
  { opensOn, lengthDays }: { readonly opensOn: LocalDate; readonly lengthDays: number },
  whose: Whose,
): RoundDates {
  const first = rollDate(opensOn, 'following', whose);
  const last = rollDate(addDays(first, lengthDays), 'following', whose);
  return {
    opensOn: first,
    closesOn: last,
    opensAt: instantOf(first, openingTime, whose),
    closesAt: instantOf(last, closingTime, whose),
  };
}

/** A round as the next one's dates depend on it. */
export interface HeldRound {
  readonly state: 'confirmed' | 'open' | 'sealed' | 'closed' | 'cancelled' | 'void';
  /** its year, with a number behind it if it was not the first try */
  readonly period: string;
  readonly closesOn: LocalDate;
}

/** The first day on which another round may open after those that were held; undefined: none was. */
export function firstDayAfter(rounds: readonly HeldRound[]): LocalDate | undefined {
  const last = rounds
    .filter(({ state }) => state === 'closed')
    .map(({ closesOn }) => closesOn)
    .toSorted()
    .at(-1);
  return last && addDays(last, fewestApart);
}

/** The year that a round is of. */
export const heldYear = ({ period }: HeldRound): number => Number(period.slice(0, 4));

/** Whether there is a round of that year, planned or held; one that was called off or lost leaves room for another try. */
export const isYearTaken = (year: number, rounds: readonly HeldRound[]): boolean =>
  rounds.some(round => heldYear(round) === year && round.state !== 'cancelled' && round.state !== 'void');

/** The period of another round in a year; one that was called off has left its own. Undefined: it was tried too often. */
export function freePeriod(year: number, rounds: readonly HeldRound[]): string | undefined {
  const tries = [String(year), ...[2, 3, 4, 5, 6, 7, 8, 9].map(attempt => `${year}-${attempt}`)];
  const taken = rounds.filter(({ state }) => state !== 'cancelled').map(({ period }) => period);
  return tries.find(period => !taken.includes(period));
}
