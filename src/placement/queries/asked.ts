import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';

/** Is she on that engagement's team, or known to join it? */
export async function isOnTeam(
  db: Executor,
  { personId, engagementId }: { readonly personId: string; readonly engagementId: string },
  today: LocalDate,
): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .select('id')
    .where('personId', '=', personId)
    .where('engagementId', '=', engagementId)
    .where(sql<boolean>`coalesce(until, ${today}) >= ${today}`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Is she being asked about that engagement already? */
export async function isAsked(
  db: Executor,
  { personId, engagementId }: { readonly personId: string; readonly engagementId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('placement')
    .select('id')
    .where('personId', '=', personId)
    .where('engagementId', '=', engagementId)
    .where('state', 'not in', ['begun', 'withdrawn'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Open placements of whoever has left, among these people. */
export async function placementsOfLeavers(db: Executor, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('placement as p')
    .innerJoin('person', 'person.id', 'p.personId')
    .select('p.id')
    .where('p.personId', 'in', personIds)
    .where('p.state', 'not in', ['begun', 'withdrawn'])
    .where('person.slackStatus', '<>', 'active')
    .orderBy('p.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Open placements on engagements that have ended, among these clients. */
export async function placementsOnEnded(db: Executor, clientIds: readonly string[]): Promise<string[]> {
  if (clientIds.length === 0) return [];
  const rows = await db
    .selectFrom('placement as p')
    .innerJoin('engagement as e', 'e.id', 'p.engagementId')
    .select('p.id')
    .where('p.clientId', 'in', clientIds)
    .where('p.state', 'not in', ['begun', 'withdrawn'])
    .where('e.state', '=', 'ended')
    .orderBy('p.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** An engagement that can start, or that somebody can join now. */
export interface ReadyEngagement {
  readonly id: string;
  readonly name: string;
  readonly client: string;
}

/** Of these clients: engagements that are proposed, and active ones with somebody who is settled and has not joined. */
export async function engagementsToStart(db: Executor, clientIds: readonly string[]): Promise<ReadyEngagement[]> {
  if (clientIds.length === 0) return [];
  return db
    .selectFrom('engagement as e')
    .innerJoin('client as c', 'c.id', 'e.clientId')
    .select(['e.id', 'e.name', 'c.name as client'])
    .where('e.clientId', 'in', clientIds)
    .where(eb =>
      eb.or([
        eb('e.state', '=', 'proposed'),
        eb.and([
          eb('e.state', '=', 'active'),
          eb.exists(
            eb
              .selectFrom('placement as p')
              .select('p.id')
              .whereRef('p.engagementId', '=', 'e.id')
              .where('p.state', 'in', ['accepted', 'talked_through']),
          ),
        ]),
      ]),
    )
    .orderBy('c.name')
    .orderBy('e.name')
    .orderBy('e.id')
    .execute();
}
