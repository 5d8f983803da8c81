import { adjusted, standardErrorOf } from './interval.ts';
import { answersIn, type Classes } from './score.ts';

/** A difference that chance alone brings about less often than this is clear. */
const clearBelow = 0.05;

/** A step from one year to another, by the adjusted two-sample test: points, and how often chance alone would bring about as large a one. */
export interface Change {
  readonly delta: number;
  readonly standardError: number;
  readonly p: number;
}

/** Answers of two years count as independent: nobody can tell whose they are. */
export function changeOf(before: Classes, after: Classes): Change {
  const [earlier, later] = [adjusted(before), adjusted(after)];
  const points = (classes: Classes) => (100 * (classes.promoters - classes.critics)) / answersIn(classes);
  const delta = points(later) - points(earlier);
  const standardError = Math.hypot(standardErrorOf(earlier), standardErrorOf(later));
  return { delta, standardError, p: bothTails(delta / standardError) };
}

export function directionOf({ delta, p }: Change): 'higher' | 'lower' | 'unclear' {
  if (p >= clearBelow) return 'unclear';
  return delta > 0 ? 'higher' : 'lower';
}

/** Where the series, which loses digits in the tails, gives way to the continued fraction, which is slow in the middle. */
const far = 2.5;
const terms = 80;

/** How much of a standard normal distribution lies as far from its middle as this, on both sides; to 1e-12. */
export function bothTails(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return x < far ? 1 - 2 * density * seriesAt(x) : 2 * density * fractionAt(x);
}

/** x + x³/3 + x⁵/(3·5) + … */
function seriesAt(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < terms; n += 1) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return sum;
}

/** 1/(x + 1/(x + 2/(x + 3/(x + …)))), from its far end. */
function fractionAt(x: number): number {
  let rest = x;
  for (let n = terms; n > 0; n -= 1) rest = x + n / rest;
  return 1 / rest;
}
