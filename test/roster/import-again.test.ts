import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { addDays, type LocalDate, parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type ImportFirm, importFirm, roster, today } from './import-firm.ts';

onBothKinds('importing again', engine => {
  let connection: Connection;
  let firm: ImportFirm;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    firm = await importFirm(connection.db);
  });

  test('the second time, and the day after, changes and marks nothing', async () => {
    await firm.apply(roster);
    await firm.db.deleteFrom('replan').where('workspaceId', '=', firm.workspaceId).execute();
    const before = await firm.rows();
    for (const day of [today, '2026-06-11'])
      expect(await firm.apply(roster, day)).toEqual({ mistakes: [], changes: [], unchanged: 8, applied: true });
    expect(await firm.rows()).toEqual(before);
  });

  test('the same row twice counts once', async () => {
    const csv =
      'kind,person,first_day,last_day\nabsence,UANNA,2026-07-01,2026-07-02\nabsence,anna@firm.example,2026-07-01,2026-07-02\n';
    expect(await firm.apply(csv)).toMatchObject({ mistakes: [], changes: [{ kind: 'absence' }], unchanged: 1 });
    expect(await firm.apply(csv)).toMatchObject({ mistakes: [], changes: [], unchanged: 2 });
  });

  test('two at once come to the same as one', async () => {
    const reports = await Promise.all([firm.apply(roster), firm.apply(roster)]);
    expect(reports.map(({ changes }) => changes.length).toSorted()).toEqual([0, 8]);
  });

  test('whatever rosters are imported one after the other, the same file again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someRoster, { minLength: 1, maxLength: 3 }), async files => {
        firm = await importFirm(connection.db);
        let day = parseLocalDate(today);
        for (const csv of files) {
          const report = await firm.apply(csv, day);
          expect(report.mistakes.filter(({ reason }) => !reason.startsWith('until: '))).toEqual([]);
          const after = await firm.rows();
          expect(report.applied).toBe(report.mistakes.length === 0);
          expect(await firm.apply(csv, day)).toMatchObject({ mistakes: report.mistakes, changes: [] });
          expect(await firm.rows()).toEqual(after);
          day = addDays(day, 10);
        }
      }),
      { numRuns: 25 },
    );
  });
});

const someDate = fc.integer({ min: -200, max: 200 }).map(days => addDays(parseLocalDate(today), days));
const days = fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined });
const daysAfter = (first: LocalDate | '', length: number | undefined) =>
  first === '' || length === undefined ? '' : addDays(first, length);
const orEmpty = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | ''> => fc.option(values, { nil: '' });
const active = fc.constantFrom('UANNA', 'UBO', 'cia@firm.example', 'UDAN');
const clientNames = ['Nordlys', 'Fjord', '=1+1'];

const person = fc.record({
  kind: fc.constant('person'),
  person: fc.constantFrom('UANNA', 'bo@firm.example', 'UGUEST'),
  language: orEmpty(fc.constantFrom('fi', 'no')),
  hours: orEmpty(fc.constantFrom('8:00-16:00', '10:00-18:00')),
  employee: orEmpty(fc.constantFrom('yes', 'no')),
  deputy: orEmpty(fc.constantFrom('UCIA', 'UDAN')),
});
const client = fc.record({
  kind: fc.constant('client'),
  client: fc.constantFrom(...clientNames),
  lead: active,
  calendar: orEmpty(fc.constantFrom('NO', 'NONE')),
});
const engagement = fc
  .record({
    kind: fc.constant('engagement'),
    client: fc.constantFrom(...clientNames),
    engagement: fc.constantFrom('Portal', 'App'),
    starts_on: someDate,
    seller: orEmpty(active),
    days,
  })
  .map(({ days, ...row }) => ({ ...row, ends_on: daysAfter(row.starts_on, days) }));
const member = fc
  .record({
    kind: fc.constant('member'),
    client: fc.constantFrom(...clientNames),
    engagement: orEmpty(fc.constantFrom('Portal', 'App')),
    person: active,
    role: fc.constantFrom('developer', 'lead_developer'),
    share: orEmpty(fc.constantFrom('50', '100')),
    since: orEmpty(someDate),
    days,
  })
  .map(({ days, ...row }) => ({ ...row, until: daysAfter(row.since, days) }));
const absence = fc
  .record({ kind: fc.constant('absence'), person: active, first_day: someDate })
  .map(row => ({ ...row, last_day: row.first_day }));

/** A roster without mistakes of its own: one row for each thing, in any order; nothing is missing. */
const someRoster = fc
  .tuple(
    fc.uniqueArray(person, { selector: row => row.person }),
    fc.uniqueArray(client, { minLength: 3, selector: row => row.client }),
    fc.uniqueArray(engagement, { minLength: 6, selector: row => row.client + row.engagement }),
    fc.uniqueArray(member, { selector: row => row.client + row.engagement + row.person + row.role }),
    fc.array(absence, { maxLength: 2 }),
  )
  .chain(kinds => fc.shuffledSubarray<Record<string, string>>(kinds.flat(), { minLength: kinds.flat().length }))
  .map(rows => {
    const columns = [...new Set(['kind', ...rows.flatMap(Object.keys)])];
    return [columns, ...rows.map(row => columns.map(column => row[column] ?? ''))]
      .map(cells => cells.join(','))
      .join('\n');
  });
