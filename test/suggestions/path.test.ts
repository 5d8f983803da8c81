import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayFault,
  isOpen,
  leadsTo,
  leftBy,
  nextOn,
  type Step,
  type SuggestionState,
  stateAfter,
  stepsFrom,
  suggestionEvents,
  suggestionStates,
} from '../../src/suggestions/rules.ts';
import { addDays, type Calendar, parseLocalDate, type WorkDays } from '../../src/time/calendar.ts';

const day = parseLocalDate;
const steps = {
  acknowledge: { event: 'acknowledge' },
  assess: { event: 'assess', words: 'Worth it', goalId: undefined },
  decide: { event: 'decide', dueOn: day('2026-03-01'), words: null },
  postpone: { event: 'postpone', dueOn: day('2026-04-01'), words: null },
  decline: { event: 'decline', reason: 'Too dear' },
  finish: { event: 'finish', result: 'Built' },
  answer: { event: 'answer', toldOn: day('2026-02-01'), words: null },
} as const satisfies Record<(typeof suggestionEvents)[number], Step>;

describe('the way of a suggestion', () => {
  it('leads each step where the table says, and nowhere else', () => {
    const drawn = suggestionStates.map(state => {
      const taken = suggestionEvents.flatMap(event => {
        const to = leadsTo(state, event);
        return to ? [`${event}→${to}`] : [];
      });
      return `${state.padEnd(13)}${taken.join(' ')}`.trim();
    });
    expect(drawn).toEqual([
      'received     acknowledge→acknowledged',
      'acknowledged assess→assessed',
      'assessed     assess→assessed decide→decided decline→declined',
      'decided      postpone→decided decline→declined finish→done',
      'done         answer→answered',
      'declined     answer→answered',
      'answered',
    ]);
  });

  it('offers exactly what it leads to: nothing is assessed before the client knows that it was heard', () => {
    for (const state of suggestionStates) {
      const possible = suggestionEvents.filter(event => stateAfter(state, [steps[event]]));
      expect(stepsFrom(state).toSorted()).toEqual(possible.toSorted());
    }
    expect(stateAfter('received', [steps.assess])).toBeUndefined();
  });

  it('ends only where the client was told what was done, or why nothing was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...suggestionStates),
        fc.array(fc.constantFrom(...Object.values(steps))),
        (from, taken) => {
          if (stateAfter(from, taken) !== 'answered' || from === 'answered') return;
          expect(taken.at(-1)?.event).toBe('answer');
          const before = stateAfter(from, taken.slice(0, -1));
          expect(['done', 'declined']).toContain(before);
        },
      ),
    );
  });

  it('has no dead end: whatever is open can be brought to its answer', () => {
    const reaches = (state: SuggestionState, seen: readonly SuggestionState[] = []): boolean =>
      !isOpen(state) ||
      suggestionEvents.some(event => {
        const to = leadsTo(state, event);
        return to !== undefined && !seen.includes(to) && reaches(to, [...seen, state]);
      });
    expect(suggestionStates.filter(state => !reaches(state))).toEqual([]);
  });
});

describe('the day of a step', () => {
  const known = { today: day('2026-02-02'), filedOn: day('2026-01-30') };
  const fault = (event: 'decide' | 'postpone' | 'answer', on: string) =>
    dayFault(event === 'answer' ? { ...steps.answer, toldOn: day(on) } : { ...steps[event], dueOn: day(on) }, known);

  it.each([
    ['decide', '2026-02-01', 'day_past'],
    ['decide', '2026-02-02', undefined],
    ['postpone', '2026-02-01', 'day_past'],
    ['postpone', '2028-02-02', undefined],
    ['postpone', '2028-02-03', 'day_far'],
    ['answer', '2026-02-03', 'told_coming'],
    ['answer', '2026-02-02', undefined],
    ['answer', '2026-01-30', undefined],
    ['answer', '2026-01-29', 'told_early'],
  ] as const)('%s on %s: %s', (event, on, expected) => expect(fault(event, on)).toBe(expected));
});

describe('what steps leave behind', () => {
  it('is what their form says, the later over the earlier, and a goal only where one was chosen', () => {
    const today = day('2026-02-02');
    expect(leftBy([steps.acknowledge, steps.assess, steps.decide], today)).toEqual({
      assessment: 'Worth it',
      decision: null,
      dueOn: '2026-03-01',
    });
    expect(leftBy([{ ...steps.assess, goalId: null }], today)).toEqual({ assessment: 'Worth it', goalId: null });
    expect(leftBy([steps.decline], today)).toEqual({ outcome: 'declined', result: 'Too dear', endedOn: today });
    expect(leftBy([steps.finish], today)).toEqual({ outcome: 'done', result: 'Built', endedOn: today });
    expect(leftBy([steps.answer], today)).toEqual({ answeredOn: '2026-02-01', answer: null });
  });
});

describe('when its owner is asked next', () => {
  const calendar: Calendar = {
    name: 'FI',
    first: day('2026-01-01'),
    last: day('2027-12-31'),
    holidays: new Set([day('2026-04-03')]),
  };
  const work: WorkDays = { calendar, workingDays: [1, 2, 3, 4, 5] };
  const days = { acknowledge: 3, assess: 10, answer: 5 };

  it.each([
    ['received', '2026-03-31', null, '2026-04-06'],
    ['acknowledged', '2026-02-02', null, '2026-02-16'],
    ['assessed', '2026-02-02', null, '2026-02-16'],
    ['decided', '2026-02-02', '2026-05-01', '2026-05-01'],
    ['done', '2026-02-02', '2026-05-01', '2026-02-09'],
    ['declined', '2026-02-02', null, '2026-02-09'],
    ['answered', '2026-02-02', null, null],
  ] as const)('%s since %s, due %s: %s', (state, since, dueOn, expected) => {
    expect(nextOn({ state, since: day(since), dueOn: dueOn && day(dueOn) }, days, work)).toBe(expected);
  });

  it('is always later than the step, and there is nothing next only where the client has its answer', () => {
    const anyDay = fc.nat(600).map(nth => addDays(day('2026-01-01'), nth));
    fc.assert(
      fc.property(fc.constantFrom(...suggestionStates), anyDay, (state, since) => {
        const next = nextOn({ state, since, dueOn: null }, days, work);
        expect(next === null).toBe(!isOpen(state));
        if (next !== null) expect(next > since).toBe(true);
      }),
    );
  });
});
