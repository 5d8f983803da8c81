import { type SelectQueryBuilder, sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import type { DB } from '../../db/schema.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { type Client, type Engagement, engagementStates, type Membership, teamRoles } from '../rules.ts';

export async function clientById(db: Executor, id: string): Promise<Client | undefined> {
  return isId(id) ? (await clientRows(clientQuery(db).where('client.id', '=', id)))[0] : undefined;
}

/** These clients, by name. */
export async function clientsById(db: Executor, ids: readonly string[]): Promise<Client[]> {
  return ids.length === 0 ? [] : clientRows(clientQuery(db).where('client.id', 'in', ids));
}

/** All clients of a workspace, by name. */
export async function clientsOf(db: Executor, workspaceId: string): Promise<Client[]> {
  return clientRows(clientQuery(db).where('client.workspaceId', '=', workspaceId));
}

const clientQuery = (db: Executor) =>
  db
    .selectFrom('client')
    .leftJoin('clientLead', join =>
      join.onRef('clientLead.clientId', '=', 'client.id').on('clientLead.until', 'is', null),
    )
    .select(['client.id', 'client.workspaceId', 'client.name', 'clientsClient', 'clientsClientBy', 'zone', 'calendar'])
    .select(['language', 'keepInTouch', 'clientLead.personId as leadId'])
    .orderBy(sql`lower(client.name)`)
    .orderBy('client.id');

async function clientRows(query: ReturnType<typeof clientQuery>): Promise<Client[]> {
  const rows = await query.execute();
  return rows.map(row => ({ ...row, clientsClientBy: day(row.clientsClientBy), leadId: row.leadId ?? undefined }));
}

export async function engagementById(db: Executor, id: string): Promise<Engagement | undefined> {
  return isId(id) ? (await engagementRows(db.selectFrom('engagement').where('id', '=', id)))[0] : undefined;
}

/** All engagements of a client, also ended ones; the newest first. */
export async function engagementsOf(db: Executor, clientId: string): Promise<Engagement[]> {
  return engagementRows(db.selectFrom('engagement').where('clientId', '=', clientId));
}

/** The same of several clients. */
export async function engagementsOfAll(db: Executor, clientIds: readonly string[]): Promise<Engagement[]> {
  return clientIds.length === 0 ? [] : engagementRows(db.selectFrom('engagement').where('clientId', 'in', clientIds));
}

async function engagementRows(query: SelectQueryBuilder<DB, 'engagement', object>): Promise<Engagement[]> {
  const rows = await query
    .select(['id', 'workspaceId', 'clientId', 'name', 'state', 'startsOn', 'endsOn', 'sellerId'])
    .orderBy('startsOn', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(row => ({
    ...row,
    state: engagementStates.find(state => state === row.state) ?? 'ended',
    startsOn: parseLocalDate(row.startsOn),
    endsOn: day(row.endsOn),
  }));
}

/**
 * Who is on a client's teams, or on which teams a person is: what is not over today, so also what begins later (see `since`).
 * A membership is over with its engagement. By engagement (the client's own team last), then by name.
 */
export async function membershipsOf(
  db: Executor,
  whose: { readonly clientId: string } | { readonly personId: string },
  today: LocalDate,
): Promise<Membership[]> {
  const rows = await membershipQuery(db)
    .where('clientId' in whose ? 'membership.clientId' : 'membership.personId', '=', idIn(whose))
    .where(sql<boolean>`coalesce(membership.until, ${today}) >= ${today}`)
    .where(
      sql<boolean>`coalesce(engagement.state, 'active') <> 'ended' and coalesce(engagement.ends_on, ${today}) >= ${today}`,
    )
    .execute();
  return rows.map(membershipOf);
}

const idIn = (whose: { readonly clientId: string } | { readonly personId: string }): string =>
  'clientId' in whose ? whose.clientId : whose.personId;

/** One row of membership, over or not. */
export async function membershipById(db: Executor, id: string): Promise<Membership | undefined> {
  if (!isId(id)) return undefined;
  const row = await membershipQuery(db).where('membership.id', '=', id).executeTakeFirst();
  return row && membershipOf(row);
}

/** Has she that role on that team, with no end known, beside the row that is excepted? */
export async function hasRole(
  db: Executor,
  seat: Pick<Membership, 'clientId' | 'engagementId' | 'personId' | 'role'> & { readonly except: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('membership')
    .select('id')
    .where('clientId', '=', seat.clientId)
    .where('engagementId', 'is not distinct from', seat.engagementId)
    .where('personId', '=', seat.personId)
    .where('role', '=', seat.role)
    .where('until', 'is', null)
    .where('id', '<>', seat.except)
    .executeTakeFirst();
  return found !== undefined;
}

const membershipQuery = (db: Executor) =>
  db
    .selectFrom('membership')
    .innerJoin('client', 'client.id', 'membership.clientId')
    .innerJoin('person', 'person.id', 'membership.personId')
    .leftJoin('engagement', 'engagement.id', 'membership.engagementId')
    .select(['membership.id', 'membership.workspaceId', 'membership.clientId', 'client.name as client'])
    .select([
      'membership.engagementId',
      'engagement.name as engagement',
      'membership.personId',
      'person.name as person',
      'person.email as mail',
    ])
    .select(['membership.role', 'membership.share', 'membership.since', 'membership.until'])
    .orderBy(sql`engagement.starts_on desc nulls last, engagement.name, person.name, membership.since, membership.id`);

type MembershipRow = Awaited<ReturnType<ReturnType<typeof membershipQuery>['execute']>>[number];

const membershipOf = (row: MembershipRow): Membership => ({
  ...row,
  role: teamRoles.find(role => role === row.role) ?? 'developer',
  since: parseLocalDate(row.since),
  until: day(row.until),
});

const day = (text: string | null): LocalDate | null => (text === null ? null : parseLocalDate(text));
