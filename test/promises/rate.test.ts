import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  brokenBy,
  brokenOnceKept,
  type DayPassing,
  isOpen,
  keptShare,
  promiseStates,
  type RatedPromise,
  rateOf,
  verdictOn,
} from '../../src/promises/rules.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';
import { aDate } from '../support/arbitrary-times.ts';

const aPromise: fc.Arbitrary<RatedPromise> = fc.record({
  state: fc.constantFrom(...promiseStates),
  brokenOn: fc.option(aDate),
  movedInTime: fc.boolean(),
});
const promises = fc.array(aPromise, { maxLength: 30 });
const day = (text: string) => parseLocalDate(`2026-06-${text}`);

describe('how promises were kept', () => {
  test.each([
    ['kept', null, 'kept'],
    ['kept', day('02'), 'broken'],
    ['overdue', day('02'), 'broken'],
    ['promised', day('02'), 'broken'],
    ['moving', day('02'), 'broken'],
    ['released', day('02'), 'broken'],
    ['released', null, undefined],
    ['withdrawn', null, undefined],
    ['noted', null, undefined],
    ['offered', null, undefined],
    ['declined', null, undefined],
    ['promised', null, 'open'],
    ['moving', null, 'open'],
  ] as const)('%s, broken on %s, counts as %s', (state, brokenOn, verdict) => {
    expect(verdictOn({ state, brokenOn })).toBe(verdict);
  });

  it('counts each promise once at most, in whatever order they come', () => {
    fc.assert(
      fc.property(promises, all => {
        const { kept, broken, open, moved } = rateOf(all);
        expect(kept + broken + open).toBe(all.filter(each => verdictOn(each) !== undefined).length);
        expect(kept + broken + open).toBeLessThanOrEqual(all.length);
        expect(moved).toBeLessThanOrEqual(kept + broken + open);
        expect(rateOf(all.toReversed())).toEqual({ kept, broken, open, moved });
      }),
    );
  });

  it('adds up over clients as over leads', () => {
    fc.assert(
      fc.property(promises, promises, (one, other) => {
        const [a, b, both] = [rateOf(one), rateOf(other), rateOf([...one, ...other])];
        const sum = {
          kept: a.kept + b.kept,
          broken: a.broken + b.broken,
          moved: a.moved + b.moved,
          open: a.open + b.open,
        };
        expect(both).toEqual(sum);
      }),
    );
  });

  it('is a share between nothing and all, and unknown before any has come due', () => {
    fc.assert(
      fc.property(promises, all => {
        const rate = rateOf(all);
        const share = keptShare(rate);
        expect(share === undefined).toBe(rate.kept + rate.broken === 0);
        if (share !== undefined) expect(share * (rate.kept + rate.broken)).toBeCloseTo(rate.kept);
      }),
    );
    expect(keptShare({ kept: 7, broken: 1 })).toBe(7 / 8);
  });

  it('does not turn a broken one into a kept one by moving it', () => {
    fc.assert(
      fc.property(aDate, fc.constantFrom(...promiseStates), fc.boolean(), (brokenOn, state, movedInTime) => {
        expect(rateOf([{ state, brokenOn, movedInTime }])).toMatchObject({ kept: 0, broken: 1 });
      }),
    );
  });
});

describe('the day on which a promise is broken', () => {
  const passing = (changes: Partial<DayPassing> = {}): DayPassing => {
    return { state: 'promised', brokenOn: null, dueOn: day('10'), newDueOn: day('10'), ...changes };
  };

  it('is the one after its own, once that has passed, and never changes again', () => {
    const someState = fc.constantFrom(...promiseStates);
    fc.assert(
      fc.property(
        someState,
        aDate,
        fc.integer({ min: -30, max: 30 }),
        fc.option(aDate),
        (state, dueOn, days, before) => {
          const today = addDays(dueOn, days);
          const broken = brokenBy({ state, brokenOn: before, dueOn, newDueOn: dueOn }, today);
          expect(broken).toBe(before ?? (isOpen(state) && days > 0 ? addDays(dueOn, 1) : null));
        },
      ),
    );
  });

  it('does not come while new terms wait for a word, until their own day has passed too', () => {
    const moving = passing({ state: 'moving', newDueOn: day('20') });
    expect(['10', '11', '20', '21'].map(today => brokenBy(moving, day(today)))).toEqual([null, null, null, day('11')]);
    expect(brokenBy({ ...moving, newDueOn: day('05') }, day('10'))).toBeNull();
  });

  test.each([
    ['on its day', passing(), '10', null],
    ['after it', passing(), '12', '11'],
    [
      'on its day, which is written down when it was overdue',
      passing({ state: 'overdue', brokenOn: day('11') }),
      '10',
      null,
    ],
    ['after it, when it was overdue', passing({ state: 'overdue', brokenOn: day('11') }), '11', '11'],
    ['in time by terms that came when it was broken', passing({ brokenOn: day('03') }), '09', '03'],
    ['before it broke, although other terms came since', passing({ brokenOn: day('03') }), '02', null],
    ['by the day that the client had agreed to', passing({ state: 'moving', newDueOn: day('20') }), '20', null],
    ['after that one too', passing({ state: 'moving', newDueOn: day('20') }), '21', '11'],
    ['by its own day, where the new one is earlier', passing({ state: 'moving', newDueOn: day('05') }), '10', null],
  ] as const)('is settled by the day on which it was kept: %s', (_, facts, keptOn, broken) => {
    expect(brokenOnceKept(facts, day(keptOn))).toBe(broken && day(broken));
  });
});
