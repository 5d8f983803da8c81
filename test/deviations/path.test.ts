import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Category,
  categories,
  isClosedInOneGo,
  isEnded,
  isUntaken,
  nextVerbs,
  type Path,
  pathOf,
  type Severity,
  type Standpoint,
  severities,
  states,
  step,
  transitions,
  type Verb,
  verbs,
} from '../../src/deviations/rules.ts';

/** Path, state, and where each verb leads. Every open state may also end by itself, and every ended one be reopened. */
const table: Readonly<Record<Path, readonly string[]>> = {
  critical: [
    'reported        acknowledge→acknowledged dismiss→unfounded',
    'acknowledged    contain→contained dismiss→unfounded',
    'contained       analyse→analysed dismiss→unfounded',
    'analysed        contain→analysed act→acting',
    'acting          contain→acting ask_check→awaiting_check',
    'awaiting_check  contain→awaiting_check confirm→closed reject→acting',
    'reopened        acknowledge→acknowledged dismiss→unfounded',
  ],
  people: [
    'reported        acknowledge→acknowledged dismiss→unfounded',
    'acknowledged    act→acting dismiss→unfounded',
    'contained       act→acting dismiss→unfounded',
    'analysed        act→acting',
    'acting          ask_check→awaiting_check',
    'awaiting_check  confirm→closed reject→acting',
    'reopened        acknowledge→acknowledged dismiss→unfounded',
  ],
  short: [
    'reported        acknowledge→acknowledged dismiss→unfounded',
    'acknowledged    act→acting dismiss→unfounded',
    'contained       act→acting dismiss→unfounded',
    'analysed        act→acting',
    'acting          close→closed',
    'awaiting_check  confirm→closed reject→acting',
    'reopened        acknowledge→acknowledged dismiss→unfounded',
  ],
  full: [
    'reported        acknowledge→acknowledged dismiss→unfounded',
    'acknowledged    contain→contained analyse→analysed dismiss→unfounded',
    'contained       analyse→analysed dismiss→unfounded',
    'analysed        act→acting',
    'acting          ask_check→awaiting_check',
    'awaiting_check  confirm→closed reject→acting',
    'reopened        acknowledge→acknowledged dismiss→unfounded',
  ],
};

/** One of each path. */
const kinds: Readonly<Record<Path, { severity: Severity; category: Category }>> = {
  critical: { severity: 'critical', category: 'delivery' },
  people: { severity: 'major', category: 'people' },
  short: { severity: 'minor', category: 'delivery' },
  full: { severity: 'major', category: 'delivery' },
};
const paths = ['critical', 'people', 'short', 'full'] as const;

const at = (path: Path, changes: Partial<Standpoint> = {}): Standpoint => ({
  ...kinds[path],
  state: 'reported',
  contained: false,
  hasAction: false,
  hasOpenAction: false,
  ...changes,
});

/** With all that the verbs ask for, but not so that there is nothing left to contain. */
const ready = (verb: Verb) => ({ contained: verb !== 'contain', hasAction: true, hasOpenAction: false });

describe('the path', () => {
  it('is the first that fits: critical, people, short for what is minor or about cadence, full for all else', () => {
    const shown = categories.map(category => severities.map(severity => pathOf({ severity, category })).join(' '));
    expect(Object.fromEntries(categories.map((category, index) => [category, shown[index]]))).toEqual({
      delivery: 'short full critical',
      people: 'people people critical',
      technical: 'short full critical',
      security_privacy: 'short full critical',
      documentation: 'short full critical',
      capacity: 'short full critical',
      promise: 'short full critical',
      relation: 'short full critical',
      cadence: 'short short critical',
    });
  });

  it.each(paths)('%s leads each verb where the table says, and nowhere else', path => {
    const drawn = states.flatMap(state => {
      const steps = verbs.flatMap(verb => {
        const taken = step(at(path, { state, ...ready(verb) }), verb);
        return 'to' in taken && verb !== 'end_by_itself' && verb !== 'reopen' ? [`${verb}→${taken.to}`] : [];
      });
      return isEnded(state) ? [] : [`${state.padEnd(16)}${steps.join(' ')}`];
    });
    expect(drawn).toEqual(table[path]);
  });

  it.each(paths)('%s ends by itself from every open state, and only what has ended is reopened', path => {
    for (const state of states) {
      expect(step(at(path, { state }), 'end_by_itself')).toEqual(
        isEnded(state) ? { refused: 'already' } : { to: 'closed' },
      );
      expect(step(at(path, { state }), 'reopen')).toEqual(isEnded(state) ? { to: 'reopened' } : { refused: 'already' });
    }
  });

  it('knows every state on every path: what changes its path is not lost', () => {
    for (const path of paths) expect(Object.keys(transitions[path]).toSorted()).toEqual([...states].toSorted());
  });

  it('has two states in which nobody has taken it up', () => {
    expect(states.filter(isUntaken)).toEqual(['reported', 'reopened']);
    expect(states.filter(isEnded)).toEqual(['closed', 'unfounded']);
  });
});

describe('a step is refused', () => {
  it.each([
    {
      why: 'already contained',
      given: at('critical', { state: 'analysed', contained: true }),
      verb: 'contain',
      says: 'already',
    },
    {
      why: 'a critical one not contained, at its check',
      given: at('critical', { state: 'awaiting_check', hasAction: true }),
      verb: 'confirm',
      says: 'not_contained',
    },
    {
      why: 'a critical one not contained, before its check',
      given: at('critical', { state: 'acting', hasAction: true }),
      verb: 'ask_check',
      says: 'not_contained',
    },
    { why: 'nothing was done about it', given: at('full', { state: 'acting' }), verb: 'ask_check', says: 'no_action' },
    {
      why: 'something is still to be done',
      given: at('full', { state: 'acting', hasAction: true, hasOpenAction: true }),
      verb: 'ask_check',
      says: 'open_action',
    },
    {
      why: 'something is still to be done',
      given: at('short', { state: 'acting', hasAction: true, hasOpenAction: true }),
      verb: 'close',
      says: 'open_action',
    },
    { why: 'taken up twice', given: at('full', { state: 'acknowledged' }), verb: 'acknowledge', says: 'already' },
    {
      why: 'closed by hand what wants a check',
      given: at('full', { state: 'acting', hasAction: true }),
      verb: 'close',
      says: 'already',
    },
  ] as const)('$verb: $why', ({ given, verb, says }) => {
    expect(step(given, verb)).toEqual({ refused: says });
  });

  it('never for a check that says "not yet"', () => {
    for (const path of paths) expect(step(at(path, { state: 'awaiting_check' }), 'reject')).toEqual({ to: 'acting' });
  });
});

describe('a minor matter', () => {
  it('is closed in one go from wherever it stands before a check, unless something is still to be done', () => {
    const from = (path: Path, hasOpenAction = false) =>
      states.filter(state => isClosedInOneGo(at(path, { state, hasOpenAction })));
    expect(from('short')).toEqual(['reported', 'acknowledged', 'contained', 'analysed', 'acting', 'reopened']);
    expect(from('short', true)).toEqual([]);
    expect([from('full'), from('people'), from('critical')]).toEqual([[], [], []]);
  });
});

const standpoint: fc.Arbitrary<Standpoint> = fc
  .record({
    severity: fc.constantFrom(...severities),
    category: fc.constantFrom(...categories),
    state: fc.constantFrom(...states),
    contained: fc.boolean(),
    hasAction: fc.boolean(),
    hasOpenAction: fc.boolean(),
  })
  .map(given => ({ ...given, hasAction: given.hasAction || given.hasOpenAction }));

/** How it stands after a verb: acting is done by an action, containing contains, reopening begins anew. */
function after(given: Standpoint, verb: Verb): Standpoint | undefined {
  const taken = step(given, verb);
  if (!('to' in taken)) return undefined;
  const fresh = verb === 'reopen' ? { contained: false, hasAction: false, hasOpenAction: false } : {};
  return {
    ...given,
    state: taken.to,
    ...(verb === 'contain' ? { contained: true } : {}),
    ...(verb === 'act' ? { hasAction: true, hasOpenAction: true } : {}),
    ...fresh,
  };
}

/** Without a verb: something more is decided on, or what is open is done. */
const given = (here: Standpoint): Standpoint[] => [
  ...(here.state === 'acting' ? [{ ...here, hasAction: true, hasOpenAction: true }] : []),
  ...(here.hasOpenAction ? [{ ...here, hasOpenAction: false }] : []),
];

/** Everything that people can make of it: ending by itself is not in their hands, nor is it needed. */
function reachable(from: Standpoint): Standpoint[] {
  const found = new Map([[JSON.stringify(from), from]]);
  for (const here of found.values())
    for (const next of [
      ...verbs.filter(verb => verb !== 'end_by_itself').flatMap(verb => after(here, verb) ?? []),
      ...given(here),
    ])
      found.set(JSON.stringify(next), next);
  return [...found.values()];
}

describe('there is no dead end', () => {
  it('from wherever it stands, people can bring it to an end', () => {
    fc.assert(
      fc.property(standpoint, from => {
        const ends = reachable(from).filter(({ state }) => isEnded(state));
        // An action that is left over from another state is done first: whoever treats it may always say so.
        expect(ends.length).toBeGreaterThan(0);
      }),
    );
  });

  it('whatever is next is a verb of the table, and an open one has always something that is next', () => {
    fc.assert(
      fc.property(standpoint, from => {
        const next = nextVerbs(from);
        for (const verb of next) expect(step(from, verb)).toHaveProperty('to');
        if (isEnded(from.state)) expect(next).toEqual(['reopen']);
        else expect(next).toContain('end_by_itself');
      }),
    );
  });

  it('a critical one is never closed by a check before it was contained', () => {
    fc.assert(
      fc.property(standpoint, from => {
        const taken = step(from, 'confirm');
        if ('to' in taken && from.severity === 'critical') expect(from.contained).toBe(true);
      }),
    );
  });
});
