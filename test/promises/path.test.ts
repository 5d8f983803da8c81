import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  isOpen,
  leadsTo,
  type PromiseEvent,
  type PromiseState,
  promiseEvents,
  promiseStates,
} from '../../src/promises/rules.ts';

/** Every way there is; what is not here leads nowhere. */
const ways: readonly (readonly [from: PromiseState, event: PromiseEvent, to: PromiseState])[] = [
  ['noted', 'give', 'offered'],
  ['noted', 'withdraw', 'withdrawn'],
  ['offered', 'give', 'offered'],
  ['offered', 'accept', 'promised'],
  ['offered', 'decline', 'declined'],
  ['offered', 'lapse', 'declined'],
  ['offered', 'withdraw', 'withdrawn'],
  ['declined', 'give', 'offered'],
  ['declined', 'withdraw', 'withdrawn'],
  ['promised', 'keep', 'kept'],
  ['promised', 'move', 'moving'],
  ['promised', 'reassign', 'moving'],
  ['promised', 'release', 'released'],
  ['promised', 'come_due', 'overdue'],
  ['moving', 'move', 'moving'],
  ['moving', 'reassign', 'moving'],
  ['moving', 'take_over', 'promised'],
  ['moving', 'accept', 'promised'],
  ['moving', 'decline', 'promised'],
  ['moving', 'lapse', 'promised'],
  ['moving', 'keep', 'kept'],
  ['moving', 'release', 'released'],
  ['overdue', 'keep', 'kept'],
  ['overdue', 'move', 'moving'],
  ['overdue', 'reassign', 'moving'],
  ['overdue', 'release', 'released'],
];

describe('the way of a promise', () => {
  const every = promiseStates.flatMap(from => promiseEvents.map(event => [from, event] as const));

  test.each(every)('from %s, %s', (from, event) => {
    const to = ways.find(([start, by]) => start === from && by === event)?.[2];
    expect(leadsTo(from, event, false)).toBe(to);
    const isSameDay = from === 'moving' && ['decline', 'lapse', 'take_over'].includes(event);
    expect(leadsTo(from, event, true)).toBe(isSameDay ? 'overdue' : to);
  });

  it('is open from the keeper’s yes until it is kept or let go', () => {
    expect(promiseStates.filter(isOpen)).toEqual(['promised', 'moving', 'overdue']);
  });
});

/** The same by the simplest means: what was said and done, without a word for where it stands. */
interface Facts {
  given: boolean;
  /** terms wait for a word */
  waits: boolean;
  /** terms have their keeper's yes */
  inForce: boolean;
  /** and their day has passed */
  passed: boolean;
  ended: 'kept' | 'released' | 'withdrawn' | undefined;
}

const isPossible = ({ waits, inForce, passed, ended }: Facts, event: PromiseEvent): boolean => {
  if (ended) return false;
  switch (event) {
    case 'give':
    case 'withdraw':
      return !inForce;
    case 'accept':
    case 'decline':
    case 'lapse':
      return waits;
    case 'take_over':
      return waits && inForce;
    case 'keep':
    case 'move':
    case 'reassign':
    case 'release':
      return inForce;
    case 'come_due':
      return inForce && !waits && !passed;
  }
};

function after(facts: Facts, event: PromiseEvent): Facts {
  switch (event) {
    case 'give':
    case 'move':
    case 'reassign':
      return { ...facts, given: true, waits: true };
    case 'accept':
      return { ...facts, waits: false, inForce: true, passed: false };
    case 'decline':
    case 'lapse':
    case 'take_over':
      return { ...facts, waits: false };
    case 'come_due':
      return { ...facts, passed: true };
    case 'keep':
      return { ...facts, ended: 'kept' };
    case 'release':
      return { ...facts, ended: 'released' };
    case 'withdraw':
      return { ...facts, ended: 'withdrawn' };
  }
}

function standing({ given, waits, inForce, passed, ended }: Facts): PromiseState {
  if (ended) return ended;
  if (!inForce) return waits ? 'offered' : given ? 'declined' : 'noted';
  return waits ? 'moving' : passed ? 'overdue' : 'promised';
}

/** Of events that may happen at any time, each of them once or more often. */
const events = fc.array(fc.constantFrom(...promiseEvents), { maxLength: 40 });

describe('a promise, whatever happens to it in whatever order', () => {
  it('stands where what was said and done leaves it', () => {
    fc.assert(
      fc.property(events, happening => {
        let facts: Facts = { given: false, waits: false, inForce: false, passed: false, ended: undefined };
        let state: PromiseState = 'noted';
        for (const event of happening) {
          const next = leadsTo(state, event, facts.passed);
          expect({ state, event, leads: next !== undefined }).toEqual({
            state,
            event,
            leads: isPossible(facts, event),
          });
          if (next === undefined) continue;
          facts = after(facts, event);
          state = next;
          expect({ event, state }).toEqual({ event, state: standing(facts) });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts as promised only after a yes', () => {
    fc.assert(
      fc.property(events, happening => {
        let state: PromiseState = 'noted';
        let saidYes = false;
        for (const event of happening) {
          const next = leadsTo(state, event, false);
          if (next && event === 'accept') saidYes = true;
          state = next ?? state;
          if (!saidYes) expect(['noted', 'offered', 'declined', 'withdrawn']).toContain(state);
        }
      }),
    );
  });
});
