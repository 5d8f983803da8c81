import type { Guesses, Truth } from './evidence.ts';
import { type Dice, drawn, likelyToScore, scoreWeights } from './population.ts';
import type { Reading, Suspect } from './reading.ts';

/** What anybody may know: the released counters and comments, and who was reminded how often. */
export interface Baseline {
  readonly people: readonly Suspect[];
  readonly comments: Reading['released']['comments'];
  /** by person, in their order: how likely she has a score */
  readonly scored: readonly number[];
  /** shares of the scores from 0 to 10 */
  readonly shares: readonly number[];
  readonly guesses: Guesses;
  /** the most hits that anybody can expect who knows no more */
  readonly expected: { readonly scores: number; readonly authors: number };
  /** As it may have been, each such truth as likely as the knowledge makes it. */
  redeal(dice: Dice): Truth;
}

export function baselineOf({ people, waves, released: { counters, comments } }: Reading): Baseline {
  const answered = counters?.reduce((sum, count) => sum + count, 0);
  const prior = people.map(({ reminded }) => likelyToScore(reminded, waves.length));
  const scored = prior.map((_, at) => scoredGiven(prior, at, answered));
  const shares = sharesOf(counters ?? scoreWeights);
  const suffixes = [...prior, 0].map((_, at) => countsOf(prior.slice(at)));
  const mode = shares.indexOf(Math.max(...shares));
  const most = shares[mode] ?? 0;
  const likeliest = scored.indexOf(Math.max(...scored));
  const author = people[likeliest]?.id ?? '';
  return {
    people,
    comments,
    scored,
    shares,
    guesses: {
      scores: new Map(
        people.map(({ id }, at) => [id, (scored[at] ?? 0) * most >= 1 - (scored[at] ?? 0) ? mode : null]),
      ),
      authors: new Map(comments.map(({ id }) => [id, author])),
    },
    expected: {
      scores: scored.reduce((sum, chance) => sum + Math.max(chance * most, 1 - chance), 0),
      // Each comment is equally likely that of any of those who have a score.
      authors: answered ? (comments.length * (scored[likeliest] ?? 0)) / answered : 0,
    },
    redeal: dice => redealt({ people, comments, prior, suffixes, counters, answered }, dice),
  };
}

const sharesOf = (weights: readonly number[]): number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map(weight => weight / all);
};

/** How likely one of them has a score, given how many have one. */
function scoredGiven(prior: readonly number[], at: number, answered: number | undefined): number {
  const own = prior[at] ?? 0;
  if (answered === undefined) return own;
  return (own * (countsOf(prior.toSpliced(at, 1))[answered - 1] ?? 0)) / (countsOf(prior)[answered] ?? 0);
}

/** How likely none of these comes true, exactly one, two, and so on. */
function countsOf(chances: readonly number[]): number[] {
  let counts = [1];
  for (const chance of chances)
    counts = Array.from(
      { length: counts.length + 1 },
      (_, n) => (counts[n] ?? 0) * (1 - chance) + (counts[n - 1] ?? 0) * chance,
    );
  return counts;
}

interface Known {
  readonly people: readonly Suspect[];
  readonly comments: Reading['released']['comments'];
  readonly prior: readonly number[];
  /** of each and those after her, and of nobody: how likely none of them has a score, exactly one, two, and so on */
  readonly suffixes: readonly (readonly number[])[];
  readonly counters: readonly number[] | undefined;
  readonly answered: number | undefined;
}

function redealt(known: Known, dice: Dice): Truth {
  const { people, comments, counters } = known;
  const scoring = thoseWhoScore(known, dice);
  const deck = counters?.flatMap((count, score) => Array.from({ length: count }, () => score));
  const scores = new Map<string, number | null>(people.map(({ id }) => [id, null]));
  for (const id of scoring) scores.set(id, deck ? (taken(deck, dice) ?? null) : drawn(scoreWeights, dice));
  const left = [...scoring];
  return { scores, authors: new Map(comments.map(({ words }) => [words, taken(left, dice) ?? ''])) };
}

function thoseWhoScore({ people, prior, suffixes, answered }: Known, dice: Dice): string[] {
  let missing = answered;
  return people.flatMap(({ id }, at) => {
    const own = prior[at] ?? 0;
    const [others, all] = [suffixes[at + 1], suffixes[at]];
    const chance = missing === undefined ? own : (own * (others?.[missing - 1] ?? 0)) / (all?.[missing] ?? 1);
    if (dice.share() >= chance) return [];
    if (missing !== undefined) missing -= 1;
    return [id];
  });
}

/** One of them, which is then no longer there. */
function taken<T>(from: T[], dice: Dice): T | undefined {
  return from.splice(dice.below(from.length), 1)[0];
}
