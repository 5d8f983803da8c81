import { z } from 'zod';
import { readSpec } from './slack-spec.ts';

const Reference = z.object({
  scope: z.object({ bot: z.array(z.string()).default([]) }).prefault({}),
  rate_limits: z.string().optional(),
  args: z
    .object({ required: z.array(z.string()).default([]), properties: z.record(z.string(), z.unknown()) })
    .optional(),
  errors: z.record(z.string(), z.unknown()).prefault({}),
});

/** What the reference says of one method of the Web API, or of what is common to all. */
export const reference = (method: string) => Reference.parse(readSpec('methods', `${method}.json`));

/** Arguments that the SDK sends under another name than the reference has. */
export const sdkOnly: readonly string[] = ['alt_text'];
