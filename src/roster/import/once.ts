import type { Lookup } from './lookup.ts';
import type { Line } from './read.ts';

/**
 * One line for each thing. Lines that say the same of a thing count as one; a line that says something else
 * than an earlier one is a mistake that names both.
 */
export function once<T>(
  look: Pick<Lookup, 'note'>,
  lines: readonly Line<T>[],
  of: { readonly key: (row: T) => string; readonly what: (row: T) => string },
): Line<T>[] {
  const first = new Map<string, Line<T>>();
  for (const { line, row } of lines) {
    const earlier = first.get(of.key(row));
    if (!earlier) first.set(of.key(row), { line, row });
    else if (JSON.stringify(earlier.row) !== JSON.stringify(row))
      look.note(line, `${of.what(row)} also stands on line ${earlier.line}, with other values; keep one of the two`);
  }
  return [...first.values()];
}
