import type { Kind } from './columns.ts';

/** What keeps a line from being imported, in words for the person who wrote the file. */
export interface Mistake {
  /** of the file, counted from 1 */
  readonly line: number;
  readonly reason: string;
}

/** One column of a thing, as it would stand in the file; null is an empty cell. People are called by their names. */
export interface FieldChange {
  readonly column: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Change {
  readonly kind: Kind;
  /** the name of the thing, such as `Nordlys, Portal` */
  readonly what: string;
  readonly change: 'new' | 'changed' | 'ended';
  readonly fields: readonly FieldChange[];
}

export interface ImportReport {
  /** by line; while there is one, nothing changes */
  readonly mistakes: readonly Mistake[];
  readonly changes: readonly Change[];
  /** rows of the file that say what is already known */
  readonly unchanged: number;
  readonly applied: boolean;
}

/** A thing as a row of the file would show it, people by their ids. */
export type Cells = Readonly<Record<string, string | null>>;

const namingPeople = new Set(['supervisor', 'deputy', 'lead', 'seller']);

/** The columns in which two states of a thing differ; a thing that did not exist had only empty cells. */
export function fieldChanges(
  before: Cells,
  after: Cells,
  nameOf: (personId: string | null) => string | null,
): FieldChange[] {
  return Object.entries(after).flatMap(([column, to]) => {
    const from = before[column] ?? null;
    if (from === to) return [];
    return [namingPeople.has(column) ? { column, from: nameOf(from), to: nameOf(to) } : { column, from, to }];
  });
}

export const yes = (value: boolean | null): string | null => (value === null ? null : value ? 'yes' : 'no');

/** The value of a cell: an empty one clears, one that the row lacks leaves what was. */
export const told = <T>(cell: T | null | undefined, before: T | null): T | null => (cell === undefined ? before : cell);

/** What a part of the plan comes to: the changes to show, and how many rows of the file bring one. */
export interface Tally {
  readonly changes: readonly Change[];
  readonly telling: number;
}

/** Something said of a thing in its own words, at most 40 characters of it: a cell may hold anything. */
export function quoted(text: string): string {
  const characters = [...text.replace(/\p{C}/gu, '\u{fffd}')];
  return `“${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')}”`;
}
