import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, type Feelings, feelingsOf } from '../../src/reports/rules.ts';

type Answer = NonNullable<Asked['answer']>;
type Firm = ReadonlyMap<string, { readonly answers: readonly Answer[]; readonly silent: number }>;

const askedIn = (firm: Firm): Asked[] =>
  [...firm].flatMap(([leadId, { answers, silent }]) => [
    ...answers.map(answer => ({ leadId, answer })),
    ...Array.from({ length: silent }, () => ({ leadId, answer: undefined })),
  ]);
const toldOf = (firm: Firm): Feelings => feelingsOf(askedIn(firm));
const score = (value: number, tooMuch = false): Answer => ({ score: value, tooMuch });
const firmOf = (groups: Readonly<Record<string, number>>): Firm =>
  new Map(Object.entries(groups).map(([name, size]) => [name, { answers: Array(size).fill(score(7)), silent: 1 }]));

const answer = fc.record({ score: fc.integer({ min: 1, max: 10 }), tooMuch: fc.boolean() });
const group = fc.record({
  answers: fc.oneof(
    fc.array(answer, { maxLength: 9 }),
    // Everybody says the same: then an exact figure of many would tell what each has said.
    fc.tuple(answer, fc.nat({ max: 9 })).map(([same, count]) => Array<Answer>(count).fill(same)),
  ),
  silent: fc.integer({ min: 1, max: 2 }),
});
/** All the firm at one end: then a figure of everybody would tell what each single one has answered. */
const unanimous = fc
  .tuple(
    fc.constantFrom(score(1), score(10, true), score(7)),
    fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
  )
  .map(([same, sizes]) => sizes.map(size => ({ answers: Array<Answer>(size).fill(same), silent: 0 })));
const firm: fc.Arbitrary<Firm> = fc
  .oneof(fc.array(group, { minLength: 1, maxLength: 5 }), unanimous)
  .map(groups => new Map(groups.map((each, index) => [`lead ${index}`, each])));

/** The groups of which the report tells nothing by themselves. */
const hiddenIn = (of: Firm) => {
  const shown = new Set(toldOf(of).groups.map(({ leadId }) => leadId));
  return [...of].filter(([name]) => !shown.has(name));
};

describe('how people are doing', () => {
  it('is told of five answers and more, group by group and in all', () => {
    const told = toldOf(
      new Map([
        ['a', { answers: [5, 6, 7, 8, 9].map(value => score(value, value < 7)), silent: 3 }],
        ['b', { answers: [6, 6, 7, 7, 7, 8].map(value => score(value, value === 8)), silent: 0 }],
      ]),
    );
    expect(told).toMatchObject({
      groups: [
        { leadId: 'a', answers: 5, score: { value: 7, is: 'exactly' }, tooMuch: { value: 40, is: 'exactly' } },
        { leadId: 'b', answers: 6, score: { value: 6.8, is: 'exactly' }, tooMuch: { value: 20, is: 'at_most' } },
      ],
      all: { answers: 11, score: { value: 6.9 }, tooMuch: { value: 27 } },
      others: undefined,
      tooFew: false,
    });
  });

  it.each([
    [{ a: 4 }, { groups: [], others: false, tooFew: true }],
    [
      { a: 2, b: 2 },
      { groups: [], others: false, tooFew: true },
    ],
    [
      { a: 8, b: 3 },
      { groups: ['a'], others: false, tooFew: true },
    ],
    [
      { a: 8, b: 0 },
      { groups: ['a'], others: false, tooFew: true },
    ],
    [
      { a: 4, b: 4, c: 4 },
      { groups: [], others: true, tooFew: false },
    ],
    [
      { a: 9, b: 4, c: 4, d: 4 },
      { groups: ['a'], others: true, tooFew: false },
    ],
    [
      { a: 9, b: 8, c: 3 },
      { groups: [], others: true, tooFew: false },
    ],
    [
      { a: 9, b: 9, c: 5, d: 3, e: 2 },
      { groups: ['a', 'b'], others: true, tooFew: false },
    ],
  ])('of %j tells %j', (sizes, expected) => {
    const { groups, others, tooFew, all } = toldOf(firmOf(sizes));
    expect({ groups: groups.map(({ leadId }) => leadId), others: others !== undefined, tooFew }).toEqual(expected);
    expect(all).toBeUndefined();
  });

  it('is never told of fewer than five, nor of fewer than five beside those whose answers somebody has read', () => {
    fc.assert(
      fc.property(firm, of => {
        const told = toldOf(of);
        for (const { leadId, answers } of told.groups) {
          expect(answers).toBe(of.get(leadId ?? '')?.answers.length);
          expect(answers).toBeGreaterThanOrEqual(5);
        }
        const hidden = hiddenIn(of).map(([, { answers }]) => answers.length);
        const together = hidden.reduce((sum, size) => sum + size, 0);
        if (told.others) for (const size of hidden) expect(together - size).toBeGreaterThanOrEqual(5);
        // The sum of all would tell of those who are hidden by subtraction.
        if (hidden.length > 0) expect(told.all).toBeUndefined();
        expect(told.others === undefined || !('answers' in told.others)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('could be told in the same words if a hidden group had answered otherwise, in score and in load', () => {
    fc.assert(
      fc.property(firm, of => {
        const told = JSON.stringify(toldOf(of));
        const hidden = hiddenIn(of).map(([name]) => name);
        for (const [name] of hiddenIn(of).filter(([, each]) => each.answers.length > 0)) {
          const own = (world: Firm) => world.get(name)?.answers ?? [];
          const scores = (world: Firm) => own(world).reduce((sum, each) => sum + each.score, 0);
          const loads = (world: Firm) => own(world).filter(({ tooMuch }) => tooMuch).length;
          const isFound = (differs: (world: Firm) => boolean) => {
            for (const world of otherwise(of, name, hidden))
              if (differs(world) && JSON.stringify(toldOf(world)) === told) return true;
            return false;
          };
          expect(isFound(world => scores(world) !== scores(of))).toBe(true);
          expect(isFound(world => loads(world) !== loads(of))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

type Change = (answer: Answer) => Answer;
const changes: readonly Change[] = [
  each => ({ ...each, score: each.score + 1 }),
  each => ({ ...each, score: each.score - 1 }),
  each => ({ ...each, tooMuch: !each.tooMuch }),
];

/** The same firm, but one of the group has answered a little otherwise; perhaps one of the other hidden ones too, the other way. */
function* otherwise(of: Firm, name: string, hidden: readonly string[]): Generator<Firm> {
  for (const once of changedIn(of, [name])) {
    yield once;
    const others = hidden.filter(other => other !== name);
    yield* changedIn(once, others);
  }
}

function* changedIn(of: Firm, names: readonly string[]): Generator<Firm> {
  for (const name of names) {
    const { answers, silent } = of.get(name) ?? { answers: [], silent: 0 };
    for (const [place, before] of answers.entries())
      for (const change of changes) {
        const after = change(before);
        if (after.score < 1 || after.score > 10) continue;
        yield new Map([...of, [name, { silent, answers: answers.with(place, after) }]]);
      }
  }
}
