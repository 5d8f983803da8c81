import type { Executor, Tx } from '../../db/connect.ts';

/** Somebody of ours who is invited, or was there. */
export interface Guest {
  readonly meetingId: string;
  readonly personId: string;
  readonly slackUserId: string;
  readonly name: string;
  readonly mail: string | null;
  readonly invited: boolean;
  /** null: not recorded yet */
  readonly attended: boolean | null;
}

/** Everybody of ours about these meetings, by name. */
export async function guestsOf(db: Executor, meetingIds: readonly string[]): Promise<Guest[]> {
  if (meetingIds.length === 0) return [];
  return db
    .selectFrom('clientMeetingGuest as g')
    .innerJoin('person as p', 'p.id', 'g.personId')
    .select(['g.meetingId', 'g.personId', 'p.slackUserId', 'p.name', 'p.email as mail', 'g.invited', 'g.attended'])
    .where('g.meetingId', 'in', meetingIds)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}

interface About {
  readonly id: string;
  readonly workspaceId: string;
}

/** Who comes from now on; whoever is not among them no longer does. */
export async function replaceInvited(tx: Tx, { id, workspaceId }: About, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('clientMeetingGuest').where('meetingId', '=', id).execute();
  if (personIds.length === 0) return;
  const rows = personIds.map(personId => ({ meetingId: id, workspaceId, personId, invited: true }));
  await tx.insertInto('clientMeetingGuest').values(rows).execute();
}

/** Who was there; whoever was invited and is not among them was not. */
export async function writeAttendance(tx: Tx, { id, workspaceId }: About, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('clientMeetingGuest').where('meetingId', '=', id).where('invited', '=', false).execute();
  await tx.updateTable('clientMeetingGuest').set({ attended: false }).where('meetingId', '=', id).execute();
  if (personIds.length === 0) return;
  const rows = personIds.map(personId => ({ meetingId: id, workspaceId, personId, invited: false, attended: true }));
  await tx
    .insertInto('clientMeetingGuest')
    .values(rows)
    .onConflict(conflict => conflict.columns(['meetingId', 'personId']).doUpdateSet({ attended: true }))
    .execute();
}

/** How a calendar knows people, by their ids. */
export async function addressesOf(
  db: Executor,
  personIds: readonly string[],
): Promise<Map<string, { readonly name: string; readonly mail: string | null }>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'email as mail'])
    .where('id', 'in', personIds)
    .execute();
  return new Map(rows.map(({ id, ...address }) => [id, address]));
}
