import { columns as known } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { type Mistake, quoted } from './report.ts';

export interface Header {
  /** the columns in their order, '' for one without a name, null for an unknown one; absent when no row can be read by it */
  readonly columns?: readonly (string | null)[];
  readonly mistakes: readonly Mistake[];
}

/** Reads the names of the columns: `kind` first, the others in any order, each at most once. */
export function readHeader(record: CsvRecord | undefined): Header {
  if (!record) return { mistakes: [{ line: 1, reason: 'the file is empty: its first line names the columns' }] };
  const names = record.cells.map(cell => cell.toLowerCase());
  const mistake = (reason: string): Mistake => ({ line: record.line, reason });
  if (names[0] !== 'kind')
    return { mistakes: [mistake(`the first column must be kind; found ${quoted(record.cells[0] ?? '')}`)] };
  const unknown = names.filter(name => name !== '' && !known.includes(name));
  const twice = known.filter(name => names.indexOf(name) !== names.lastIndexOf(name));
  const mistakes = [
    ...unknown.map(name => mistake(`there is no column ${quoted(name)}; the columns are ${known.join(', ')}`)),
    ...twice.map(name => mistake(`the column ${name} may stand only once`)),
  ];
  // Rows are read by an imperfect header too, so that all mistakes show at once; but not by one with doubts about a column.
  if (twice.length > 0) return { mistakes };
  return { columns: names.map(name => (unknown.includes(name) ? null : name)), mistakes };
}
