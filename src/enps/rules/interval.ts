import { answersIn, type Classes, pointsOf, type Score } from './score.ts';

/** In points, the lower one first. */
export type Interval = readonly [low: number, high: number];

/** Half of what a normal distribution holds beyond this on both sides together is a fortieth: 95 % lie between. */
export const z95 = 1.959963984540054;

/** Of a value that is −1, 0 or 1, over all answers. */
export function varianceOf(classes: Classes): number {
  const answers = answersIn(classes);
  const [promoters, critics] = [classes.promoters / answers, classes.critics / answers];
  return promoters + critics - (promoters - critics) ** 2;
}

/** How far the score of as many others may well lie from this one, in points. */
export const standardErrorOf = (classes: Classes): number => 100 * Math.sqrt(varianceOf(classes) / answersIn(classes));

/** Three answers more, half of them in the middle: without them few answers, or many that agree, would look surer than they are (Rocks 2016). */
export const adjusted = ({ critics, passives, promoters }: Classes): Classes => ({
  critics: critics + 0.75,
  passives: passives + 1.5,
  promoters: promoters + 0.75,
});

/** What remains of the error where so many of all have answered: nothing where all have. */
export const remainderOf = (answers: number, invited: number): number =>
  answers >= invited ? 0 : Math.sqrt((invited - answers) / (invited - 1));

/** The adjusted Wald interval at 95 %; where it is known of how many, for these alone. It may reach beyond 100 points. */
export function adjustedWald(classes: Classes, invited: number | null): Interval {
  const more = adjusted(classes);
  const middle = (100 * (more.promoters - more.critics)) / answersIn(more);
  const remainder = invited === null ? 1 : remainderOf(answersIn(classes), invited);
  const reach = z95 * standardErrorOf(more) * remainder;
  return [middle - reach, middle + reach];
}

export const clipped = ([low, high]: Interval, [least, most]: Interval = [-100, 100]): Interval => [
  Math.max(low, least),
  Math.min(high, most),
];

/** The scores there would be if all who are missing had been critics, or promoters. */
export function boundsOf({ critics, promoters, passives }: Classes, invited: number): readonly [Score, Score] {
  const missing = invited - critics - passives - promoters;
  const scored = (difference: number): Score => ({ over: 100 * difference, under: invited });
  return [scored(promoters - critics - missing), scored(promoters - critics + missing)];
}

/**
 * Between which whole points the score would most likely lie, had everybody answered. The adjustment draws it towards zero, beyond what those who
 * are missing can bring about where they are few: it always holds the score itself, and never leaves the bounds.
 */
export function likelyOf(classes: Classes, score: Score, invited: number | null): Interval {
  const exact = score.over / score.under;
  const [low, high] = adjustedWald(classes, invited);
  const bounds = invited === null ? undefined : boundsOf(classes, invited);
  const [least, most] = bounds?.map(({ over, under }) => over / under) ?? [-100, 100];
  const held = clipped([Math.min(low, exact), Math.max(high, exact)], [least ?? -100, most ?? 100]);
  return [rounded(held[0]), rounded(held[1])];
}

/** As a score is rounded, so that what holds it still does. */
const rounded = (points: number): number => pointsOf({ over: points, under: 1 });
