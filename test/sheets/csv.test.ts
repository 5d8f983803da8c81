import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/sheets/csv.ts';
import { hostileText, hostileTexts } from '../support/hostile.ts';

const columns = ['what', 'who', 'days'] as const;
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, delimiter: ';', columns: true });

/** Everything that a careless program could take for a cell of its own: split at any sign, at any line end, quoted or not. */
const pieces = (csv: string): string[] => [
  ...rowsOf(csv).flatMap(row => Object.values(row)),
  ...csv
    .replace(/^\uFEFF/, '')
    .split(/[,;\t\r\n]/)
    .map(piece => piece.replace(/^\s*"?/, '')),
];
const formula = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;

describe('rows as CSV', () => {
  it('have a line each under their columns, in the order of these, and open in a Nordic spreadsheet', () => {
    const rows = [
      { days: 3, what: 'A "b"; c', who: null },
      { what: 'D', who: 'Åsa', days: 0 },
    ];
    expect(csvOf(columns, rows).split('\r\n')).toEqual(['\uFEFFwhat;who;days', '"A ""b""; c";;3', 'D;Åsa;0', '']);
  });

  it('are only their header when there are none', () => {
    expect(csvOf(columns, [])).toBe('\uFEFFwhat;who;days\r\n');
  });

  it('stay on one line each, whatever breaks the lines of a cell, and come back as they were, a thousand of them', () => {
    const breaks = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\t'];
    const rows = Array.from({ length: 1000 }, (_, at) => {
      return { what: `line ${at}${breaks[at % breaks.length]}and on`, who: `Person ${at}`, days: at };
    });
    const csv = csvOf(columns, rows);
    expect(csv.split(/\r\n|[\n\r\u2028\u2029\u0085]/).length).toBe(1002);
    expect(rowsOf(csv)).toEqual(
      rows.map(({ days, who }) => ({ what: `line ${days} and on`, who, days: String(days) })),
    );
  });

  const traps = fc
    .tuple(
      fc.constantFrom('', ' ', 'a', 'a,', 'a;', 'a; ', 'a\n', 'a\r\n', 'a\t', 'a\u2028', 'a;"', '"'),
      fc.constantFrom('=', '+', '-', '@', '\uFF1D', '\t=', '\r='),
    )
    .map(([before, sign]) => `${before}${sign}HYPERLINK("https://evil.example")`);

  it('hold no formula wherever they are split, whatever anybody wrote', () => {
    const written = fc.oneof(traps, hostileText);
    fc.assert(
      fc.property(written, written, (what, who) => {
        const csv = csvOf(columns, [
          { what, who, days: 1 },
          { what: who, who: what, days: null },
        ]);
        expect(rowsOf(csv).length).toBe(2);
        expect(pieces(csv).filter(piece => formula.test(piece))).toEqual([]);
      }),
      { examples: hostileTexts.map(text => [text, text]) },
    );
  });
});
