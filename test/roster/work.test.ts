import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WorkFacts, workOf } from '../../src/roster/rules.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';

const day = parseLocalDate;
const today = day('2026-11-24');
type Engagement = WorkFacts['engagements'][number];
const engagement = (startsOn: string, endsOn: string | null = null, state: Engagement['state'] = 'active') => ({
  state,
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
});
const of = (engagements: readonly Engagement[], changes: Partial<WorkFacts> = {}) =>
  workOf({ engagements, inTouchSince: undefined, knownSince: day('2025-01-01'), today, ...changes });
const paused = { active: false, since: day('2025-01-01'), endsOn: null };

describe('the present run of work with a client', () => {
  it.each([
    { name: 'there is none', engagements: [], gives: paused },
    { name: 'only proposed', engagements: [engagement('2026-01-01', null, 'proposed')], gives: paused },
    { name: 'not begun yet', engagements: [engagement('2026-11-25')], gives: paused },
    { name: 'over since yesterday', engagements: [engagement('2026-01-01', '2026-11-23')], gives: paused },
    {
      name: 'its last day is today',
      engagements: [engagement('2026-01-01', '2026-11-24')],
      gives: { active: true, since: '2026-01-01', endsOn: '2026-11-24' },
    },
    {
      name: 'two at once, one without an end',
      engagements: [engagement('2026-06-01'), engagement('2026-03-01', '2026-12-31')],
      gives: { active: true, since: '2026-03-01', endsOn: null },
    },
    {
      name: 'one followed the other within a week',
      engagements: [engagement('2026-03-01', '2026-06-30', 'ended'), engagement('2026-07-07')],
      gives: { active: true, since: '2026-03-01', endsOn: null },
    },
    {
      name: 'a real gap between them',
      engagements: [engagement('2026-03-01', '2026-06-30', 'ended'), engagement('2026-07-08')],
      gives: { active: true, since: '2026-07-08', endsOn: null },
    },
    {
      name: 'the next one is agreed already',
      engagements: [engagement('2026-03-01', '2026-12-31'), engagement('2027-01-04', '2027-03-31')],
      gives: { active: true, since: '2026-03-01', endsOn: '2027-03-31' },
    },
    {
      name: 'between two that a week joins, nobody works',
      engagements: [engagement('2026-03-01', '2026-11-20', 'ended'), engagement('2026-11-26')],
      gives: paused,
    },
    {
      name: 'one that was called off for a later day never was',
      engagements: [engagement('2026-03-01', '2027-01-31', 'ended')],
      gives: paused,
    },
  ])('$name', ({ engagements, gives }) => {
    expect(of(engagements)).toEqual(gives);
  });

  it('goes on without an engagement where one keeps in touch, from when that began', () => {
    expect(of([], { inTouchSince: day('2026-11-01') })).toEqual({ active: true, since: '2026-11-01', endsOn: null });
    const before = [engagement('2026-03-01', '2026-10-28', 'ended')];
    expect(of(before, { inTouchSince: day('2026-11-01') }).since).toBe('2026-03-01');
  });

  it('does not depend on the order, and has begun by today', () => {
    const one = fc
      .tuple(fc.integer({ min: -900, max: 200 }), fc.option(fc.integer({ min: 0, max: 300 })), fc.boolean())
      .map(([from, days, ended]) => {
        const startsOn = addDays(today, from);
        const endsOn = days === null ? null : addDays(startsOn, days);
        return { startsOn, endsOn, state: ended ? ('ended' as const) : ('active' as const) };
      });
    const shuffled = fc
      .array(one, { maxLength: 6 })
      .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const work = of(all);
        expect(of(other)).toEqual(work);
        const runs = all.filter(each => each.state === 'active' && each.startsOn <= today);
        expect(work.active).toBe(runs.some(({ endsOn }) => endsOn === null || endsOn >= today));
        if (work.active) expect(work.since <= today && (work.endsOn === null || work.endsOn >= today)).toBe(true);
      }),
    );
  });
});
