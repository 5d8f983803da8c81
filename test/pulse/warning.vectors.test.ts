import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Asked, warningsOfNewest } from '../../src/pulse/rules.ts';
import { vectors } from '../support/vectors.ts';

/** The oracle judges scores of 1–5; ours are 1–10, so scores and constants are twice as large. */
const file = z.object({
  vectors: z
    .array(
      z.strictObject({
        id: z.string(),
        note: z.string(),
        history: z.array(z.number().nullable()),
        expected_alerts_per_period: z.array(z.array(z.enum(['low', 'drop', 'slide', 'silence']))),
      }),
    )
    .min(1),
});

const doubled = (score: number | null): Asked => ({
  answer: score === null ? null : { score: 2 * score, load: 3, support: 'yes' },
});

describe('the oracle’s histories call for its alerts in every period', () => {
  it.each(file.parse(vectors('pulse-vectors.json')).vectors)(
    '$id: $note',
    ({ history, expected_alerts_per_period }) => {
      const asked = history.map(doubled);
      const alerts = asked.map((_, i) => warningsOfNewest(asked.slice(0, i + 1)));
      expect(alerts).toEqual(expected_alerts_per_period);
    },
  );
});
