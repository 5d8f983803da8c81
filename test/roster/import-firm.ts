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
  /** Everything that an import may write. */
  rows(): Promise<Record<string, object[]>>;
}

export const today = '2026-06-10';

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
  return { workspaceId, db, apply: run(true), dryRun: run(false), rows: () => rowsOf(db, workspaceId) };
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
