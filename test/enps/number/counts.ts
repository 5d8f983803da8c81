import fc from 'fast-check';
import { type Classes, classesOf, type YearCounts } from '../../../src/enps/rules.ts';

/** A year of which the scores are known. */
export const aYear = (counters: readonly number[], more: Partial<YearCounts> = {}): YearCounts => ({
  year: 2027,
  invited: counters.reduce((sum, count) => sum + count, 0),
  ...classesOf(counters),
  counters,
  ...more,
});

/** So many critics, passives and promoters. */
export const spread = (critics: number, passives: number, promoters: number): number[] => [
  critics,
  ...[0, 0, 0, 0, 0, 0],
  passives,
  0,
  promoters,
  0,
];

const count = fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 60 }), fc.nat({ max: 4000 }));

export const someClasses: fc.Arbitrary<Classes> = fc
  .record({ critics: count, passives: count, promoters: count })
  .filter(({ critics, passives, promoters }) => critics + passives + promoters > 0);

/** Counters of some answers, and how many did not answer. */
export const someYear: fc.Arbitrary<YearCounts> = fc
  .record({
    counters: fc.array(fc.oneof(fc.constant(0), count), { minLength: 11, maxLength: 11 }),
    missing: fc.option(count, { nil: undefined }),
    known: fc.boolean(),
    year: fc.integer({ min: 2000, max: 2027 }),
  })
  .map(({ counters, missing, known, year }) => {
    const own = aYear(counters, { year });
    return {
      ...own,
      invited: missing === undefined ? null : (own.invited ?? 0) + missing,
      counters: known ? counters : null,
    };
  });
