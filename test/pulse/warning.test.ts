import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answered, type Asked, type Warning, warningsOfNewest } from '../../src/pulse/rules.ts';

const fine: Answered = { score: 8, load: 3, support: 'yes' };
const asked = (answer: Partial<Answered> | null): Asked => ({ answer: answer && { ...fine, ...answer } });

/** What each period of a history gave rise to when it was the newest. */
const perPeriod = (history: readonly Asked[]): Warning[][] =>
  history.map((_, i) => warningsOfNewest(history.slice(0, i + 1)));

const someHistory = fc.array(
  fc.option(
    fc.record({
      score: fc.integer({ min: 1, max: 10 }),
      load: fc.integer({ min: 1, max: 5 }),
      support: fc.constantFrom('yes' as const, 'partly' as const, 'no' as const),
    }),
    { freq: 4 },
  ),
  { maxLength: 24 },
);

const allWarnings: readonly Warning[] = ['low', 'drop', 'slide', 'silence', 'overload', 'unsupported'];

describe('too much to do', () => {
  it.each([
    { loads: [4], calls: [[]] },
    { loads: [4, 4], calls: [[], ['overload']] },
    { loads: [5, 4], calls: [[], ['overload']] },
    { loads: [4, 3, 4], calls: [[], [], []] },
    { loads: [1, 1, 2], calls: [[], [], []] },
    { loads: [4, null, 4], calls: [[], [], ['overload']] },
    { loads: [5, 5, 5, 5], calls: [[], ['overload'], [], []] },
    { loads: [4, 4, 3, 3, 3, 4, 4], calls: [[], ['overload'], [], [], [], [], ['overload']] },
    { loads: [4, 4, 3, 4, 4], calls: [[], ['overload'], [], [], []] },
  ])('of $loads calls for $calls', ({ loads, calls }) => {
    expect(perPeriod(loads.map(load => asked(load === null ? null : { load })))).toEqual(calls);
  });
});

describe('too little support', () => {
  it.each([
    { supports: ['no'] as const, calls: [[]] },
    { supports: ['partly', 'partly'] as const, calls: [[], ['unsupported']] },
    { supports: ['no', 'partly'] as const, calls: [[], ['unsupported']] },
    { supports: ['no', 'yes', 'no'] as const, calls: [[], [], []] },
    { supports: ['yes', 'yes', 'yes'] as const, calls: [[], [], []] },
  ])('of $supports calls for $calls', ({ supports, calls }) => {
    expect(perPeriod(supports.map(support => asked({ support })))).toEqual(calls);
  });
});

describe('several things at once', () => {
  it('are all named, each once', () => {
    const history = [
      asked({}),
      asked({}),
      asked({ load: 4, support: 'no' }),
      asked({ score: 3, load: 5, support: 'no' }),
    ];
    expect(warningsOfNewest(history)).toEqual(['low', 'drop', 'overload', 'unsupported']);
  });
});

describe('whatever she answers', () => {
  it('nobody is warned of somebody who is always fine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), length => {
        const history = Array.from({ length }, () => asked({}));
        return perPeriod(history).every(warnings => warnings.length === 0);
      }),
    );
  });

  it('nothing but silence comes of a month without an answer, and no silence of one with an answer', () => {
    fc.assert(
      fc.property(someHistory, answers => {
        const warnings = warningsOfNewest(answers.map(asked));
        const isSilent = answers.length > 0 && answers.at(-1) === null;
        return warnings.every(warning => (warning === 'silence') === isSilent);
      }),
    );
  });

  it('between two alerts of one rule lie at least three answers for which it would not have held', () => {
    // Where the rule holds is read off a history that was quiet before: the last month seen alone, with its past for the median.
    const holds = (history: readonly Asked[], warning: Warning): boolean => {
      const newest = history.at(-1)?.answer;
      if (!newest) return false;
      const answers = history.flatMap(({ answer }) => answer ?? []);
      const [before, last] = answers.slice(-2);
      if (warning === 'low') return newest.score <= 4;
      if (warning === 'overload') return answers.length > 1 && (before?.load ?? 0) >= 4 && (last?.load ?? 0) >= 4;
      return answers.length > 1 && before?.support !== 'yes' && last?.support !== 'yes';
    };
    fc.assert(
      fc.property(someHistory, fc.constantFrom<Warning>('low', 'overload', 'unsupported'), (answers, warning) => {
        const history = answers.map(asked);
        const fired = perPeriod(history).flatMap((warnings, i) => (warnings.includes(warning) ? [i] : []));
        fired.slice(1).forEach((at, i) => {
          const between = history.slice((fired[i] ?? 0) + 1, at);
          const calm = between.filter(
            (period, j) => period.answer && !holds(history.slice(0, (fired[i] ?? 0) + 2 + j), warning),
          );
          expect(calm.length).toBeGreaterThanOrEqual(3);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('between two alerts of any rule lie at least three answered months', () => {
    fc.assert(
      fc.property(someHistory, fc.constantFrom(...allWarnings), (answers, warning) => {
        const fired = perPeriod(answers.map(asked)).flatMap((warnings, i) => (warnings.includes(warning) ? [i] : []));
        return fired.slice(1).every((at, i) => {
          const between = answers.slice((fired[i] ?? 0) + 1, at);
          return between.filter(answer => answer !== null).length >= 3;
        });
      }),
      { numRuns: 500 },
    );
  });

  it('an earlier month does not change what a later one was told about it', () => {
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 24 }), (answers, upTo) => {
        const history = answers.map(asked);
        expect(perPeriod(history).slice(0, upTo)).toEqual(perPeriod(history.slice(0, upTo)));
      }),
    );
  });
});
