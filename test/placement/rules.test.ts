import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  isOpen,
  isSettled,
  joinsOn,
  leadsTo,
  mayStart,
  type PlacementEvent,
  type PlacementState,
  personFault,
  placementEvents,
  placementStates,
  seatFault,
  talk,
} from '../../src/placement/rules.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';

const day = parseLocalDate;
const answer = { wants: true, scheduleRealistic: true, technologyFits: true, reason: null };
const booleans = [true, false] as const;

/** State × event → where it leads; what is missing cannot happen. */
const table: Readonly<Record<PlacementState, Readonly<Partial<Record<PlacementEvent, PlacementState>>>>> = {
  asked: { answered_yes: 'accepted', answered_no: 'objected', changed: 'asked', withdrawn: 'withdrawn' },
  accepted: {
    answered_yes: 'accepted',
    answered_no: 'objected',
    changed: 'asked',
    withdrawn: 'withdrawn',
    begun: 'begun',
  },
  objected: {
    answered_yes: 'accepted',
    answered_no: 'objected',
    changed: 'asked',
    talked_through: 'talked_through',
    put_to_her: 'to_confirm',
    withdrawn: 'withdrawn',
  },
  to_confirm: { confirmed: 'talked_through', declined: 'objected', changed: 'asked', withdrawn: 'withdrawn' },
  talked_through: { changed: 'asked', withdrawn: 'withdrawn', begun: 'begun' },
  begun: {},
  withdrawn: {},
};

describe('the way of a placement', () => {
  it.each(placementStates.flatMap(state => placementEvents.map(event => [state, event, table[state][event]] as const)))(
    'from %s by %s leads to %s',
    (state, event, to) => expect(leadsTo(state, event)).toBe(to),
  );

  it('has no dead end: from everywhere that is no end, changed terms and three yes lead to the team', () => {
    for (const state of placementStates.filter(isOpen)) {
      const asked = leadsTo(state, 'changed');
      const accepted = asked && leadsTo(asked, 'answered_yes');
      expect(accepted && leadsTo(accepted, 'begun')).toBe('begun');
      expect(leadsTo(state, 'withdrawn')).toBe('withdrawn');
    }
  });

  it('lets nobody onto the team without her answer', () => {
    expect(placementStates.filter(isSettled)).toEqual(['accepted', 'talked_through']);
    expect(isSettled('asked') || isSettled('to_confirm') || isSettled('objected')).toBe(false);
  });
});

describe('an answer', () => {
  const answers = booleans.flatMap(wants =>
    booleans.flatMap(scheduleRealistic =>
      booleans.map(technologyFits => ({ ...answer, wants, scheduleRealistic, technologyFits })),
    ),
  );
  it.each(answers)('is a yes only when it is three times yes: $wants $scheduleRealistic $technologyFits', given => {
    const isYes = given.wants && given.scheduleRealistic && given.technologyFits;
    expect(answered(given)).toBe(isYes ? 'answered_yes' : 'answered_no');
    expect(talk(given)).toBe(given.wants ? 'talked_through' : 'put_to_her');
  });
});

describe('a seat on an engagement', () => {
  const engagement = { state: 'active' as const, startsOn: day('2026-12-01'), endsOn: day('2027-03-31') };
  const today = day('2026-12-10');
  it.each([
    [engagement, '2026-12-10', undefined],
    [engagement, '2027-03-31', undefined],
    [engagement, '2026-12-09', 'since_past'],
    [engagement, '2027-04-01', 'since_after_end'],
    [{ ...engagement, startsOn: day('2027-01-04') }, '2027-01-03', 'since_before_start'],
    [{ ...engagement, startsOn: day('2027-01-04') }, '2027-01-04', undefined],
    [{ ...engagement, endsOn: null }, '2027-12-10', undefined],
    [{ ...engagement, endsOn: null }, '2027-12-11', 'since_far'],
    [{ ...engagement, state: 'ended' as const }, '2026-12-10', 'engagement_over'],
    [{ ...engagement, endsOn: day('2026-12-09') }, '2026-12-10', 'engagement_over'],
    [{ ...engagement, state: 'proposed' as const }, '2026-12-10', undefined],
  ])('%o from %s: %s', (given, since, fault) => {
    expect(seatFault({ engagement: given, since: day(since), today })).toBe(fault);
  });

  it.each([
    [{ active: true, employee: null, onTeam: false, askedAlready: false }, undefined],
    [{ active: true, employee: true, onTeam: false, askedAlready: false }, undefined],
    [{ active: true, employee: false, onTeam: false, askedAlready: false }, 'not_employee'],
    [{ active: false, employee: true, onTeam: false, askedAlready: false }, 'not_employee'],
    [{ active: true, employee: true, onTeam: true, askedAlready: false }, 'on_team'],
    [{ active: true, employee: true, onTeam: false, askedAlready: true }, 'asked_already'],
  ])('of %o: %s', (facts, fault) => {
    expect(personFault(facts)).toBe(fault);
  });

  it('is never taken before today, and never before the day that was agreed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), days => {
        const joined = joinsOn(addDays(today, days), today);
        expect(joined >= today && joined >= addDays(today, days)).toBe(true);
        expect([today, addDays(today, days)]).toContain(joined);
      }),
    );
  });
});

describe('an engagement', () => {
  const placements = fc.array(fc.record({ state: fc.constantFrom(...placementStates) }), { maxLength: 6 });
  const engagementStates = ['proposed', 'active', 'ended'] as const;

  it('starts when all are settled, names who is missing, and takes nobody who is not settled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...engagementStates), placements, (engagementState, given) => {
        const verdict = mayStart({ engagementState, placements: given });
        const waiting = given.filter(({ state }) => isOpen(state) && !isSettled(state));
        const settled = given.filter(({ state }) => isSettled(state));
        if (engagementState === 'ended') expect(verdict).toEqual({ start: 'over' });
        else if (verdict.start === 'missing') expect(verdict.missing).toEqual(waiting);
        else expect(verdict).toEqual({ start: 'yes', joining: settled });
        if (engagementState === 'proposed') expect(verdict.start).toBe(waiting.length > 0 ? 'missing' : 'yes');
      }),
    );
  });

  it('that runs already takes whoever is settled and leaves the others', () => {
    const given = [{ state: 'accepted' as const }, { state: 'asked' as const }];
    expect(mayStart({ engagementState: 'active', placements: given })).toEqual({ start: 'yes', joining: [given[0]] });
    expect(mayStart({ engagementState: 'active', placements: given.slice(1) })).toEqual({
      start: 'missing',
      missing: given.slice(1),
    });
  });
});
