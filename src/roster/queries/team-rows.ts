import type { Executor, Tx } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { Ending, Engagement, EngagementState, NewMembership } from '../rules.ts';

/** True when the row is there under this id, also from before: whatever was asked for twice is done once. */
export async function insertEngagement(tx: Tx, engagement: Engagement): Promise<boolean> {
  const { id, clientId } = engagement;
  await tx
    .insertInto('engagement')
    .values(engagement)
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const found = await tx.selectFrom('engagement').select('clientId').where('id', '=', id).executeTakeFirst();
  return found?.clientId === clientId;
}

export async function writeEngagementState(tx: Tx, id: string, state: EngagementState): Promise<void> {
  await tx.updateTable('engagement').set({ state }).where('id', '=', id).execute();
}

export async function writeEnding(tx: Tx, id: string, ending: Ending): Promise<void> {
  await tx.updateTable('engagement').set(ending).where('id', '=', id).execute();
}

/** As `insertEngagement`. */
export async function insertMembership(tx: Tx, membership: NewMembership): Promise<boolean> {
  const { id, personId } = membership;
  await tx
    .insertInto('membership')
    .values(membership)
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const found = await tx.selectFrom('membership').select('personId').where('id', '=', id).executeTakeFirst();
  return found?.personId === personId;
}

export async function deleteMembership(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('membership').where('id', '=', id).execute();
}

export async function writeLastDay(tx: Tx, id: string, until: LocalDate): Promise<void> {
  await tx.updateTable('membership').set({ until }).where('id', '=', id).execute();
}

/** Whoever is or was on one of a client's teams. */
export async function everOnTeam(db: Executor, clientId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('personId')
    .distinct()
    .where('clientId', '=', clientId)
    .execute();
  return rows.map(row => row.personId);
}

/** Engagements that are still called active though their last day is over. */
export async function activeButOver(db: Executor, workspaceId: string, today: LocalDate) {
  return db
    .selectFrom('engagement')
    .select(['id', 'clientId'])
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'active')
    .where('endsOn', '<', today)
    .execute();
}

/** The clients whose teams changed with one of these days: something began on it, or ended the day before. */
export async function teamsThatTurned(
  db: Executor,
  workspaceId: string,
  days: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly endedFrom: LocalDate;
    readonly endedTo: LocalDate;
  },
): Promise<string[]> {
  const members = await db
    .selectFrom('membership')
    .select('clientId')
    .where('workspaceId', '=', workspaceId)
    .where(eb => eb.or([eb.between('since', days.from, days.to), eb.between('until', days.endedFrom, days.endedTo)]))
    .execute();
  const engagements = await db
    .selectFrom('engagement')
    .select('clientId')
    .where('workspaceId', '=', workspaceId)
    .where(eb => eb.between('startsOn', days.from, days.to))
    .execute();
  return [...new Set([...members, ...engagements].map(row => row.clientId))];
}
