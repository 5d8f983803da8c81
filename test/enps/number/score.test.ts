import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustedWald,
  answersIn,
  bandOf,
  bothTails,
  boundsOf,
  type Classes,
  changeOf,
  classesOf,
  clipped,
  displayed,
  likelyOf,
  pointsOf,
  type Score,
  scoreOf,
  sideOf,
} from '../../../src/enps/rules.ts';
import { someClasses } from './counts.ts';

const scored = (classes: Classes): Score => {
  const score = scoreOf(classes);
  if (!score) throw new Error('no score');
  return score;
};
const exact = (classes: Classes): number => scored(classes).over / scored(classes).under;
const counted = (scores: readonly number[]) =>
  classesOf(Array.from({ length: 11 }, (_, score) => scores.filter(each => each === score).length));

describe('a score', () => {
  it('does not depend on the order of the answers', () => {
    const answers = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 60 });
    const inTwoOrders = answers.chain(given =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(inTwoOrders, ([one, other]) => {
        expect(scoreOf(counted(other))).toEqual(scoreOf(counted(one)));
        expect(answersIn(counted(one))).toBe(one.length);
      }),
    );
  });

  it('lies between −100 and +100, and so do its whole points, half a point away at most', () => {
    fc.assert(
      fc.property(someClasses, classes => {
        const points = pointsOf(scored(classes));
        expect(Math.abs(exact(classes))).toBeLessThanOrEqual(100);
        expect(Number.isInteger(points) && Math.abs(points) <= 100 && !Object.is(points, -0)).toBe(true);
        expect(Math.abs(points - exact(classes))).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it('comes no further from zero when one more is neither a promoter nor a critic', () => {
    fc.assert(
      fc.property(someClasses, classes => {
        const one = { ...classes, passives: classes.passives + 1 };
        expect(Math.abs(exact(one))).toBeLessThanOrEqual(Math.abs(exact(classes)));
      }),
    );
  });

  it('turns its sign where promoters and critics change places, also when it is rounded', () => {
    fc.assert(
      fc.property(someClasses, ({ critics, passives, promoters }) => {
        const there = scored({ critics, passives, promoters });
        const back = scored({ critics: promoters, passives, promoters: critics });
        expect(back.over + there.over).toBe(0);
        expect(pointsOf(back) + pointsOf(there)).toBe(0);
      }),
    );
  });

  it.each([
    [25, 2, '+13'],
    [-25, 2, '-13'],
    [1, 2, '+1'],
    [-1, 2, '-1'],
    [-49, 100, '0'],
    [0, 7, '0'],
    [-100, 1, '-100'],
  ])('of %d/%d is written %s', (over, under, words) => expect(displayed(pointsOf({ over, under }))).toBe(words));

  it('does not depend on how its fraction is written', () => {
    const fraction = fc.record({
      over: fc.integer({ min: -4000, max: 4000 }),
      under: fc.integer({ min: 40, max: 900 }),
    });
    fc.assert(
      fc.property(fraction, fc.integer({ min: 1, max: 50 }), ({ over, under }, times) => {
        const same = { over: over * times, under: under * times };
        expect([pointsOf(same), bandOf(same), sideOf(same)]).toEqual([
          pointsOf({ over, under }),
          bandOf({ over, under }),
          sideOf({ over, under }),
        ]);
      }),
    );
  });
});

describe('the band of a score', () => {
  it.each([
    [-1, 1, 'weak', undefined],
    [0, 1, 'weak', undefined],
    [1, 1000, 'satisfactory', 'just_over'],
    [-1, 1000, 'weak', undefined],
    [1, 2, 'satisfactory', undefined],
    [94, 10, 'satisfactory', undefined],
    [99, 10, 'satisfactory', 'just_under'],
    [10, 1, 'good', undefined],
    [299, 10, 'good', undefined],
    [30, 1, 'good', undefined],
    [301, 10, 'very_good', 'just_over'],
    [306, 10, 'very_good', undefined],
    [50, 1, 'very_good', undefined],
    [504, 10, 'excellent', 'just_over'],
    [505, 10, 'excellent', undefined],
  ])('of %d/%d is %s', (over, under, band, side) => {
    expect([bandOf({ over, under }), sideOf({ over, under })]).toEqual([band, side]);
  });

  it('is told with its side exactly where the whole points alone say another', () => {
    fc.assert(
      fc.property(someClasses, classes => {
        const score = scored(classes);
        const side = sideOf(score);
        const isSame = bandOf({ over: pointsOf(score), under: 1 }) === bandOf(score);
        expect(side === undefined).toBe(isSame);
        if (side) expect(exact(classes) > pointsOf(score)).toBe(side === 'just_over');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an interval', () => {
  const missing = fc.nat({ max: 300 });

  it('holds the score, and lies within what those who are missing can bring about', () => {
    fc.assert(
      fc.property(someClasses, missing, (classes, others) => {
        const invited = answersIn(classes) + others;
        const [low, high] = likelyOf(classes, scored(classes), invited);
        const points = pointsOf(scored(classes));
        const [worst, best] = boundsOf(classes, invited);
        expect(low <= points && points <= high).toBe(true);
        expect(pointsOf(worst) <= low && high <= pointsOf(best)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is no wider the more of all have answered, and has no width when everybody has', () => {
    fc.assert(
      fc.property(someClasses, missing, (classes, others) => {
        const answers = answersIn(classes);
        const width = (invited: number | null) => {
          const [low, high] = adjustedWald(classes, invited);
          return high - low;
        };
        expect(width(answers + others)).toBeLessThanOrEqual(width(answers + others + 1));
        // One answer alone tells nothing of how far apart the others lie.
        if (answers > 1) expect(width(answers + others)).toBeLessThan(width(null));
        expect(width(answers)).toBe(0);
      }),
    );
  });

  it('has some width even where all agree', () => {
    const [low, high] = clipped(adjustedWald({ critics: 0, passives: 0, promoters: 20 }, null));
    expect([Math.round(low), high]).toEqual([70, 100]);
  });

  it('bounds what could be by what each missing answer could move it', () => {
    fc.assert(
      fc.property(someClasses, missing, (classes, others) => {
        const invited = answersIn(classes) + others;
        const [worst, best] = boundsOf(classes, invited);
        expect(best.over - worst.over).toBe(200 * others);
        expect(exact({ ...classes, critics: classes.critics + others })).toBe(worst.over / worst.under);
        expect(exact({ ...classes, promoters: classes.promoters + others })).toBe(best.over / best.under);
      }),
    );
  });
});

describe('a change', () => {
  it('is as likely chance in either direction, and turns its sign with it', () => {
    fc.assert(
      fc.property(someClasses, someClasses, (one, other) => {
        const [there, back] = [changeOf(one, other), changeOf(other, one)];
        expect(there.p).toBe(back.p);
        expect(there.delta + back.delta).toBe(0);
        expect(there.p >= 0 && there.p <= 1).toBe(true);
      }),
    );
  });

  // From tables of the normal distribution; the far ones by 2·erfc in arbitrary precision.
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [2.4999, 0.012422836749889189],
    [2.5, 0.012419330651552318],
    [3, 0.0026997960632601866],
    [5, 5.733031437583892e-7],
  ])('of %d standard errors comes about by chance with %d', (z, p) => {
    expect(Math.abs(bothTails(z) - p)).toBeLessThan(1e-9);
    expect(bothTails(-z)).toBe(bothTails(z));
  });

  it('is the less likely chance the larger it is, without a step where the ways of computing it meet', () => {
    const z = fc.double({ min: 0, max: 8, noNaN: true });
    fc.assert(
      fc.property(z, z, (one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect(bothTails(far)).toBeLessThanOrEqual(bothTails(near) + 1e-13);
        // Nowhere is it denser than in the middle.
        expect(bothTails(near) - bothTails(far)).toBeLessThanOrEqual((far - near) * 0.8 + 1e-12);
      }),
    );
    expect(Math.abs(bothTails(2.5 - 1e-12) - bothTails(2.5))).toBeLessThan(1e-12);
  });
});
