import { truncate } from '../slack/blocks.ts';
import { answersIn, classesOf, fewestInvitedEver, leastEver, type YearCounts } from './rules.ts';

/** What keeps a line from being imported, in words for the person who wrote the file. */
export interface Mistake {
  /** of the file, counted from 1 */
  readonly line: number;
  readonly reason: string;
}

export interface YearLine extends YearCounts {
  readonly line: number;
}

export interface HistoryFile {
  readonly years: readonly YearLine[];
  readonly mistakes: readonly Mistake[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const classColumns = ['promoters', 'passives', 'critics'] as const;
const scoreColumns = Array.from({ length: 11 }, (_, score) => String(score));
const known: readonly string[] = ['year', 'invited', ...classColumns, ...scoreColumns];
const shapes = 'year, invited, promoters, passives, critics; or year, invited, and 0 to 10';
const firstYear = 1990;

/** Reads the counts of earlier years as far as they can be read, and says of every other line why not. */
export function readHistory(csv: string): HistoryFile {
  const [header, ...rows] = rowsOf(csv);
  const wrong = headerMistake(header);
  if (!header || wrong) return { years: [], mistakes: [{ line: header?.line ?? 1, reason: wrong ?? 'empty' }] };
  const columns = columnsOf(header);
  const read = rows.map(row => readRow(row, columns));
  return { years: read.flatMap(({ year }) => year ?? []), mistakes: read.flatMap(({ mistakes }) => mistakes) };
}

/** Numbers and their names hold neither separators nor ends of lines, so that quotation marks may be there but mean nothing. */
function rowsOf(csv: string): Row[] {
  const lines = csv.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const separator = lines.find(line => line.trim() !== '')?.includes(';') ? ';' : ',';
  const cellsOf = (line: string) =>
    line.split(separator).map(cell =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
  return lines
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''));
}

const columnsOf = ({ cells }: Row): string[] => cells.map(cell => cell.toLowerCase());

/** Why nothing can be read by the names of these columns. */
function headerMistake(header: Row | undefined): string | undefined {
  if (!header) return `the file is empty: its first line names the columns, ${shapes}`;
  const columns = columnsOf(header);
  const unknown = columns.find(name => name !== '' && !known.includes(name));
  if (unknown !== undefined) return `there is no column ${quoted(unknown)}; the columns are ${shapes}`;
  const twice = known.find(name => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice !== undefined) return `the column ${twice} may stand only once`;
  const has = (names: readonly string[]) => names.filter(name => columns.includes(name)).length;
  const isClasses = has(classColumns) === classColumns.length && has(scoreColumns) === 0;
  const isScores = has(scoreColumns) === scoreColumns.length && has(classColumns) === 0;
  return columns.includes('year') && (isClasses || isScores) ? undefined : `the columns are ${shapes}`;
}

function readRow({ line, cells }: Row, columns: readonly string[]): { year?: YearLine; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const note = (reason: string) => void mistakes.push({ line, reason });
  const cellOf = (column: string) => cells[columns.indexOf(column)] ?? '';
  const surplus = cells.find((cell, at) => cell !== '' && !columns[at]);
  if (surplus !== undefined) note(`${quoted(surplus)} stands in a column that the header does not name`);
  const count = (column: string): number => {
    const cell = cellOf(column);
    if (/^\d{1,6}$/.test(cell)) return Number(cell);
    note(`${column}: expected a whole number, 0 or more; ${found(cell)}`);
    return 0;
  };
  const year = /^\d{4}$/.test(cellOf('year')) ? Number(cellOf('year')) : 0;
  if (year < firstYear) note(`year: expected one from ${firstYear} on; ${found(cellOf('year'))}`);
  const counts = columns.includes('promoters') ? classesIn(count) : scoresIn(count);
  const invited = cellOf('invited') === '' ? null : count('invited');
  if (mistakes.length > 0) return { mistakes };
  const answers = answersIn(counts);
  if (invited !== null && answers > invited) note(`${answers} answered, which is more than the ${invited} invited`);
  if (invited !== null && invited < fewestInvitedEver)
    note(`${invited} invited: of fewer than ${fewestInvitedEver} nothing is ever shown`);
  if (answers < leastEver) note(`${answers} answered: of fewer than ${leastEver} nothing is ever shown`);
  return mistakes.length > 0 ? { mistakes } : { year: { line, year, invited, ...counts }, mistakes };
}

type Count = (column: string) => number;

const classesIn = (count: Count) => ({
  promoters: count('promoters'),
  passives: count('passives'),
  critics: count('critics'),
  counters: null,
});

function scoresIn(count: Count) {
  const counters = scoreColumns.map(count);
  return { ...classesOf(counters), counters };
}

const found = (cell: string): string => (cell === '' ? 'the cell is empty' : `found ${quoted(cell)}`);

/** At most 40 characters: a cell may hold anything. */
const quoted = (cell: string): string => `“${truncate(cell.replace(/\p{C}/gu, '\ufffd'), 40)}”`;
