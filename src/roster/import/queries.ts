import { type Insertable, sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import type { DB } from '../../db/schema.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type {
  AbsenceFacts,
  EngagementFacts,
  LeadFacts,
  MembershipFacts,
  PersonFacts,
  RosterFacts,
  Writes,
} from './facts.ts';

/** Holds off another import into this workspace until the transaction ends. */
export async function oneImportAtATime(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster import ${workspaceId}`}, 0))`.execute(tx);
}

/** The workspace's roster as it stands. `names` are those that the file compares with the known ones. */
export async function rosterFacts(
  db: Executor,
  workspaceId: string,
  names: readonly string[],
): Promise<Omit<RosterFacts, 'calendars'>> {
  const people = await db.selectFrom('person').select(personColumns).where('workspaceId', '=', workspaceId).execute();
  const clients = await db.selectFrom('client').select(clientColumns).where('workspaceId', '=', workspaceId).execute();
  const engagements = await engagementsOf(db, workspaceId);
  const folded = await foldedNames(db, [...names, ...[...clients, ...engagements].map(known => known.name)]);
  return {
    people,
    clients: clients.map(row => ({ ...row, lastMet: day(row.lastMet) })),
    leads: await leadsOf(db, workspaceId),
    engagements,
    memberships: await membershipsOf(db, workspaceId),
    absences: await absencesOf(db, workspaceId),
    folded,
  };
}

const personColumns = [
  'id',
  'slackUserId',
  'name',
  'email',
  'slackStatus',
  'language',
  'calendar',
  'workingDays',
  'opens',
  'closes',
  'employee',
  'supervisorId',
  'deputyId',
] as const;

const clientColumns = [
  'id',
  'name',
  'clientsClient',
  'zone',
  'calendar',
  'language',
  'keepInTouch',
  'lastMet',
] as const;

const day = (text: string | null): LocalDate | null => (text === null ? null : parseLocalDate(text));

async function leadsOf(db: Executor, workspaceId: string): Promise<LeadFacts[]> {
  const rows = await db
    .selectFrom('clientLead')
    .select(['id', 'clientId', 'personId', 'since', 'until', 'reason'])
    .where('workspaceId', '=', workspaceId)
    .where('until', 'is', null)
    .execute();
  return rows.map(row => ({ ...row, since: parseLocalDate(row.since), until: null }));
}

async function engagementsOf(db: Executor, workspaceId: string): Promise<EngagementFacts[]> {
  const rows = await db
    .selectFrom('engagement')
    .select(['id', 'clientId', 'name', 'sellerId', 'state', 'startsOn', 'endsOn'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  return rows.map(row => ({ ...row, startsOn: parseLocalDate(row.startsOn), endsOn: day(row.endsOn) }));
}

async function membershipsOf(db: Executor, workspaceId: string): Promise<MembershipFacts[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['id', 'clientId', 'engagementId', 'personId', 'role', 'share', 'since', 'until'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  return rows.map(row => ({ ...row, since: parseLocalDate(row.since), until: day(row.until) }));
}

async function absencesOf(db: Executor, workspaceId: string): Promise<AbsenceFacts[]> {
  const rows = await db
    .selectFrom('absence')
    .select(['id', 'personId', 'firstDay', 'lastDay'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  return rows.map(row => ({ ...row, firstDay: parseLocalDate(row.firstDay), lastDay: parseLocalDate(row.lastDay) }));
}

/** Names by the database's own rule, which its unique indexes follow and JavaScript's differs from (`İ`, `ẞ`). */
async function foldedNames(db: Executor, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; folded: string }>`
    select distinct name, lower(name) as folded
    from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as names(name)`.execute(db);
  return new Map(rows.rows.map(row => [row.name, row.folded]));
}

const rowsAtOnce = 500;

/** Hands the rows on in parts small enough for one statement. */
export async function inBatches<T>(
  rows: readonly T[],
  write: (batch: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let first = 0; first < rows.length; first += rowsAtOnce) await write(rows.slice(first, first + rowsAtOnce));
}

/** Writes what an import changes. Old rows go or end before new ones take their place under the unique indexes. */
export async function writeRoster(
  tx: Tx,
  { workspaceId, today }: { readonly workspaceId: string; readonly today: LocalDate },
  writes: Writes,
): Promise<void> {
  const owned = <T>(rows: readonly T[]) => rows.map(row => ({ ...row, workspaceId }));
  await inBatches(writes.people, batch => updatePeople(tx, batch));
  await inBatches(owned(writes.clients), batch => putClients(tx, batch, today));
  await inBatches(writes.leads.removed, ids => tx.deleteFrom('clientLead').where('id', 'in', ids).execute());
  await inBatches(owned([...writes.leads.changed, ...writes.leads.begun]), batch => putLeads(tx, batch));
  await inBatches(owned(writes.engagements), batch => putEngagements(tx, batch));
  const { removed, changed, begun } = writes.memberships;
  await inBatches(removed, ids => tx.deleteFrom('membership').where('id', 'in', ids).execute());
  await inBatches(owned(changed), batch => putMemberships(tx, batch));
  await inBatches(owned(begun), batch => putMemberships(tx, batch));
  await inBatches(owned(writes.absences), batch => tx.insertInto('absence').values(batch).execute());
}

/** Only the roster's own columns: what Slack says of a person is not the import's to write. */
async function updatePeople(tx: Tx, people: readonly PersonFacts[]): Promise<void> {
  await sql`update person as p set language = r.language, calendar = r.calendar, working_days = r."workingDays",
      opens = r.opens, closes = r.closes, employee = r.employee, supervisor_id = r."supervisorId", deputy_id = r."deputyId"
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r(id uuid, language text, calendar text,
      "workingDays" text, opens text, closes text, employee boolean, "supervisorId" uuid, "deputyId" uuid)
    where p.id = r.id`.execute(tx);
}

async function putClients(tx: Tx, rows: readonly Insertable<DB['client']>[], today: LocalDate): Promise<void> {
  await tx
    .insertInto('client')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(eb => ({
        name: eb.ref('excluded.name'),
        clientsClient: eb.ref('excluded.clientsClient'),
        // The day by which it will be known lives only as long as it is not.
        clientsClientBy: sql<
          string | null
        >`case when excluded.clients_client is null then client.clients_client_by end`,
        zone: eb.ref('excluded.zone'),
        calendar: eb.ref('excluded.calendar'),
        language: eb.ref('excluded.language'),
        keepInTouch: eb.ref('excluded.keepInTouch'),
        // Whoever begins to keep in touch does so from today.
        inTouchSince: sql<
          string | null
        >`case when excluded.keep_in_touch and not client.keep_in_touch then ${today}::date else client.in_touch_since end`,
        lastMet: eb.ref('excluded.lastMet'),
      })),
    )
    .execute();
}

async function putLeads(tx: Tx, rows: readonly Insertable<DB['clientLead']>[]): Promise<void> {
  await tx
    .insertInto('clientLead')
    .values(rows)
    .onConflict(conflict => conflict.column('id').doUpdateSet(eb => ({ until: eb.ref('excluded.until') })))
    .execute();
}

async function putEngagements(tx: Tx, rows: readonly Insertable<DB['engagement']>[]): Promise<void> {
  await tx
    .insertInto('engagement')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(eb => ({
        name: eb.ref('excluded.name'),
        sellerId: eb.ref('excluded.sellerId'),
        state: eb.ref('excluded.state'),
        startsOn: eb.ref('excluded.startsOn'),
        endsOn: eb.ref('excluded.endsOn'),
      })),
    )
    .execute();
}

async function putMemberships(tx: Tx, rows: readonly Insertable<DB['membership']>[]): Promise<void> {
  await tx
    .insertInto('membership')
    .values(rows)
    .onConflict(conflict =>
      conflict.column('id').doUpdateSet(eb => ({
        share: eb.ref('excluded.share'),
        since: eb.ref('excluded.since'),
        until: eb.ref('excluded.until'),
      })),
    )
    .execute();
}
