import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hiddenAmong } from '../../src/reports/rules.ts';
import { vectors } from '../support/vectors.ts';

const Complementary = z.object({
  group: z.literal('complementary'),
  id: z.string(),
  groups: z.record(z.string(), z.number()),
  threshold: z.literal(5),
  expected_hidden: z.array(z.string()),
});
const Vectors = z.object({ vectors: z.array(z.looseObject({ group: z.string() })) });
const complementary = Vectors.parse(vectors('enps-vectors.json'))
  .vectors.filter(({ group }) => group === 'complementary')
  .map(vector => Complementary.parse(vector));

describe('complementary suppression', () => {
  it.each(complementary)('$id: hides $expected_hidden among $groups', ({ groups, threshold, expected_hidden }) => {
    const sizes = Object.entries(groups).map(([name, size]) => ({ name, size }));
    expect([...hiddenAmong(sizes, sum => sum >= threshold)].sort()).toEqual(expected_hidden.toSorted());
  });

  it('has vectors to look at', () => expect(complementary.length).toBeGreaterThan(0));
});
