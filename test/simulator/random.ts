/** Chance that a seed decides: the same seed, the same numbers. */
export interface Chance {
  /** a whole number from 0, below `n` */
  below(n: number): number;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, and good enough to shuffle calls. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (n: number): number => next() % n;
  return {
    below,
    pick: from => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('there is nothing to pick from');
      return chosen;
    },
  };
}
