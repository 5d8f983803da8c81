import type { Chance } from '../simulator/random.ts';

/** From the first, below the second; milliseconds. */
export type Span = readonly [number, number];

export const betweenOf = (chance: Chance, [from, below]: Span): number => from + chance.below(below - from);

/** One of them; each comes as often as its weight says. */
export function weighted<T>(chance: Chance, choices: readonly (readonly [number, T])[]): T {
  const all = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = chance.below(all);
  for (const [weight, choice] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  throw new Error('there is nothing to choose from');
}

/** Real time passes. */
export const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
