import { sum } from './numbers.ts';

/** How somebody answered; undefined: asked, and did not. */
export interface Asked {
  /** who supervises her; null: nobody */
  readonly leadId: string | null;
  readonly answer: { readonly score: number; readonly tooMuch: boolean } | undefined;
}

/** Of fewer answers nothing is told. */
export const leastAnswers = 5;

/** A figure; near an end only that it lies there, since there it would tell what each single one has answered. */
export interface Figure {
  readonly value: number;
  readonly is: 'exactly' | 'at_most' | 'at_least';
}

/** What a group has answered together. */
export interface Feeling {
  /** on 1 to 10, to one decimal */
  readonly score: Figure;
  /** how many percent have too much to do */
  readonly tooMuch: Figure;
}

export interface Feelings {
  /** of each group that may be told by itself */
  readonly groups: readonly (Feeling & { readonly leadId: string | null; readonly answers: number })[];
  /** all others together, without their number: it could tell how many of a small group have answered; everybody, where there is no group */
  readonly others: Feeling | undefined;
  /** everybody together; only where each group is told of by itself */
  readonly all: (Feeling & { readonly answers: number }) | undefined;
  /** of some who were asked nothing is told */
  readonly tooFew: boolean;
}

/**
 * How people are doing, by who supervises them. Nothing is told of fewer than five answers, nor follows from what is told: everybody is counted in at
 * most one place. Who supervises a group has read what each of its members answered; so those who are told of together have to be enough without
 * any one group as well. Where that can't be had, nothing is told of them, and of the large groups each by itself.
 */
export function feelingsOf(asked: readonly Asked[]): Feelings {
  const groups = [...Map.groupBy(asked, ({ leadId }) => leadId)].map(([leadId, members]) => {
    const answers = members.flatMap(({ answer }) => answer ?? []);
    return { name: leadId ?? '', leadId, answers, size: answers.length };
  });
  const hidden = hiddenAmong(groups, isEnoughForInsiders);
  const hiddenSizes = groups.filter(({ name }) => hidden.has(name)).map(({ size }) => size);
  const tooFew = hidden.size > 0 && !isEnoughForInsiders(sum(hiddenSizes), Math.max(...hiddenSizes));
  const isTold = ({ name, size }: Group) => (tooFew ? size >= leastAnswers : !hidden.has(name));
  const others = groups.filter(group => !isTold(group)).flatMap(({ answers }) => answers);
  const all = groups.flatMap(({ answers }) => answers);
  return {
    groups: groups.filter(isTold).map(({ leadId, answers }) => ({ leadId, ...counted(answers) })),
    others: hidden.size > 0 && !tooFew ? feelingOf(others) : undefined,
    all: hidden.size === 0 && all.length > 0 ? counted(all) : undefined,
    tooFew,
  };
}

interface Group {
  readonly name: string;
  /** how many answers */
  readonly size: number;
}

type Enough = (sum: number, largest: number) => boolean;

const isEnoughForInsiders: Enough = (all, largest) => all - largest >= leastAnswers;

/**
 * The groups of which nothing may be told by themselves where all together are told of: those with fewer than five answers, and as many of the
 * next smallest as it takes until those that are hidden are enough. Of two of one size the first by name.
 */
export function hiddenAmong(groups: readonly Group[], isEnough: Enough): Set<string> {
  const rising = groups.toSorted((a, b) => a.size - b.size || (a.name < b.name ? -1 : 1));
  const hidden: Group[] = [];
  for (const group of rising) {
    const isHidden = group.size < leastAnswers || (hidden.length > 0 && !isEnough(...extent(hidden)));
    if (isHidden) hidden.push(group);
  }
  return new Set(hidden.map(({ name }) => name));
}

/** How many answers rising groups have together, and the largest alone. */
const extent = (rising: readonly Group[]): [number, number] => [
  sum(rising.map(({ size }) => size)),
  rising.at(-1)?.size ?? 0,
];

type Answer = Exclude<Asked['answer'], undefined>;

const feelingOf = (answers: readonly Answer[]): Feeling => ({
  score: within(
    mean(
      answers.map(({ score }) => score),
      1,
    ),
    [1.5, 9.5],
  ),
  tooMuch: within(
    mean(
      answers.map(({ tooMuch }) => (tooMuch ? 100 : 0)),
      0,
    ),
    [20, 80],
  ),
});

const counted = (answers: readonly Answer[]) => ({ answers: answers.length, ...feelingOf(answers) });

/** To so many digits behind the point. */
const mean = (numbers: readonly number[], digits: number): number =>
  Math.round((10 ** digits * sum(numbers)) / numbers.length) / 10 ** digits;

function within(value: number, [low, high]: readonly [number, number]): Figure {
  if (value <= low) return { value: low, is: 'at_most' };
  return value >= high ? { value: high, is: 'at_least' } : { value, is: 'exactly' };
}
