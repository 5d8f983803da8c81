import { changeOf, directionOf } from './change.ts';
import { boundsOf, type Interval, likelyOf } from './interval.ts';
import type { Counters } from './life.ts';
import {
  answersIn,
  type Band,
  bandOf,
  type Classes,
  isEnough,
  pointsOf,
  type Score,
  scoreOf,
  sideOf,
} from './score.ts';

/** Of fewer answers nothing of a year is shown, wherever its counts come from. */
export const leastEver = 5;
/** Nobody is asked where there are fewer, and no year from before with fewer is taken. */
export const fewestInvitedEver = 7;
/** Of fewer answers than this no interval is told and nothing is compared, and the picture has three bars. */
const fewestForIntervals = 20;
/** Below this share of those who were asked, in percent, the number is read with caution and no interval is told; below the lower one it has no band, and is compared with no other. */
const cautionBelow = 60;
const bandFrom = 40;

/** What is known of a year that may be shown. */
export interface YearCounts extends Classes {
  readonly year: number;
  /** null: not known, of a year from before */
  readonly invited: number | null;
  /** null: only the three classes are known */
  readonly counters: Counters | null;
}

/** A year among others. */
export interface YearPoint {
  readonly year: number;
  readonly points: number;
  /** where it would most likely lie, had everybody answered and those who did not thought like those who did; undefined: too few did to say so */
  readonly likely: Interval | undefined;
  /** so few of those asked have answered that it is drawn in grey */
  readonly caution: boolean;
}

/** Everything that may be said of a year's result, and nothing else. */
export interface Verdict extends YearPoint {
  /** undefined: too few of those asked have answered */
  readonly band: Band | undefined;
  /** where the whole points alone would be of another band */
  readonly side: 'just_over' | 'just_under' | undefined;
  readonly answers: number;
  readonly invited: number | null;
  /** how many of those asked have answered; rounded, but on the same side of every line as the share itself */
  readonly percent: number | undefined;
  readonly everybody: boolean;
  /** what it could be at most and at least, whatever those who did not answer think */
  readonly bounds: Interval | undefined;
  /** so many points may one answer make up; where there are too few for an interval */
  readonly oneAnswer: number | undefined;
  readonly comparison: Comparison | undefined;
  readonly classes: Classes;
  /** how many gave 0, 1, … 10; where there are enough answers */
  readonly counters: Counters | undefined;
}

/** Against the newest year before it. */
export interface Comparison {
  readonly year: number;
  readonly points: number;
  readonly is: 'higher' | 'lower' | 'unclear' | 'same' | 'too_few';
}

/** Of a year with fewer answers than the least nothing is said. */
export function verdictOf(
  counts: YearCounts,
  earlier: readonly YearCounts[],
  leastAnswers: number,
): Verdict | undefined {
  const { critics, passives, promoters, invited, counters } = counts;
  const classes = { critics, passives, promoters };
  const answers = answersIn(classes);
  const score = scoreOf(classes);
  if (!score || !isEnough(answers, leastAnswers)) return undefined;
  const isFew = answers < fewestForIntervals;
  const hasBand = isBroad(counts);
  const everybody = answers === invited;
  return {
    ...pointOf(counts, score),
    band: hasBand ? bandOf(score) : undefined,
    side: hasBand ? sideOf(score) : undefined,
    answers,
    invited,
    percent: invited === null ? undefined : wholePercent(answers, invited),
    everybody,
    bounds: invited === null || everybody ? undefined : wholeBounds(classes, invited),
    oneAnswer: isFew ? Math.ceil(200 / answers) : undefined,
    comparison: comparisonOf(counts, earlier),
    classes,
    counters: isFew ? undefined : (counters ?? undefined),
  };
}

/** The years as they stand beside each other, in the order given. */
export const trendOf = (years: readonly YearCounts[]): YearPoint[] =>
  years.flatMap(counts => {
    const score = scoreOf(counts);
    return score ? [pointOf(counts, score)] : [];
  });

function pointOf(counts: YearCounts, score: Score): YearPoint {
  const { year, invited } = counts;
  const answers = answersIn(counts);
  const caution = invited !== null && !isAtLeast(cautionBelow, answers, invited);
  const hasInterval = answers !== invited && answers >= fewestForIntervals && !caution;
  return {
    year,
    points: pointsOf(score),
    likely: hasInterval ? likelyOf(counts, score, invited) : undefined,
    caution,
  };
}

/** So many of those asked have answered that the number stands for all of them. */
const isBroad = (counts: YearCounts): boolean =>
  counts.invited === null || isAtLeast(bandFrom, answersIn(counts), counts.invited);

/** Rounded, but never up to a line that the share itself does not reach. */
function wholePercent(answers: number, invited: number): number {
  const rounded = Math.round((100 * answers) / invited);
  const reaches = [bandFrom, cautionBelow, 100].every(line => rounded !== line || isAtLeast(line, answers, invited));
  return reaches ? rounded : rounded - 1;
}

const isAtLeast = (percent: number, answers: number, invited: number): boolean => 100 * answers >= percent * invited;

function wholeBounds(classes: Classes, invited: number): Interval {
  const [worst, best] = boundsOf(classes, invited);
  return [pointsOf(worst), pointsOf(best)];
}

function comparisonOf(counts: YearCounts, earlier: readonly YearCounts[]): Comparison | undefined {
  const before = earlier.filter(({ year }) => year < counts.year).toSorted((a, b) => b.year - a.year)[0];
  const [score, old] = [scoreOf(counts), before && scoreOf(before)];
  if (!before || !score || !old) return undefined;
  const isComparable = [counts, before].every(each => answersIn(each) >= fewestForIntervals && isBroad(each));
  const direction = isComparable ? directionOf(changeOf(before, counts)) : 'too_few';
  const isSame = direction === 'unclear' && pointsOf(score) === pointsOf(old);
  return { year: before.year, points: pointsOf(old), is: isSame ? 'same' : direction };
}
