import { attackers } from './attackers.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import type { Evidence, Guesses, Truth } from './evidence.ts';
import { diceOf } from './population.ts';
import { read } from './reading.ts';

/** More than so many standard errors above what anybody may expect is no luck. */
export const limit = 3;
const redeals = 300;

/** How well an attacker did, summed over rounds. */
export interface Tally {
  readonly hits: number;
  /** the most that can be expected of whoever knows only what anybody may know */
  readonly expected: number;
  readonly variance: number;
}

/** By `attacker: what it guesses`. */
export type Verdict = ReadonlyMap<string, Tally>;

/** How many standard errors an attacker is above the best guess. */
export const beatenBy = ({ hits, expected, variance }: Tally): number =>
  hits <= expected
    ? Math.min(0, (hits - expected) / Math.sqrt(variance || 1))
    : (hits - expected) / Math.sqrt(variance);

/**
 * Lets every attacker, or only that one, guess at one round. How far luck carries it (the variance) is seen by dealing the truth anew, some hundred times, among all
 * that the counters and the reminders leave open, and counting the hits of the very same guesses.
 */
export function judge(evidence: Evidence, truth: Truth, seed: string, only?: string): Verdict {
  const reading = read(evidence);
  const baseline = baselineOf(reading);
  const dice = diceOf(seed);
  const dealt = Array.from({ length: redeals }, () => baseline.redeal(dice));
  const verdict = new Map<string, Tally>();
  for (const [name, attack] of Object.entries(attackers)) {
    if (only !== undefined && name !== only) continue;
    const guesses = attack(reading, baseline);
    for (const what of ['scores', 'authors'] as const) {
      const hitsOf = (of: Truth) => hits[what](guesses, of, baseline);
      const variance = varianceOf(dealt.map(hitsOf));
      verdict.set(`${name}: ${what}`, { hits: hitsOf(truth), expected: baseline.expected[what], variance });
    }
  }
  return verdict;
}

/** Rounds know nothing of each other: what is expected of them adds up, and so does the variance. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const sum = new Map<string, Tally>();
  for (const verdict of verdicts)
    for (const [name, one] of verdict) {
      const all = sum.get(name) ?? { hits: 0, expected: 0, variance: 0 };
      sum.set(name, {
        hits: all.hits + one.hits,
        expected: all.expected + one.expected,
        variance: all.variance + one.variance,
      });
    }
  return sum;
}

/** Those that did better than luck. */
export const beaten = (verdict: Verdict): string[] =>
  [...verdict].filter(([, tally]) => beatenBy(tally) > limit).map(([name]) => name);

const hits = {
  scores: ({ scores }: Guesses, truth: Truth) =>
    [...scores].filter(([person, score]) => truth.scores.get(person) === score).length,
  authors: ({ authors }: Guesses, truth: Truth, { comments }: Baseline) =>
    comments.filter(({ id, words }) => authors.has(id) && authors.get(id) === truth.authors.get(words)).length,
};

function varianceOf(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
}
