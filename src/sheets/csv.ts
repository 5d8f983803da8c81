import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/**
 * Rows as a CSV file, one line each under these column names. Separated by semicolons and with a byte order mark, since that is how a
 * spreadsheet opens it in a Nordic country; no cell is ever taken for a formula.
 */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  const cells = rows.map(row => columns.map(column => unsplit(row[column])));
  const shape = { header: true, columns: [...columns], delimiter: ';', record_delimiter: 'windows' as const };
  return stringify(cells, { ...shape, bom: true, escape_formulas: true });
}

/**
 * Whoever splits at commas or at line ends finds pieces in the middle of our cells, of which `escape_formulas` knows nothing: none of
 * them begins a formula either.
 */
const unsplit = (cell: Cell): Cell =>
  typeof cell === 'string'
    ? cell
        .replace(/[\s\u0085]+/g, ' ')
        .trim()
        .replace(/([,;] ?)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'")
    : cell;
