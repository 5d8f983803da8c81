import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { Client, ClientFields } from '../rules.ts';

/** Who leads a client now, and how it came to that. */
export interface Lead {
  /** the row: one for each time somebody begins to lead */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly since: LocalDate;
  readonly reason: string | null;
  /** who stands in for her, as far as that person still works here */
  readonly deputy: string | null;
  /** who led it before */
  readonly former: string | null;
}

export async function leadOf(db: Executor, clientId: string): Promise<Lead | undefined> {
  const rows = await sql<Lead>`
    select l.id, l.person_id, p.name, l.since, l.reason, d.name as deputy, f.name as former
    from client_lead l join person p on p.id = l.person_id
      left join person d on d.id = p.deputy_id and d.slack_status = 'active'
      left join lateral (
        select q.name from client_lead b join person q on q.id = b.person_id
        where b.client_id = l.client_id and b.until is not null and b.person_id <> l.person_id
        order by b.until desc, b.since desc limit 1) f on true
    where l.client_id = ${clientId} and l.until is null`.execute(db);
  const row = rows.rows[0];
  return row && { ...row, since: parseLocalDate(row.since) };
}

/** Holds off whoever else would change this client or its team until the transaction ends; false: there is none. */
export async function lockClient(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('client').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) !== undefined
  );
}

/** `known`: it is there under this id, from before. Names are told apart without regard to case. */
export async function insertClient(
  tx: Tx,
  client: Pick<Client, 'id' | 'workspaceId'> & ClientFields,
): Promise<'inserted' | 'known' | 'name_taken'> {
  const { numInsertedOrUpdatedRows: rows } = await tx
    .insertInto('client')
    .values(client)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (rows) return 'inserted';
  const known = await tx.selectFrom('client').select('id').where('id', '=', client.id).executeTakeFirst();
  return known ? 'known' : 'name_taken';
}

/** False: another client has the name. Whoever begins to keep in touch does so from `today`. */
export async function updateClient(
  tx: Tx,
  { id, workspaceId, keepInTouch }: Client,
  fields: ClientFields,
  today: LocalDate,
): Promise<boolean> {
  const taken = await tx
    .selectFrom('client')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`lower(name) = lower(${fields.name}) and id <> ${id}`)
    .executeTakeFirst();
  if (taken) return false;
  const begun = fields.keepInTouch && !keepInTouch ? { inTouchSince: today } : {};
  await tx
    .updateTable('client')
    .set({ ...fields, ...begun })
    .where('id', '=', id)
    .execute();
  return true;
}

export interface LeadRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly personId: string;
  readonly since: LocalDate;
  readonly reason: string | null;
}

export async function insertLead(tx: Tx, row: LeadRow): Promise<void> {
  await tx.insertInto('clientLead').values(row).execute();
}

export async function deleteLead(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('clientLead').where('id', '=', id).execute();
}

export async function endLead(tx: Tx, id: string, lastDay: LocalDate): Promise<void> {
  await tx.updateTable('clientLead').set({ until: lastDay }).where('id', '=', id).execute();
}

export interface LeadNow {
  readonly clientId: string;
  readonly client: string;
  readonly leadId: string;
  readonly lead: string;
  /** the row of `client_lead` */
  readonly rowId: string;
}

/** Who leads each of these clients, with names. */
export async function leadsNow(db: Executor, clientIds: readonly string[]): Promise<Map<string, LeadNow>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('clientLead as l')
    .innerJoin('client as c', 'c.id', 'l.clientId')
    .innerJoin('person as p', 'p.id', 'l.personId')
    .select(['l.id as rowId', 'l.clientId', 'c.name as client', 'l.personId as leadId', 'p.name as lead'])
    .where('l.clientId', 'in', clientIds)
    .where('l.until', 'is', null)
    .execute();
  return new Map(rows.map(row => [row.clientId, row]));
}

/** The clients on whose teams somebody is today. */
export async function clientsWithTeamMember(db: Executor, personId: string, today: LocalDate): Promise<Set<string>> {
  const rows = await sql<{ clientId: string }>`
    select distinct m.client_id from membership m left join engagement e on e.id = m.engagement_id
    where m.person_id = ${personId} and m.since <= ${today} and coalesce(m.until, ${today}) >= ${today}
      and coalesce(e.state, 'active') <> 'ended'`.execute(db);
  return new Set(rows.rows.map(row => row.clientId));
}

/** People's names, by id. */
export async function namesOf(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(row => [row.id, row.name]));
}
