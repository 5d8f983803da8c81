import { numberOf, textOf } from './arguments.ts';
import type { Args } from './method.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** the empty string after the last page */
  readonly nextCursor: string;
}

const MAX_LIMIT = 1_000;

/** One page of a list, by `limit` and `cursor`. */
export function pageOf<T>(
  all: readonly T[],
  args: Args,
  otherwise: number,
): Page<T> | 'invalid_cursor' | 'invalid_limit' {
  const limit = numberOf(args, 'limit', otherwise) || otherwise;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) return 'invalid_limit';
  const start = decodeCursor(textOf(args, 'cursor'), 'place');
  if (start === null) return 'invalid_cursor';
  const end = Number(start || 0) + limit;
  return { items: all.slice(end - limit, end), nextCursor: end < all.length ? encodeCursor('place', String(end)) : '' };
}

export function encodeCursor(kind: string, value: string): string {
  return Buffer.from(`${kind}:${value}`).toString('base64');
}

/** The empty string without a cursor, null for one that is not of this kind. */
export function decodeCursor(cursor: string, kind: string): string | null {
  if (cursor === '') return '';
  const [found, value] = Buffer.from(cursor, 'base64').toString().split(':');
  return found === kind && value !== undefined && Number.isFinite(Number(value)) ? value : null;
}
