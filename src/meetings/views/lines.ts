import { z } from 'zod';
import { type KnownBlock, textInput } from '../../slack/blocks.ts';
import type { Words } from './words.ts';

/** So many things at once, and so many characters of each: more would not be read. */
export const mostLines = { count: 10, length: 500 };
/** Slack takes no longer text from a field. */
const longestField = 3000;

/** A field in which each line is a thing of its own. Its register keeps what was written before, so it begins empty always. */
export const linesInput = (
  { isCorrected, ...field }: { readonly blockId: string; readonly label: string; readonly isCorrected: boolean },
  say: Words,
): KnownBlock =>
  textInput({
    ...field,
    hint: say(isCorrected ? 'held.only_new' : 'held.one_a_line'),
    optional: true,
    maxLength: longestField,
  });

/** One thing a line, without the dash or dot that a list begins with; empty lines are none. */
export const Lines = z
  .string()
  .optional()
  .transform((text = '') =>
    text
      .split(/\r?\n/)
      .map(line => line.replace(/^\s*[-–•*]\s+/, '').trim())
      .filter(line => line !== ''),
  )
  .refine(isBrief, { error: 'lines' });

function isBrief(lines: readonly string[]): boolean {
  return lines.length <= mostLines.count && lines.every(line => [...line].length <= mostLines.length);
}
