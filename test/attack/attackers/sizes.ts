import { bytesIn } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Reading } from '../reading.ts';

/** Lays the comments beside the sealed answers, both by their length. */
export function bySizes({ tokens, released: { comments } }: Reading): Knowledge {
  const sealed = tokens.map(({ token, row }) => ({ token, size: bytesIn(row, 'sealed').length }));
  if (new Set(sealed.map(({ size }) => size)).size < 2) return {};
  const sizes = comments.map(({ id, words }) => ({ id, size: Buffer.byteLength(words) }));
  const longest = sealed.toSorted((a, b) => b.size - a.size);
  const pairs = sizes
    .toSorted((a, b) => b.size - a.size)
    .flatMap(({ id }, at) => {
      const beside = longest[at];
      return beside ? [[id, beside.token] as const] : [];
    });
  return { sources: new Map(pairs) };
}
