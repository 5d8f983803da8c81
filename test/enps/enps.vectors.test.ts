import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  adjustedWald,
  bandOf,
  boundsOf,
  changeOf,
  classesOf,
  clipped,
  directionOf,
  displayed,
  isEnough,
  pointsOf,
  remainderOf,
  scoreOf,
  standardErrorOf,
  varianceOf,
  verdictOf,
} from '../../src/enps/rules.ts';
import { readAnswer } from '../../src/enps/views/form.ts';
import { vectors } from '../support/vectors.ts';

const Counts = z
  .object({ detractors: z.number(), passives: z.number(), promoters: z.number() })
  .transform(({ detractors: critics, ...rest }) => ({ critics, ...rest }));
const Pair = z.tuple([z.number(), z.number()]);
const Point = z.object({
  n: z.number(),
  enps_fraction: z.string(),
  enps: z.number(),
  display: z.string(),
  band: z.string(),
});
const of = <T extends z.ZodRawShape>(shape: T) => z.object({ id: z.string(), ...shape });
const File = z.object({
  meta: z.object({ z_0975: z.number(), tolerance: z.number() }),
  vectors: z.array(z.looseObject({ id: z.string(), group: z.string() })),
});
const { meta, vectors: all } = File.parse(vectors('enps-vectors.json'));
const within = (value: number, expected: number, tolerance = meta.tolerance) =>
  expect(Math.abs(value - expected), `${value} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
const inside = (values: readonly number[], expected: readonly number[]) => {
  expect(values).toHaveLength(expected.length);
  for (const [at, value] of values.entries()) within(value, expected[at] ?? Number.NaN);
};

/** A test for each vector of a group, whose kind of fields are read here. */
function group<T extends { readonly id: string }>(
  name: string,
  schema: z.ZodType<T>,
  check: (vector: T) => void,
): void {
  describe(`vectors of the group ${name}`, () => {
    const own = all.filter(vector => vector.group === name);
    it.each(own.map(({ id }, at) => [id, at] as const))('%s', (_, at) => check(schema.parse(own[at])));
    it('are there', () => expect(own.length).toBeGreaterThan(0));
  });
}

const checkPoint = (classes: z.output<typeof Counts>, point: z.output<typeof Point>) => {
  const score = scoreOf(classes);
  if (!score) throw new Error('no score');
  const [over, under] = point.enps_fraction.split('/').map(BigInt);
  expect(BigInt(score.over) * (under ?? 0n)).toBe((over ?? 0n) * BigInt(score.under));
  expect(score.under).toBe(point.n);
  within(score.over / score.under, point.enps);
  expect([displayed(pointsOf(score)), bandOf(score)]).toEqual([point.display, point.band]);
};

const counted = (scores: readonly number[]) =>
  classesOf(Array.from({ length: 11 }, (_, score) => scores.filter(each => each === score).length));

group('score', of({ scores: z.array(z.number()), ...Point.shape }).and(Counts), vector => {
  const { critics, passives, promoters } = vector;
  expect(counted(vector.scores)).toEqual({ critics, passives, promoters });
  checkPoint(vector, vector);
});

group('counts', of(Point.shape).and(Counts), vector => checkPoint(vector, vector));

group('variance', of({ variance: z.number(), se_points: z.number() }).and(Counts), vector => {
  within(varianceOf(vector), vector.variance);
  within(standardErrorOf(vector), vector.se_points);
});

const Interval = { enps: z.number(), se_points: z.number(), adjusted_wald: Pair, adjusted_wald_clipped: Pair };
group('ci', of(Interval).and(Counts), vector => {
  const score = scoreOf(vector);
  within((score?.over ?? Number.NaN) / (score?.under ?? 1), vector.enps);
  within(standardErrorOf(vector), vector.se_points);
  inside(adjustedWald(vector, null), vector.adjusted_wald);
  inside(clipped(adjustedWald(vector, null)), vector.adjusted_wald_clipped);
});

const FinitePopulation = {
  n: z.number(),
  population: z.number(),
  response_rate: z.number(),
  fpc: z.number(),
  se_points: z.number(),
  adjusted_wald_fpc: Pair,
  worst_case_if_all_missing_are_detractors: z.number(),
  best_case_if_all_missing_are_promoters: z.number(),
};
group('finite-population', of(FinitePopulation).and(Counts), vector => {
  const { n, population } = vector;
  within(n / population, vector.response_rate);
  within(remainderOf(n, population), vector.fpc);
  within(standardErrorOf(vector) * remainderOf(n, population), vector.se_points);
  inside(adjustedWald(vector, population), vector.adjusted_wald_fpc);
  const ends = boundsOf(vector, population).map(({ over, under }) => over / under);
  inside(ends, [vector.worst_case_if_all_missing_are_detractors, vector.best_case_if_all_missing_are_promoters]);
});

const Change = {
  before: Counts,
  after: Counts,
  delta: z.number(),
  adjusted_delta: z.number(),
  adjusted_se: z.number(),
  adjusted_p: z.number(),
  adjusted_ci: Pair,
  significant_05_adjusted: z.boolean(),
};
group('change', of(Change), ({ before, after, ...expected }) => {
  const [earlier, later] = [scoreOf(before), scoreOf(after)].map(score => (score ? score.over / score.under : 0));
  within((later ?? 0) - (earlier ?? 0), expected.delta);
  const change = changeOf(before, after);
  within(change.delta, expected.adjusted_delta);
  within(change.standardError, expected.adjusted_se);
  within(change.p, expected.adjusted_p);
  const reach = meta.z_0975 * change.standardError;
  inside([change.delta - reach, change.delta + reach], expected.adjusted_ci);
  expect(directionOf(change) !== 'unclear').toBe(expected.significant_05_adjusted);
});

group('empty', of({ scores: z.array(z.number()).length(0), expected: z.null() }), ({ scores }) => {
  expect(scoreOf(counted(scores))).toBeUndefined();
});

group('invalid', of({ value: z.unknown(), expected: z.literal('rejected') }), ({ value }) => {
  const chosen = value === null || value === undefined ? null : { value: String(value) };
  const state = { score: { score: { type: 'static_select', selected_option: chosen } } };
  expect(readAnswer(state, 'en')).toMatchObject({ ok: false, errors: { score: expect.any(String) } });
});

group('suppression', of({ respondents: z.number(), threshold: z.number(), expected: z.string() }), vector => {
  const { respondents, threshold, expected } = vector;
  const isShown = !/suppressed|hidden/.test(expected);
  expect(isEnough(respondents, threshold)).toBe(isShown);
  const counts = { year: 2027, invited: null, counters: null, critics: 0, passives: 0, promoters: respondents };
  expect(verdictOf(counts, [], threshold) !== undefined).toBe(isShown);
});
