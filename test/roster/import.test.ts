import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { type ImportFirm, importFirm, roster, today } from './import-firm.ts';

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
    await firm.apply('kind,person,client,role\nmember,UBO,Nordlys,advisor\nmember,UBO,Nordlys,developer\n');
    expect(await marked()).toEqual([theClient, ...(await persons('UBO'))].toSorted());
    await firm.apply('kind,person,client,role\nmember,UBO,Nordlys,advisor\n');
    expect(await marked()).toEqual([theClient, ...(await persons('UBO'))].toSorted());
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

  test('a name is the same whatever its case, by the rule of the database where JavaScript has another', async () => {
    const csv = (...names: string[]) => `kind,client,lead\n${names.map(name => `client,${name},UANNA\n`).join('')}`;
    await firm.apply(csv('Åbo'));
    expect((await firm.apply(csv('A\u030aBO'))).changes).toEqual([
      { kind: 'client', what: 'ÅBO', change: 'changed', fields: [{ column: 'client', from: 'Åbo', to: 'ÅBO' }] },
    ]);
    expect(await firm.reasons(csv('Turku', 'TURKU'))).toHaveLength(1);
    for (const [one, other] of [
      ['İ', 'i'],
      ['ẞ', 'ß'],
      ['Σ', 'ς'],
      ['K', 'k'],
    ] as const) {
      await firm.apply(csv(one));
      await firm.apply(csv(other));
      expect((await firm.apply(csv(other))).changes).toEqual([]);
    }
  });

  test('hostile names are kept as they are', async () => {
    const names = ['=HYPERLINK("http://x","y")', "'); drop table client; --", '<!channel>', '$1 $$ \\u0000', '{"a":1}'];
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
    expect((await other.apply(roster.replaceAll(/portal/gi, 'Portal 2'))).mistakes).toEqual([]);
    expect(await firm.rows()).toEqual(before);
  });
});
