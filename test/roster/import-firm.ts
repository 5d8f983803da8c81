import { randomUUID } from 'node:crypto';
import type { Db } from '../../src/db/connect.ts';
import { type ImportReport, importRoster } from '../../src/roster/import/import.ts';
import type { SlackStatus } from '../../src/roster/rules.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';

/** A workspace of its own, to import rosters into. */
export interface ImportFirm {
  readonly workspaceId: string;
  readonly db: Db;
  apply(csv: string, today?: string): Promise<ImportReport>;
  dryRun(csv: string, today?: string): Promise<ImportReport>;
  /** The mistakes of a file, each behind its line. */
  reasons(csv: string): Promise<string[]>;
  /** Everything that an import may write. */
  rows(): Promise<Record<string, object[]>>;
}

export const today = '2026-06-10';

/** Every kind of row, each before what it refers to. */
export const roster = `kind,person,client,engagement,role,share,since,until,first_day,last_day,language,calendar,working_days,hours,employee,supervisor,deputy,lead,clients_client,zone,keep_in_touch,last_met,seller,starts_on,ends_on
absence,UCIA,,,,,,,2026-07-01,2026-07-31
member,cia@firm.example,NORDLYS,portal,lead_developer,80,,
member,UDAN,Nordlys,Portal,developer,,2026-03-01,2026-12-31
member,UBO,Nordlys,,advisor
engagement,,Nordlys,Portal,,,,,,,,,,,,,,,,,,,bo@firm.example,2026-02-01,2026-12-31
client,,Nordlys,,,,,,,,no,NO+eves,,,,,,anna@FIRM.example,"Helse, Nord",Europe/Oslo,yes,2026-05-20
person,UANNA,,,,,,,,,fi,FI+eves,12345,8:00-16:00,,,UBO
person,UDAN,,,,,,,,,,,,,no,UBO,
`;

/** Anna, Bo, Cia and Dan are there; the others may not answer for anything, or share an e-mail address. */
const people: readonly (readonly [string, string | null, SlackStatus])[] = [
  ['ANNA', 'Anna@firm.example', 'active'],
  ['BO', 'bo@firm.example', 'active'],
  ['CIA', 'cia@firm.example', 'active'],
  ['DAN', null, 'active'],
  ['GUEST', 'guest@firm.example', 'guest'],
  ['BOT', null, 'bot'],
  ['GONE', 'gone@firm.example', 'deactivated'],
  ['STRANGER', null, 'stranger'],
  ['TWIN1', 'twin@firm.example', 'active'],
  ['TWIN2', 'Twin@firm.example', 'active'],
];

export async function importFirm(db: Db): Promise<ImportFirm> {
  const workspaceId = randomUUID();
  await db
    .insertInto('workspace')
    .values({ id: workspaceId, slackTeamId: workspaceId, slackBotUserId: 'UBOT', name: 'Firm' })
    .execute();
  await db
    .insertInto('person')
    .values(
      people.map(([name, email, slackStatus]) => ({
        id: randomUUID(),
        workspaceId,
        slackUserId: `U${name}`,
        name: `${name.charAt(0)}${name.slice(1).toLowerCase()}`,
        email,
        slackStatus,
        knownSince: new Date('2026-01-01T00:00:00Z'),
      })),
    )
    .execute();
  const run =
    (apply: boolean) =>
    (csv: string, day: string = today) =>
      importRoster({ db, newId: randomUUID }, { workspaceId, csv, today: parseLocalDate(day), apply });
  return {
    workspaceId,
    db,
    apply: run(true),
    dryRun: run(false),
    reasons: async csv => (await run(false)(csv)).mistakes.map(({ line, reason }) => `${line}: ${reason}`),
    rows: () => rowsOf(db, workspaceId),
  };
}

const tables = ['person', 'client', 'clientLead', 'engagement', 'membership', 'absence', 'replan'] as const;

async function rowsOf(db: Db, workspaceId: string): Promise<Record<string, object[]>> {
  const rows: Record<string, object[]> = {};
  for (const table of tables) {
    const found = await db.selectFrom(table).selectAll().where('workspaceId', '=', workspaceId).execute();
    rows[table] = found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return rows;
}
