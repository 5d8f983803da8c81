import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type ImportFirm, importFirm, roster } from './import-firm.ts';

onBothKinds('a roster that cannot be imported', engine => {
  let connection: Connection;
  let firm: ImportFirm;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    firm = await importFirm(connection.db);
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
    expect(await firm.reasons(`${header}\n${rows}\n`)).toEqual(mistakes);
  });

  test('an engagement cannot begin after an end that the file leaves standing', async () => {
    await firm.apply(roster);
    expect(await firm.reasons('kind,client,engagement,starts_on\nengagement,Nordlys,Portal,2027-01-01\n')).toEqual([
      '2: starts_on: expected a date that is not after its ends_on, 2026-12-31; found 2027-01-01',
    ]);
  });
});
