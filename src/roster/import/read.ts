import type { z } from 'zod';
import {
  type AbsenceRow,
  absenceRow,
  type ClientRow,
  clientRow,
  columnsOf,
  type EngagementRow,
  engagementRow,
  type Kind,
  kinds,
  type MemberRow,
  memberRow,
  type PersonRow,
  personRow,
} from './columns.ts';
import { type CsvRecord, parseCsv } from './csv.ts';
import { readHeader } from './header.ts';
import { type Mistake, quoted } from './report.ts';

export const mostRows = 20_000;

export interface Line<T> {
  readonly line: number;
  readonly row: T;
}

/** A row whose cells have names: null for an empty cell, no entry for a column that the row does not reach. */
export interface NamedCells {
  readonly line: number;
  readonly kind: Kind;
  readonly cells: Readonly<Record<string, string | null>>;
}

export interface RosterFile {
  readonly mistakes: readonly Mistake[];
  readonly people: readonly Line<PersonRow>[];
  readonly clients: readonly Line<ClientRow>[];
  readonly engagements: readonly Line<EngagementRow>[];
  readonly members: readonly Line<MemberRow>[];
  readonly absences: readonly Line<AbsenceRow>[];
  /** rows with a mistake: what they name is not missing, it is only not understood yet */
  readonly broken: readonly NamedCells[];
}

/** Reads a roster file as far as it can be read, and says of every other line why not. */
export function readRoster(csv: string): RosterFile {
  const { records, mistakes: unpaired } = parseCsv(csv);
  const [first, ...rest] = records;
  const headless = first === undefined || unpaired.some(({ line }) => line < first.line);
  const header = readHeader(headless ? undefined : first);
  if (headless && unpaired.length > 0) return rosterFile([], unpaired);
  if (header.columns === undefined) return rosterFile([], [...unpaired, ...header.mistakes]);
  if (rest.length > mostRows) return rosterFile([], [tooMany(rest[mostRows])]);
  const { columns } = header;
  const named = rest.map(record => nameCells(record, columns));
  const mistakes = [...unpaired, ...header.mistakes, ...named.flatMap(({ mistake }) => mistake ?? [])];
  return rosterFile(
    named.flatMap(({ row }) => row ?? []),
    mistakes,
  );
}

const tooMany = (record: CsvRecord | undefined): Mistake => ({
  line: record?.line ?? 1,
  reason: `a file may have at most ${mostRows} rows: import the rest from a second file`,
});

function rosterFile(rows: readonly NamedCells[], found: readonly Mistake[]): RosterFile {
  const mistakes = [...found];
  const broken: NamedCells[] = [];
  const read = <T>(kind: Kind, schema: z.ZodType<T>): Line<T>[] =>
    rows.flatMap(named => {
      if (named.kind !== kind) return [];
      const foreign = foreignCells(named);
      const parsed = schema.safeParse(named.cells);
      if (parsed.success && foreign.length === 0) return [{ line: named.line, row: parsed.data }];
      broken.push(named);
      mistakes.push(...foreign, ...(parsed.error?.issues ?? []).map(issue => mistakeOf(named, issue)));
      return [];
    });
  return {
    people: read('person', personRow),
    clients: read('client', clientRow),
    engagements: read('engagement', engagementRow),
    members: read('member', memberRow),
    absences: read('absence', absenceRow),
    mistakes,
    broken,
  };
}

/** Gives the cells their columns' names; a row of no known kind, or with text that cannot be kept, is a mistake. */
function nameCells(record: CsvRecord, columns: readonly (string | null)[]): { row?: NamedCells; mistake?: Mistake } {
  const mistake = (reason: string) => ({ mistake: { line: record.line, reason } });
  const unkept = record.cells.find(cell => /[\0\u{fffd}]/u.test(cell) || !cell.isWellFormed());
  if (unkept !== undefined)
    return mistake(`${quoted(unkept)} holds characters that are not text: save the file as CSV in UTF-8`);
  const surplus = record.cells.find((cell, i) => cell !== '' && (columns[i] === '' || i >= columns.length));
  if (surplus !== undefined) return mistake(`${quoted(surplus)} stands in a column that the header does not name`);
  const written = record.cells[0] ?? '';
  const kind = kinds.find(known => known === written.toLowerCase());
  if (!kind) return mistake(`kind: expected one of ${kinds.join(', ')}; ${found(written)}`);
  const cells = record.cells.flatMap((cell, i) => (i > 0 && columns[i] ? [[columns[i], cell || null] as const] : []));
  return { row: { line: record.line, kind, cells: Object.fromEntries(cells) } };
}

function foreignCells({ line, kind, cells }: NamedCells): Mistake[] {
  const own = columnsOf(kind);
  return Object.entries(cells).flatMap(([column, cell]) =>
    cell === null || own.includes(column)
      ? []
      : [{ line, reason: `${column}: expected an empty cell on a row of kind ${kind}; ${found(cell)}` }],
  );
}

function mistakeOf({ line, cells }: NamedCells, issue: z.core.$ZodIssue): Mistake {
  const column = String(issue.path[0]);
  return { line, reason: `${column}: expected ${issue.message}; ${found(cells[column])}` };
}

function found(cell: string | null | undefined): string {
  if (cell === undefined) return 'the row has no such cell';
  return cell ? `found ${quoted(cell)}` : 'the cell is empty';
}
