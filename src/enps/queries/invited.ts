import type { Executor, Tx } from '../../db/connect.ts';

/** Freezes who is invited. */
export async function insertInvited(
  tx: Tx,
  { id: roundId, workspaceId }: { readonly id: string; readonly workspaceId: string },
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .insertInto('enpsInvited')
    .values(personIds.map(personId => ({ roundId, workspaceId, personId })))
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** So many of those whose invitation is not written yet; now they count as asked. */
export async function takeUnasked(tx: Tx, roundId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .updateTable('enpsInvited')
    .set({ asked: true })
    .where('roundId', '=', roundId)
    .where('personId', 'in', eb =>
      eb
        .selectFrom('enpsInvited as other')
        .select('other.personId')
        .where('other.roundId', '=', roundId)
        .where('other.asked', '=', false)
        .orderBy('other.personId')
        .limit(limit),
    )
    .returning('personId')
    .execute();
  return rows.map(({ personId }) => personId);
}

export async function invitedTo(db: Executor, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enpsInvited')
    .select('personId')
    .where('roundId', '=', roundId)
    .orderBy('personId')
    .execute();
  return rows.map(({ personId }) => personId);
}

export async function dropInvited(tx: Tx, roundId: string): Promise<void> {
  await tx.deleteFrom('enpsInvited').where('roundId', '=', roundId).execute();
}
