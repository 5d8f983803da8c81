import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

/** Folder with Slack's machine-readable references, which are not part of this project; undefined: none is at hand. */
export const specDir = process.env.SLACK_SPEC_DIR || undefined;

/** What a JSON file of the references holds, by its path in the folder. */
export function readSpec(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(specDir ?? '', ...path), 'utf8'));
}

/** Tests against the references; without them they are skipped, and a line says so. */
export function describeSpec(what: string, tests: () => void): void {
  if (specDir !== undefined) return void describe(what, tests);
  console.log(`SLACK_SPEC_DIR is not set: skipped: ${what}`);
  test.skip(what, () => undefined);
}
