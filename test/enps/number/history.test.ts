import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { importHistory } from '../../../src/enps/history.ts';
import { readHistory } from '../../../src/enps/history-file.ts';
import { keepHistory } from '../../../src/enps/queries.ts';
import { yearsOf } from '../../../src/enps/years.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { rosterBuilder } from '../../support/roster.ts';
import { aYear, spread } from './counts.ts';
import { aRound } from './round.ts';

const today = parseLocalDate('2027-06-01');

describe('a file of earlier years', () => {
  const classes = { year: 2024, invited: 31, promoters: 12, passives: 9, critics: 6, counters: null };
  const counters = [1, 0, 0, 0, 2, 1, 2, 4, 5, 8, 4];

  it.each([
    ['with commas', 'year,invited,promoters,passives,critics\n2024,31,12,9,6'],
    ['with semicolons, in capitals, with spaces', 'Year; Invited ;PROMOTERS;Passives;Critics\r\n 2024 ; 31;12;9;6\r\n'],
    [
      'with a byte order mark and quotation marks',
      '\ufeff"year","invited","promoters","passives","critics"\r"2024","31","12","9","6"',
    ],
    ['with its columns in another order', '\n\ncritics,passives,promoters,invited,year\n\n6,9,12,31,2024\n,,,,\n'],
  ])('is read %s', (_, csv) => {
    expect(readHistory(csv)).toEqual({ years: [{ line: expect.any(Number), ...classes }], mistakes: [] });
  });

  it('may hold every score, and need not say how many were invited', () => {
    const head = `year,invited,${counters.map((_, score) => score).join()}`;
    const expected = { year: 2024, invited: null, promoters: 12, passives: 9, critics: 6, counters };
    expect(readHistory(`${head}\n2024,,${counters.join()}`).years).toEqual([{ line: 2, ...expected }]);
    expect(readHistory(`${head.replace('invited,', '')}\n2024,${counters.join()}`).years).toEqual([
      { line: 2, ...expected },
    ]);
  });

  it.each([
    ['', 1, 'the file is empty'],
    ['\nyear,invited,promoters,passives', 2, 'the columns are year, invited, promoters, passives, critics; or'],
    ['invited,promoters,passives,critics', 1, 'the columns are'],
    ['year,promoters,passives,critics,0,1,2,3,4,5,6,7,8,9,10', 1, 'the columns are'],
    ['year,promoters,passives,critics,year', 1, 'the column year may stand only once'],
    ['year,promoters,passives,critics,score', 1, 'there is no column “score”'],
  ])('with the header %j is refused', (csv, line, reason) => {
    expect(readHistory(csv)).toEqual({ years: [], mistakes: [{ line, reason: expect.stringContaining(reason) }] });
  });

  it.each([
    ['2024,31,12,9', 'critics: expected a whole number, 0 or more; the cell is empty'],
    ['2024,31,12,9,6,1', '“1” stands in a column that the header does not name'],
    ['2024,31,12,9.5,6', 'passives: expected a whole number, 0 or more; found “9.5”'],
    ['2024,31,-12,9,6', 'promoters: expected a whole number, 0 or more; found “-12”'],
    ['2024,31,12,9,６', 'critics: expected a whole number, 0 or more; found “６”'],
    ['2024,many,12,9,6', 'invited: expected a whole number, 0 or more; found “many”'],
    ['24,31,12,9,6', 'year: expected one from 1990 on; found “24”'],
    ['1989,31,12,9,6', 'year: expected one from 1990 on; found “1989”'],
    [',31,12,9,6', 'year: expected one from 1990 on; the cell is empty'],
    ['2024,26,12,9,6', '27 answered, which is more than the 26 invited'],
    ['2024,31,2,1,1', '4 answered: of fewer than 5 nothing is ever shown'],
    ['2024,6,5,0,0', '6 invited: of fewer than 7 nothing is ever shown'],
  ])('with the row %s says what is wrong with it', (row, reason) => {
    expect(readHistory(`year,invited,promoters,passives,critics\n${row}`)).toEqual({
      years: [],
      mistakes: [{ line: 2, reason }],
    });
  });

  it('says all mistakes at once, each with its line, and reads the other rows', () => {
    const { years, mistakes } = readHistory('year,promoters,passives,critics\n2022,x,9,y\n\n2023,12,9,6\nnever,1,1,1');
    expect(mistakes.map(({ line }) => line)).toEqual([2, 2, 5]);
    expect(years.map(({ year, line }) => [year, line])).toEqual([[2023, 4]]);
  });

  it('can hold anything at all', () => {
    for (const text of hostileTexts) {
      const { years, mistakes } = readHistory(`year,promoters,passives,critics\n${text},${text},1,1\n${text}`);
      expect(years).toEqual([]);
      expect(mistakes.every(({ reason }) => [...reason].length < 200)).toBe(true);
    }
  });
});

onBothKinds('the import of earlier years', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = async () => {
    if (!opened.connection) throw new Error('not open yet');
    const { db } = opened.connection;
    const { workspaceId, person } = await rosterBuilder(db);
    const imports = (rows: string, apply = true) =>
      importHistory({ db }, { workspaceId, csv: `year,invited,promoters,passives,critics\n${rows}`, today, apply });
    return {
      db,
      workspaceId,
      imports,
      round: async (more: Parameters<typeof aRound>[2]) =>
        aRound(db, { workspaceId, confirmedBy: await person() }, more),
    };
  };
  const three = '2024,31,12,9,6\n2022,,10,10,10\n2023,40,20,10,5';

  it('brings the years into their order, and again changes nothing', async () => {
    const { db, workspaceId, imports } = await aFirm();
    const changes = [2024, 2022, 2023].map(year => ({ year, change: 'new' }));
    expect(await imports(three, false)).toEqual({ mistakes: [], changes, unchanged: 0, applied: false });
    expect(await yearsOf(db, workspaceId)).toEqual([]);
    expect(await imports(three)).toMatchObject({ changes, applied: true });
    expect(await yearsOf(db, workspaceId)).toEqual([
      { year: 2022, invited: null, promoters: 10, passives: 10, critics: 10, counters: null },
      { year: 2023, invited: 40, promoters: 20, passives: 10, critics: 5, counters: null },
      { year: 2024, invited: 31, promoters: 12, passives: 9, critics: 6, counters: null },
    ]);
    expect(await imports(three)).toEqual({ mistakes: [], changes: [], unchanged: 3, applied: true });
  });

  it('mends a year that it brought before, and adds the scores to one', async () => {
    const { db, workspaceId, imports } = await aFirm();
    await imports(three);
    expect(await imports('2024,31,12,9,7\n2023,40,20,10,5')).toMatchObject({
      changes: [{ year: 2024, change: 'changed' }],
      unchanged: 1,
    });
    const csv = 'year,0,1,2,3,4,5,6,7,8,9,10\n2022,1,0,0,0,2,1,6,4,6,8,2';
    await importHistory({ db }, { workspaceId, csv, today, apply: true });
    expect((await yearsOf(db, workspaceId))[0]).toMatchObject({
      invited: null,
      counters: [1, 0, 0, 0, 2, 1, 6, 4, 6, 8, 2],
    });
  });

  it('changes nothing while one line is wrong', async () => {
    const { db, workspaceId, imports } = await aFirm();
    const { mistakes, applied } = await imports(
      '2028,31,12,9,6\n2022,20,10,10,10\n2023,40,20,10,5\n2023,40,20,10,5\n2021,40,20,10,5',
    );
    expect(mistakes).toEqual([
      { line: 2, reason: '2028 is yet to come' },
      { line: 3, reason: '30 answered, which is more than the 20 invited' },
      { line: 5, reason: '2023 also stands on line 4; keep one of the two' },
    ]);
    expect([applied, await yearsOf(db, workspaceId)]).toEqual([false, []]);
  });

  it.each([
    ['confirmed', null],
    ['open', null],
    ['sealed', 'result'],
    ['closed', 'result'],
    ['closed', 'too_few'],
  ] as const)('touches no year whose round is %s (%s)', async (state, outcome) => {
    const { db, workspaceId, imports, round } = await aFirm();
    await round({ period: '2027', state, outcome });
    expect((await imports('2027,31,12,9,6')).mistakes).toEqual([
      { line: 2, reason: 'in 2027 people are asked here: what comes of that stands alone' },
    ]);
    expect((await imports('2026,31,12,9,6')).applied).toBe(true);
    expect((await yearsOf(db, workspaceId)).map(({ year }) => year)).toEqual([2026]);
  });

  it.each([
    ['cancelled', null],
    ['void', 'keys_lost'],
  ] as const)('may bring the year of a round that is %s', async (state, outcome) => {
    const { imports, round } = await aFirm();
    await round({ period: '2027', state, outcome });
    expect(await imports('2027,31,12,9,6')).toMatchObject({ mistakes: [], applied: true });
  });

  it('gives way to our own result where that was written meanwhile', async () => {
    const { db, workspaceId, round } = await aFirm();
    const counters = spread(8, 17, 25);
    await round({ counters, invited: 60 });
    const other = aYear(spread(30, 0, 0));
    await db.transaction().execute(tx => keepHistory(tx, workspaceId, [other]));
    expect(await yearsOf(db, workspaceId)).toEqual([aYear(counters, { invited: 60 })]);
  });

  it('of two at once, and into two firms, brings each year once', async () => {
    const [one, other] = [await aFirm(), await aFirm()];
    const reports = await Promise.all([one.imports(three), one.imports(three), other.imports('2020,31,12,9,6')]);
    expect(reports.map(({ changes }) => changes.length).toSorted()).toEqual([0, 1, 3]);
    expect((await yearsOf(one.db, one.workspaceId)).length).toBe(3);
    expect((await yearsOf(other.db, other.workspaceId)).length).toBe(1);
  });
});
