import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/roster/import/csv.ts';
import { mostRows, readRoster } from '../../src/roster/import/read.ts';

const mistakesOf = (csv: string) => readRoster(csv).mistakes.map(({ line, reason }) => `${line}: ${reason}`);

describe('the CSV text', () => {
  test('names the line on which a row begins, past blank lines and lines inside a cell', () => {
    const text = 'kind,client\r\n\r\nclient,"a\r\nb"\r\n , \r\nclient,c\r\n\r\nclient,"d\r\n"';
    expect(parseCsv(text)).toEqual({
      records: [
        { line: 1, cells: ['kind', 'client'] },
        { line: 3, cells: ['client', 'a\nb'] },
        { line: 6, cells: ['client', 'c'] },
        { line: 8, cells: ['client', 'd'] },
      ],
      mistakes: [],
    });
  });

  test('is read back as it was written, with either separator and line ending, with and without a byte order mark', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Ä', '"', ',', ';', '\n', '=', "'", ' ', '<') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }));
    const shape = fc.record({
      separator: fc.constantFrom(',', ';'),
      ending: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\ufeff'),
    });
    fc.assert(
      fc.property(rows, shape, (written, { separator, ending, mark }) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const lines = [`kind${separator}client`, ...written.map(cells => cells.map(quote).join(separator))];
        const read = parseCsv(mark + lines.join(ending));
        const trimmed = written.map(cells => cells.map(text => text.trim()));
        expect(read.records.slice(1).map(record => record.cells)).toEqual(trimmed.filter(cells => cells.some(Boolean)));
        expect(read.mistakes).toEqual([]);
      }),
    );
  });

  test.each([
    ['inside a cell', 'kind,client\nclient,a"b\nclient,c\n', [2], 2],
    ['before more text', 'kind,client\nclient,c\nclient,"a"b\nclient,d\n', [3], 2],
    ['never closed', 'kind,client\n\nclient,"a\nclient,c\n', [3], 1],
    ['never closed before blank lines', 'kind,client\n\nclient,"a\n\n\n', [3], 1],
  ])('a quotation mark %s is a mistake on its own line', (_, text, lines, records) => {
    const read = parseCsv(text);
    expect(read.mistakes.map(mistake => mistake.line)).toEqual(lines);
    expect(read.records).toHaveLength(records);
  });
});

describe('the header', () => {
  test.each([
    ['', '1: the file is empty: its first line names the columns'],
    ['\n\n', '1: the file is empty: its first line names the columns'],
    ['client,kind\n', '1: the first column must be kind; found “client”'],
    ['kind,client,client\n', '1: the column client may stand only once'],
    [
      '"kind,client\n',
      '1: a cell opens with a quotation mark that is never closed. The rows after this one were not read',
    ],
  ])('%j is refused', (csv, mistake) => {
    expect(mistakesOf(csv)).toEqual([mistake]);
  });

  test('may not name an unknown column, and the rows are checked all the same', () => {
    const mistakes = mistakesOf('kind,client,leed,lead\nclient,Nordlys,anna,anna\n');
    expect(mistakes[0]).toMatch(/^1: there is no column “leed”; the columns are kind, person, language,/);
    expect(mistakes.slice(1)).toEqual([
      '2: lead: expected a Slack user id such as U012AB3CD, or an e-mail address; found “anna”',
    ]);
  });

  test('may name the columns in any order and case', () => {
    const { clients, mistakes } = readRoster('Kind;LEAD;Client\nclient;U012AB3CD;Nordlys\n');
    expect(mistakes).toEqual([]);
    expect(clients).toEqual([{ line: 2, row: { client: 'Nordlys', lead: 'U012AB3CD' } }]);
  });
});

/** A file of one row, with only the columns that it fills. */
function fileOf(cells: Readonly<Record<string, string>>): string {
  const quoted = Object.values(cells).map(cell => `"${cell.replaceAll('"', '""')}"`);
  return `${Object.keys(cells).join(',')}\n${quoted.join(',')}\n`;
}

const person = { kind: 'person', person: 'U012AB3CD' };
const client = { kind: 'client', client: 'Nordlys' };
const engagement = { kind: 'engagement', client: 'Nordlys', engagement: 'Portal', starts_on: '2026-01-01' };
const member = { kind: 'member', client: 'Nordlys', person: 'U012AB3CD', role: 'developer' };
const absence = { kind: 'absence', person: 'U012AB3CD', first_day: '2026-07-01', last_day: '2026-07-31' };

const aKind = 'one of person, client, engagement, member, absence';
const somebody = 'a Slack user id such as U012AB3CD, or an e-mail address';
const aDate = 'a date such as 2026-12-24';
const hours = 'working hours such as 08:00-16:00, the start before the end';
const days = 'weekdays from 1 (Monday) to 7, such as 1,2,3,4,5';
const aName = 'a name on one line, of at most 100 characters';
const aCalendar = 'a holiday calendar such as NO, FI+eves or DE-BY, or NONE';
const aZone = 'a time zone such as Europe/Oslo';
const aRole = 'one of lead_developer, developer, advisor, delivery_lead, service_lead';
const percent = 'a whole number from 0 to 100';

describe('a row', () => {
  test.each<[Record<string, string>, string]>([
    [{ kind: 'team' }, `kind: expected ${aKind}; found “team”`],
    [{ kind: '', client: 'x' }, `kind: expected ${aKind}; the cell is empty`],
    [{ ...person, person: '' }, `person: expected ${somebody}; the cell is empty`],
    [{ kind: 'person', language: 'fi' }, `person: expected ${somebody}; the row has no such cell`],
    [{ ...person, person: 'Anna Virtanen' }, `person: expected ${somebody}; found “Anna Virtanen”`],
    [{ ...person, person: `a@${'b'.repeat(300)}` }, `person: expected ${somebody}; found “a@${'b'.repeat(37)}…”`],
    [{ ...person, language: 'de' }, 'language: expected one of en, fi, sv, nb, da; found “de”'],
    [{ ...person, calendar: 'Finland' }, `calendar: expected ${aCalendar}; found “Finland”`],
    [{ ...person, working_days: 'mon-fri' }, `working_days: expected ${days}; found “mon-fri”`],
    [{ ...person, working_days: '0' }, `working_days: expected ${days}; found “0”`],
    [{ ...person, hours: '16:00-08:00' }, `hours: expected ${hours}; found “16:00-08:00”`],
    [{ ...person, hours: '08:00' }, `hours: expected ${hours}; found “08:00”`],
    [{ ...person, hours: '08:00-24:00' }, `hours: expected ${hours}; found “08:00-24:00”`],
    [{ ...person, hours: '08:00-12:00-16:00' }, `hours: expected ${hours}; found “08:00-12:00-16:00”`],
    [{ ...person, employee: 'maybe' }, 'employee: expected yes or no; found “maybe”'],
    [{ ...person, supervisor: 'none' }, `supervisor: expected ${somebody}; found “none”`],
    [{ ...person, deputy: 'u012ab3cd' }, `deputy: expected ${somebody}; found “u012ab3cd”`],
    [{ ...person, lead: 'U012AB3CD' }, 'lead: expected an empty cell on a row of kind person; found “U012AB3CD”'],
    [{ ...client, client: '' }, `client: expected ${aName}; the cell is empty`],
    [{ ...client, client: 'x'.repeat(101) }, `client: expected ${aName}; found “${'x'.repeat(39)}…”`],
    [{ ...client, clients_client: 'Nord\nlys' }, `clients_client: expected ${aName}; found “Nord\u{fffd}lys”`],
    [{ ...client, zone: 'Europe/Trondheim' }, `zone: expected ${aZone}; found “Europe/Trondheim”`],
    [{ ...client, zone: '+02:00' }, `zone: expected ${aZone}; found “+02:00”`],
    [{ ...client, keep_in_touch: '1' }, 'keep_in_touch: expected yes or no; found “1”'],
    [{ ...client, last_met: '24.12.2026' }, `last_met: expected ${aDate}; found “24.12.2026”`],
    [{ ...engagement, starts_on: '2026-02-30' }, `starts_on: expected ${aDate}; found “2026-02-30”`],
    [{ ...engagement, starts_on: '' }, `starts_on: expected ${aDate}; the cell is empty`],
    [
      { ...engagement, ends_on: '2025-12-31' },
      'ends_on: expected a date that is not before starts_on; found “2025-12-31”',
    ],
    [{ ...member, role: 'boss' }, `role: expected ${aRole}; found “boss”`],
    [{ ...member, share: '101' }, `share: expected ${percent}; found “101”`],
    [{ ...member, share: '-1' }, `share: expected ${percent}; found “-1”`],
    [
      { ...member, since: '2026-02-01', until: '2026-01-31' },
      'until: expected a date that is not before since; found “2026-01-31”',
    ],
    [
      { ...absence, last_day: '2026-06-30' },
      'last_day: expected a date that is not before first_day; found “2026-06-30”',
    ],
    [{ ...absence, last_day: '' }, `last_day: expected ${aDate}; the cell is empty`],
    [{ ...client, client: 'a\0b' }, '“a\u{fffd}b” holds characters that are not text: save the file as CSV in UTF-8'],
    [
      { ...client, client: 'K\u{fffd}k' },
      '“K\u{fffd}k” holds characters that are not text: save the file as CSV in UTF-8',
    ],
    [{ ...client, client: 'a\ud800' }, '“a\u{fffd}” holds characters that are not text: save the file as CSV in UTF-8'],
    [{ ...client, '': 'x' }, '“x” stands in a column that the header does not name'],
  ])('%j is refused: %s', (cells, reason) => {
    expect(mistakesOf(fileOf(cells))).toEqual([`2: ${reason}`]);
  });

  test.each<[Record<string, string>, object]>([
    [{ ...person, language: 'no' }, { language: 'nb' }],
    [{ ...person, language: 'FI' }, { language: 'fi' }],
    [{ ...person, working_days: '5,1, 2' }, { working_days: '125' }],
    [{ ...person, working_days: '12345' }, { working_days: '12345' }],
    [{ ...person, hours: '8:00 – 16:30' }, { hours: { opens: '08:00', closes: '16:30' } }],
    [
      { ...person, employee: 'No', deputy: '' },
      { employee: false, deputy: null },
    ],
    [{ ...person, calendar: 'NO+eves' }, { calendar: 'NO+eves' }],
  ])('%j is understood as %j', (cells, read) => {
    expect(readRoster(fileOf(cells)).people[0]?.row).toEqual({ person: 'U012AB3CD', ...read });
  });

  test('may write its share with a percent sign', () => {
    expect(readRoster(fileOf({ ...member, share: '80 %' })).members[0]?.row.share).toBe(80);
  });

  test('may leave out its last cells, which then say nothing, but has no more cells than the header', () => {
    const csv = 'kind,person,language,deputy\nperson,U012AB3CD,fi\nperson,U1AB,,,,x\n';
    const { people, mistakes } = readRoster(csv);
    expect(people).toEqual([{ line: 2, row: { person: 'U012AB3CD', language: 'fi' } }]);
    expect(mistakes).toEqual([{ line: 3, reason: '“x” stands in a column that the header does not name' }]);
  });

  test('keeps a name as it was written, but for its encoding', () => {
    const names = ['=HYPERLINK("x")', "'; drop table client; --", '<!channel> *b*', '+358', '@here', 'A\u030a', '👩‍💻'];
    const read = names.map(name => readRoster(fileOf({ ...client, client: name })).clients[0]?.row.client);
    expect(read).toEqual(names.map(name => name.normalize('NFC')));
  });
});

test('every mistake is found at once', () => {
  const csv = 'kind,person,language,hours,client\nperson,anna,xx,9,\nteam\nclient,,,,\n';
  expect(
    readRoster(csv)
      .mistakes.map(mistake => mistake.line)
      .toSorted(),
  ).toEqual([2, 2, 2, 3, 4]);
});

test('a file may hold 20,000 rows and no more', () => {
  const csv = (rows: number) => `kind,person,language\n${'person,U012AB3CD,fi\n'.repeat(rows)}`;
  expect(mistakesOf(csv(mostRows))).toEqual([]);
  expect(mistakesOf(csv(mostRows + 1))).toEqual([
    '20002: a file may have at most 20000 rows: import the rest from a second file',
  ]);
});
