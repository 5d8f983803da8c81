import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersIn, trendOf, type Verdict, verdictOf, type YearCounts } from '../../../src/enps/rules.ts';
import { aYear, someYear, spread } from './counts.ts';

const said = (counts: YearCounts, earlier: readonly YearCounts[] = [], least = 5): Verdict => {
  const verdict = verdictOf(counts, earlier, least);
  if (!verdict) throw new Error('nothing may be said');
  return verdict;
};
const inYear = (counters: readonly number[], year = 2026) => aYear(counters, { year });

describe('what is said of a year', () => {
  it('is nothing of fewer answers than the least, whatever they are', () => {
    fc.assert(
      fc.property(someYear, fc.integer({ min: 1, max: 30 }), (counts, least) => {
        expect(verdictOf(counts, [], least) === undefined).toBe(answersIn(counts) < least);
      }),
    );
  });

  it('is the number, its band and how sure it is', () => {
    expect(said(aYear(spread(8, 17, 25), { invited: 60 }))).toEqual({
      year: 2027,
      points: 34,
      band: 'very_good',
      side: undefined,
      answers: 50,
      invited: 60,
      percent: 83,
      caution: false,
      everybody: false,
      likely: [24, 40],
      bounds: [12, 45],
      oneAnswer: undefined,
      comparison: undefined,
      classes: { critics: 8, passives: 17, promoters: 25 },
      counters: spread(8, 17, 25),
    });
  });

  it.each([
    [60, 100, { percent: 60, caution: false, band: 'excellent', likely: [91, 100] }],
    [599, 1000, { percent: 59, caution: true, band: 'excellent', likely: undefined, bounds: [20, 100] }],
    [40, 100, { percent: 40, caution: true, band: 'excellent' }],
    [399, 1000, { percent: 39, caution: true, band: undefined }],
    [999, 1000, { percent: 99, everybody: false }],
    [11, 12, { percent: 92, everybody: false }],
    [594, 1000, { percent: 59, caution: true }],
    [1000, 1000, { percent: 100, everybody: true, likely: undefined, bounds: undefined }],
  ])('where %d of %d have answered it is %j', (answers, invited, expected) => {
    expect(said(aYear(spread(0, 0, answers), { invited }))).toMatchObject(expected);
  });

  it('is silent about the side of the number where it has no band', () => {
    const counts = spread(2501, 1999, 5520);
    expect(said(aYear(counts, { invited: 12_000 })).side).toBe('just_over');
    expect(said(aYear(counts, { invited: 40_000 })).side).toBeUndefined();
  });

  it.each([
    [5, 40],
    [7, 29],
    [9, 23],
    [19, 11],
  ])(
    'of %d answers is that one of them moves it by up to %d points, in three classes and without an interval',
    (answers, points) => {
      const { oneAnswer, likely, counters, bounds } = said(aYear(spread(0, answers, 0), { invited: answers + 1 }));
      expect({ oneAnswer, likely, counters }).toEqual({ oneAnswer: points, likely: undefined, counters: undefined });
      expect(bounds).toBeDefined();
    },
  );

  it('has an interval and all scores from twenty answers on', () => {
    const { oneAnswer, likely, counters } = said(aYear(spread(0, 20, 0), { invited: 30 }));
    expect([oneAnswer, likely?.length, counters?.length]).toEqual([undefined, 2, 11]);
  });

  it('holds together, whatever was answered', () => {
    fc.assert(
      fc.property(someYear, fc.array(someYear, { maxLength: 4 }), (counts, others) => {
        const verdict = verdictOf(counts, others, 5);
        if (!verdict) return;
        const { points, likely, bounds, oneAnswer, everybody, band, side, caution, percent, comparison } = verdict;
        for (const [low, high] of [likely, bounds].flatMap(each => (each ? [each] : [])))
          expect(low <= points && points <= high).toBe(true);
        expect([likely, oneAnswer].filter(each => each !== undefined).length).toBeLessThan(2);
        expect(likely === undefined && oneAnswer === undefined).toBe((everybody || caution) && oneAnswer === undefined);
        if (everybody) expect([bounds, caution, percent]).toEqual([undefined, false, 100]);
        if (side) expect(band).toBeDefined();
        if (band === undefined) expect(caution).toBe(true);
        if (comparison) expect(comparison.year).toBeLessThan(verdict.year);
      }),
      { numRuns: 500 },
    );
  });
});

describe('against the year before', () => {
  const thirty = spread(9, 12, 9);

  it.each([
    ['lower', spread(4, 8, 18), thirty],
    ['higher', thirty, spread(4, 8, 18)],
    ['unclear', spread(8, 12, 10), thirty],
    ['same', thirty, thirty],
    ['too_few', spread(4, 8, 7), thirty],
    ['too_few', thirty, spread(0, 0, 19)],
    ['lower', spread(0, 0, 20), spread(20, 0, 0)],
  ])('it is %s', (is, old, now) => {
    expect(said(aYear(now), [inYear(old)]).comparison).toMatchObject({ year: 2026, is });
  });

  it.each([
    [75, 75, 'higher'],
    [76, 75, 'too_few'],
    [75, 76, 'too_few'],
    [null, 75, 'higher'],
  ])('where %j and then %j were asked for thirty answers it is %s', (before, now, is) => {
    const old = aYear(thirty, { year: 2026, invited: before });
    expect(said(aYear(spread(4, 8, 18), { invited: now }), [old]).comparison).toMatchObject({ is });
  });

  it('counts the newest one there is, in whatever order they come, and never a later one', () => {
    const years = [inYear(thirty, 2022), inYear(thirty, 2024), inYear(spread(30, 0, 0), 2028), inYear(thirty, 2019)];
    expect(said(aYear(thirty), years).comparison).toEqual({ year: 2024, points: 0, is: 'same' });
    expect(said(aYear(thirty), [inYear(thirty, 2028)]).comparison).toBeUndefined();
  });
});

describe('the years beside each other', () => {
  it('are each what is said of them alone', () => {
    fc.assert(
      fc.property(fc.array(someYear.filter(counts => answersIn(counts) >= 5)), years => {
        const trend = trendOf(years);
        expect(trend).toHaveLength(years.length);
        for (const [at, point] of trend.entries()) expect(years[at] && said(years[at])).toMatchObject(point);
      }),
    );
  });
});
