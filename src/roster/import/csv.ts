import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Mistake } from './report.ts';

/** The cells of one row, and the line of the file on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  /** rows whose quotation marks do not pair up */
  readonly mistakes: readonly Mistake[];
}

/** What csv-parse gives with `info` and `raw`, which its types do not say; `lines` counts to the end of the row. */
const parsed = z.array(
  z.object({ record: z.array(z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }),
);

const byteOrderMark = '\ufeff';

/**
 * Splits CSV (RFC 4180, separated by commas or semicolons, whichever the first line holds) into rows. Blank rows are left out,
 * and white space around a cell does not belong to it.
 */
export function parseCsv(text: string): CsvText {
  // csv-parse counts CR LF inside quotation marks as two lines, and takes the first line ending it meets for all.
  const lines = (text.startsWith(byteOrderMark) ? text.slice(1) : text).replace(/\r\n?/g, '\n');
  const unpaired = new Map<number, Mistake>();
  const rows = parse(lines, {
    delimiter: separatorOf(lines),
    info: true,
    raw: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      const line = firstLine(Number(error?.lines), raw);
      // After a bad quotation mark the parser also complains that the same row never ends.
      if (error && !unpaired.has(line)) unpaired.set(line, { line, reason: quotingReason(error.code) });
      return undefined;
    },
  });
  const records = parsed.parse(rows).map(({ record, raw, info }) => ({
    line: firstLine(info.lines, raw),
    cells: record.map(cell => cell.trim()),
  }));
  return { records: records.filter(({ cells }) => cells.some(cell => cell !== '')), mistakes: [...unpaired.values()] };
}

/** No column's name holds either sign, so the header tells. */
function separatorOf(text: string): ',' | ';' {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return header.includes(';') ? ';' : ',';
}

/** A row knows the line it ends on, and its raw text, with the line ending. */
function firstLine(last: number, raw: string | undefined): number {
  return last - ((raw ?? '').replace(/\n$/, '').split('\n').length - 1);
}

function quotingReason(code: string): string {
  switch (code) {
    case 'INVALID_OPENING_QUOTE':
      return 'a quotation mark stands inside a cell: put the whole cell in quotation marks and write the inner one twice';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'text follows a closing quotation mark: write a quotation mark inside a cell twice. The rows after this one were not read';
    default:
      return 'a cell opens with a quotation mark that is never closed. The rows after this one were not read';
  }
}
