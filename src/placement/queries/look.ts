import type { Executor, Tx } from '../../db/connect.ts';
import { type Placement, placementOf, placementQuery, type Round, roundOf, roundQuery } from './rows.ts';

export async function placementById(db: Executor, id: string): Promise<Placement | undefined> {
  return (await placementsById(db, [id])).get(id);
}

export async function placementsById(db: Executor, ids: readonly string[]): Promise<Map<string, Placement>> {
  if (ids.length === 0) return new Map();
  const rows = await placementQuery(db).where('p.id', 'in', ids).execute();
  return new Map(rows.map(row => [row.id, placementOf(row)]));
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockPlacement(tx: Tx, id: string): Promise<Placement | undefined> {
  await tx.selectFrom('placement').select('id').where('id', '=', id).forUpdate().execute();
  return placementById(tx, id);
}

/** What still needs something from somebody, or may begin; of one client. */
export async function openPlacements(db: Executor, clientId: string): Promise<Placement[]> {
  return await openPlacementsOf(db, { clientIds: [clientId], personIds: [] });
}

/** The same of several clients, and of those who are asked. */
export async function openPlacementsOf(
  db: Executor,
  { clientIds, personIds }: { readonly clientIds: readonly string[]; readonly personIds: readonly string[] },
): Promise<Placement[]> {
  if (clientIds.length === 0 && personIds.length === 0) return [];
  const rows = await placementQuery(db)
    .where('p.state', 'not in', ['begun', 'withdrawn'])
    .where(eb =>
      eb.or([
        ...(clientIds.length > 0 ? [eb('p.clientId', 'in', clientIds)] : []),
        ...(personIds.length > 0 ? [eb('p.personId', 'in', personIds)] : []),
      ]),
    )
    .execute();
  return rows.map(placementOf);
}

/** Every placement of an engagement, also ended ones. */
export async function placementsOn(db: Executor, engagementId: string): Promise<Placement[]> {
  const rows = await placementQuery(db).where('p.engagementId', '=', engagementId).execute();
  return rows.map(placementOf);
}

/** The same, locked in one order, so that two who start the same engagement never wait for each other. */
export async function lockPlacementsOn(tx: Tx, engagementId: string): Promise<Placement[]> {
  await tx
    .selectFrom('placement')
    .select('id')
    .where('engagementId', '=', engagementId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return placementsOn(tx, engagementId);
}

/** The rounds before the present one, the newest first. */
export async function earlierRounds(db: Executor, { id, round }: Placement): Promise<Round[]> {
  const rows = await roundQuery(db, id).where('r.number', '<', round.number).execute();
  return rows.map(roundOf);
}
