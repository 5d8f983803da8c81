import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { type ImportFirm, importFirm, today } from './import-firm.ts';

/** Every kind of row, each before what it refers to. */
const roster = `kind,person,client,engagement,role,share,since,until,first_day,last_day,language,calendar,working_days,hours,employee,supervisor,deputy,lead,clients_client,zone,keep_in_touch,last_met,seller,starts_on,ends_on
absence,UCIA,,,,,,,2026-07-01,2026-07-31
member,cia@firm.example,NORDLYS,portal,lead_developer,80,,
member,UDAN,Nordlys,Portal,developer,,2026-03-01,2026-12-31
member,UBO,Nordlys,,advisor
engagement,,Nordlys,Portal,,,,,,,,,,,,,,,,,,,bo@firm.example,2026-02-01,2026-12-31
client,,Nordlys,,,,,,,,no,NO+eves,,,,,,anna@FIRM.example,"Helse, Nord",Europe/Oslo,yes,2026-05-20
person,UANNA,,,,,,,,,fi,FI+eves,12345,8:00-16:00,,,UBO
person,UDAN,,,,,,,,,,,,,no,UBO,
`;

onEveryDatabase('importing a roster', engine => {
  let connection: Connection;
  let firm: ImportFirm;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    firm = await importFirm(connection.db);
  });

  const idOf = async (slackUserId: string) =>
    (
      await firm.db
        .selectFrom('person')
        .select('id')
        .where('workspaceId', '=', firm.workspaceId)
        .where('slackUserId', '=', slackUserId)
        .executeTakeFirstOrThrow()
    ).id;
  const reasons = async (csv: string) =>
    (await firm.dryRun(csv)).mistakes.map(({ line, reason }) => `${line}: ${reason}`);

  test('writes everything that the file says, whatever its order', async () => {
    const report = await firm.apply(roster);
    expect(report).toMatchObject({ mistakes: [], unchanged: 0, applied: true });
    expect(report.changes.map(({ kind, what, change }) => `${kind} ${what} ${change}`)).toEqual([
      'person Anna changed',
      'person Dan changed',
      'client Nordlys new',
      'engagement Nordlys, Portal new',
      'member Cia at Nordlys, Portal new',
      'member Dan at Nordlys, Portal new',
      'member Bo at Nordlys new',
      'absence Cia new',
    ]);
    const { person = [], client, clientLead, engagement, membership, absence } = await firm.rows();
    const [anna, bo, cia, dan] = await Promise.all(['UANNA', 'UBO', 'UCIA', 'UDAN'].map(idOf));
    expect(person.find(row => 'id' in row && row.id === anna)).toMatchObject({
      name: 'Anna',
      language: 'fi',
      calendar: 'FI+eves',
      workingDays: '12345',
      opens: '08:00',
      closes: '16:00',
      employee: true,
      supervisorId: null,
      deputyId: bo,
    });
    expect(person.find(row => 'id' in row && row.id === dan)).toMatchObject({ employee: false, supervisorId: bo });
    expect(client).toMatchObject([
      {
        name: 'Nordlys',
        clientsClient: 'Helse, Nord',
        zone: 'Europe/Oslo',
        calendar: 'NO+eves',
        language: 'nb',
        keepInTouch: true,
        lastMet: '2026-05-20',
      },
    ]);
    expect(clientLead).toMatchObject([{ personId: anna, since: today, until: null, reason: 'roster import' }]);
    expect(engagement).toMatchObject([
      { name: 'Portal', sellerId: bo, state: 'active', startsOn: '2026-02-01', endsOn: '2026-12-31' },
    ]);
    expect(membership).toHaveLength(3);
    expect(membership).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ personId: cia, role: 'lead_developer', share: 80, since: '2026-02-01', until: null }),
        expect.objectContaining({
          personId: dan,
          role: 'developer',
          share: 100,
          since: '2026-03-01',
          until: '2026-12-31',
        }),
        expect.objectContaining({ personId: bo, role: 'advisor', engagementId: null, since: today, until: null }),
      ]),
    );
    expect(absence).toMatchObject([{ personId: cia, firstDay: '2026-07-01', lastDay: '2026-07-31' }]);
  });

  test('writes nothing on a dry run, and says what it would', async () => {
    const before = await firm.rows();
    const dry = await firm.dryRun(roster);
    expect(dry.applied).toBe(false);
    expect(await firm.rows()).toEqual(before);
    expect((await firm.apply(roster)).changes).toEqual(dry.changes);
  });

  test('writes nothing while one line has a mistake', async () => {
    const before = await firm.rows();
    const report = await firm.apply(`${roster}client,,Fjord\n`);
    expect(report).toEqual({
      mistakes: [{ line: 10, reason: 'lead: expected the person who leads Fjord; a client needs a lead' }],
      changes: [],
      unchanged: 0,
      applied: false,
    });
    expect(await firm.rows()).toEqual(before);
  });

  test('the second time, and the day after, changes and marks nothing', async () => {
    await firm.apply(roster);
    await firm.db.deleteFrom('replan').where('workspaceId', '=', firm.workspaceId).execute();
    const before = await firm.rows();
    for (const day of [today, '2026-06-11'])
      expect(await firm.apply(roster, day)).toEqual({ mistakes: [], changes: [], unchanged: 8, applied: true });
    expect(await firm.rows()).toEqual(before);
  });

  test('marks whom it changes, and everybody on the teams of a client that changes', async () => {
    const marked = async () => {
      const rows = await firm.db
        .deleteFrom('replan')
        .where('workspaceId', '=', firm.workspaceId)
        .returning(['kind', 'subjectId'])
        .execute();
      return rows.map(row => `${row.kind} ${row.subjectId}`).toSorted();
    };
    await firm.apply(roster);
    const [client] = (await firm.rows()).client ?? [];
    const theClient = `client ${client && 'id' in client ? client.id : ''}`;
    const persons = async (...ids: string[]) => (await Promise.all(ids.map(idOf))).map(id => `person ${id}`);
    expect(await marked()).toEqual([theClient, ...(await persons('UANNA', 'UBO', 'UCIA', 'UDAN'))].toSorted());
    await firm.apply('kind,client,lead\nclient,Nordlys,UTWIN1\n');
    expect(await marked()).toEqual([theClient, ...(await persons('UBO', 'UCIA', 'UDAN'))].toSorted());
    await firm.apply('kind,client,engagement,starts_on\nengagement,Nordlys,Portal,2026-01-01\n');
    expect(await marked()).toEqual([theClient, ...(await persons('UBO', 'UCIA', 'UDAN'))].toSorted());
    await firm.apply('kind,person,deputy\nperson,UANNA,UCIA\n');
    expect(await marked()).toEqual(await persons('UANNA'));
  });

  describe('the lead of a client', () => {
    const led = (by: string) => `kind,client,lead\nclient,Nordlys,${by}\n`;
    const leads = async () => {
      const rows = await firm.db
        .selectFrom('clientLead')
        .innerJoin('person', 'person.id', 'clientLead.personId')
        .select(['person.name', 'since', 'until'])
        .where('clientLead.workspaceId', '=', firm.workspaceId)
        .orderBy('since')
        .orderBy('until', eb => eb.asc().nullsLast())
        .execute();
      return rows.map(row => `${row.name} ${row.since}/${row.until ?? ''}`);
    };

    test('is dated, and never overwritten', async () => {
      await firm.apply(led('UANNA'), '2026-01-01');
      expect((await firm.apply(led('UBO'))).changes).toEqual([
        {
          kind: 'client',
          what: 'Nordlys',
          change: 'changed',
          fields: [{ column: 'lead', from: 'Anna', to: 'Bo' }],
        },
      ]);
      await firm.apply(led('UANNA'), '2026-09-01');
      expect(await leads()).toEqual(['Anna 2026-01-01/2026-06-09', 'Bo 2026-06-10/2026-08-31', 'Anna 2026-09-01/']);
    });

    test('who began today gives way', async () => {
      await firm.apply(led('UANNA'), '2026-01-01');
      await firm.apply(led('UBO'));
      await firm.apply(led('UCIA'));
      expect(await leads()).toEqual(['Anna 2026-01-01/2026-06-09', 'Cia 2026-06-10/']);
    });

    test('stays when the cell is empty', async () => {
      await firm.apply(led('UANNA'), '2026-01-01');
      expect((await firm.apply(led(''))).changes).toEqual([]);
      expect(await leads()).toEqual(['Anna 2026-01-01/']);
    });
  });

  test('an empty cell clears, a column that the file lacks leaves what was', async () => {
    await firm.apply('kind,person,language,hours,deputy\nperson,UANNA,fi,08:00-16:00,UBO\n');
    const report = await firm.apply('kind,person,hours,deputy\nperson,UANNA,,\n');
    expect(report.changes[0]?.fields).toEqual([
      { column: 'hours', from: '08:00-16:00', to: null },
      { column: 'deputy', from: 'Bo', to: null },
    ]);
    const anna = (await firm.rows()).person?.find(row => 'slackUserId' in row && row.slackUserId === 'UANNA');
    expect(anna).toMatchObject({ language: 'fi', opens: null, closes: null, deputyId: null, employee: true });
  });

  test('tells two people of one name apart', async () => {
    await firm.db.updateTable('person').set({ name: 'Kim' }).where('slackUserId', 'in', ['UBO', 'UCIA']).execute();
    await firm.apply('kind,person,deputy\nperson,UANNA,UBO\n');
    expect((await firm.apply('kind,person,deputy\nperson,UANNA,UCIA\n')).changes).toHaveLength(1);
  });

  test('an engagement is over after its last day', async () => {
    const csv = `kind,client,lead,engagement,starts_on,ends_on\nclient,Nordlys,UANNA\nengagement,Nordlys,,Portal,2026-01-01,${today}\n`;
    await firm.apply(csv);
    expect((await firm.apply(csv, '2026-06-11')).changes).toEqual([
      {
        kind: 'engagement',
        what: 'Nordlys, Portal',
        change: 'ended',
        fields: [{ column: 'state', from: 'active', to: 'ended' }],
      },
    ]);
  });

  test('names are the same whatever their case, also where JavaScript and the database differ', async () => {
    const names = ['Åbo', 'İstanbul', 'STRAẞE', 'ΣΊΣΥΦΟΣ'];
    const csv = (spelled: (name: string) => string) =>
      `kind,client,lead\n${names.map(name => `client,${spelled(name)},UANNA\n`).join('')}`;
    await firm.apply(csv(name => name));
    const report = await firm.apply(csv(name => name.toLowerCase()));
    expect(report.changes.map(({ change }) => change)).toEqual(names.map(() => 'changed'));
    expect(
      await reasons(
        csv(name => name) +
          csv(name => name.toLowerCase())
            .split('\n')
            .slice(1)
            .join('\n'),
      ),
    ).toHaveLength(4);
  });

  test('hostile names are kept as they are', async () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      "'); drop table client; --",
      '<!channel>',
      '${1} $$ \\u0000',
      '{"a":1}',
    ];
    const cell = (name: string) => `"${name.replaceAll('"', '""')}"`;
    const csv = `kind;client;lead\n${names.map(name => `client;${cell(name)};UANNA\n`).join('')}`;
    expect((await firm.apply(`\ufeff${csv}`)).mistakes).toEqual([]);
    const kept = await firm.db
      .selectFrom('client')
      .select('name')
      .where('workspaceId', '=', firm.workspaceId)
      .execute();
    expect(kept.map(row => row.name).toSorted()).toEqual(names.toSorted());
    expect((await firm.apply(csv)).changes).toEqual([]);
  });

  test('other workspaces are not touched', async () => {
    await firm.apply(roster);
    const before = await firm.rows();
    const other = await importFirm(connection.db);
    expect((await other.apply(roster.replaceAll('Portal', 'Portal 2'))).mistakes).toEqual([]);
    expect(await firm.rows()).toEqual(before);
  });

  const anybody = 'expected an active member of the workspace';
  const header = roster.slice(0, roster.indexOf('\n'));
  test.each<[string, string[]]>([
    ['person,UNOBODY', ['2: person: nobody in this Slack workspace is known as “UNOBODY”']],
    ['person,nobody@firm.example', ['2: person: nobody in this Slack workspace is known as “nobody@firm.example”']],
    [
      'person,TWIN@firm.example',
      ['2: person: “TWIN@firm.example” belongs to several people (UTWIN1, UTWIN2); name one by Slack user id'],
    ],
    [
      'person,UANNA,,,,,,,,,,XX',
      ['2: calendar: expected a holiday calendar such as NO, FI+eves or DE-BY, or NONE; there is none called “XX”'],
    ],
    [
      'person,UANNA,,,,,,,,,,,,,,UANNA,anna@firm.example',
      [
        '2: supervisor: expected somebody else than Anna herself',
        '2: deputy: expected somebody else than Anna herself',
      ],
    ],
    [
      'person,UANNA,,,,,,,,,,,,,,UGUEST,UBOT',
      [`2: supervisor: ${anybody}; Guest is a guest`, `2: deputy: ${anybody}; Bot is a bot`],
    ],
    ['client,,Nordlys,,,,,,,,,,,,,,,UGONE', [`2: lead: ${anybody}; Gone is deactivated`]],
    ['client,,Nordlys,,,,,,,,,,,,,,,USTRANGER', [`2: lead: ${anybody}; Stranger is from another workspace`]],
    ['client,,Nordlys', ['2: lead: expected the person who leads Nordlys; a client needs a lead']],
    [
      'client,,Nordlys,,,,,,,,,,,,,,,UANNA,,,,2026-06-11',
      ['2: last_met: expected a date that is not after today; found 2026-06-11'],
    ],
    [
      'engagement,,Nordlys,Portal,,,,,,,,,,,,,,,,,,,,2026-01-01',
      ['2: client: no client is called “Nordlys”; give it a row of kind client'],
    ],
    [
      'member,UANNA,Nordlys,Portal,developer',
      ['2: client: no client is called “Nordlys”; give it a row of kind client'],
    ],
    [
      'client,,Nordlys,,,,,,,,,,,,,,,UANNA\nmember,UANNA,Nordlys,Portal,developer',
      ['3: engagement: no engagement is called “Portal”; give it a row of kind engagement'],
    ],
    [
      'client,,Nordlys,,,,,,,,,,,,,,,UANNA\nmember,UANNA,Nordlys,,developer,,,2026-06-09',
      ['3: until: expected a date that is not before 2026-06-10, when this begins; found 2026-06-09'],
    ],
    [
      'client,,Nordlys,,,,,,,,,,,,,,,UANNA\n\nclient,,nordlys,,,,,,,,,,,,,,,UANNA',
      ['4: nordlys also stands on line 2, with other values; keep one of the two'],
    ],
    [
      'person,UANNA,,,,,,,,,fi\nperson,anna@firm.example,,,,,,,,,sv',
      ['3: Anna also stands on line 2, with other values; keep one of the two'],
    ],
    [
      'client,,Nordlys,,,,,,,,,,,,,,,UANNA\nmember,UANNA,Nordlys,,advisor,10\nmember,UANNA,Nordlys,,advisor,20',
      ['4: Anna as advisor at Nordlys also stands on line 3, with other values; keep one of the two'],
    ],
    // What stands on a line with a mistake is not missing besides.
    [
      'client,,Nordlys,,,,,,,,,,,,,,,anna\nengagement,,Nordlys,Portal,,,,,,,,,,,,,,,,,,,,2026\nmember,UANNA,nordlys,portal,developer',
      [
        '2: lead: expected a Slack user id such as U012AB3CD, or an e-mail address; found “anna”',
        '3: starts_on: expected a date such as 2026-12-24; found “2026”',
      ],
    ],
  ])('%s is refused', async (rows, mistakes) => {
    expect(await reasons(`${header}\n${rows}\n`)).toEqual(mistakes);
  });

  test('the same row twice counts once', async () => {
    const csv =
      'kind,person,first_day,last_day\nabsence,UANNA,2026-07-01,2026-07-02\nabsence,anna@firm.example,2026-07-01,2026-07-02\n';
    expect(await firm.apply(csv)).toMatchObject({ mistakes: [], changes: [{ kind: 'absence' }], unchanged: 1 });
    expect(await firm.apply(csv)).toMatchObject({ mistakes: [], changes: [], unchanged: 2 });
  });

  test('an engagement cannot begin after an end that the file leaves standing', async () => {
    await firm.apply(roster);
    expect(await reasons('kind,client,engagement,starts_on\nengagement,Nordlys,Portal,2027-01-01\n')).toEqual([
      '2: starts_on: expected a date that is not after its ends_on, 2026-12-31; found 2027-01-01',
    ]);
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
const orEmpty = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: '' });
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
    days: orEmpty(fc.integer({ min: 0, max: 300 })),
  })
  .map(({ days, ...row }) => ({ ...row, ends_on: days === '' ? '' : addDays(row.starts_on, days) }));
const member = fc
  .record({
    kind: fc.constant('member'),
    client: fc.constantFrom(...clientNames),
    engagement: orEmpty(fc.constantFrom('Portal', 'App')),
    person: active,
    role: fc.constantFrom('developer', 'lead_developer'),
    share: orEmpty(fc.constantFrom('50', '100')),
    since: orEmpty(someDate),
    days: orEmpty(fc.integer({ min: 0, max: 300 })),
  })
  .map(({ days, ...row }) => ({ ...row, until: days === '' || row.since === '' ? '' : addDays(row.since, days) }));
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
