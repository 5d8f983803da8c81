import { pause } from '../time/clock.ts';

/** What is under way, so that whoever ends lets it end first. */
export interface AtHand {
  /** Counts a work as under way until it is over, however it ends. Gives the work back. */
  attend<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all that is under way now is over, at the latest after so many milliseconds. */
  settled(longest: number): Promise<void>;
}

export function atHand(): AtHand {
  const works = new Set<Promise<unknown>>();
  return {
    attend: work => {
      works.add(work);
      const forget = () => works.delete(work);
      work.then(forget, forget);
      return work;
    },
    settled: async longest => {
      const over = new AbortController();
      await Promise.race([Promise.allSettled(works), pause(longest, over.signal)]);
      over.abort();
    },
  };
}
