import type { Executor } from '../../db/connect.ts';

/** A running process and whether it reads a round's keys. */
export interface Proof {
  readonly instance: string;
  readonly readsKeys: boolean;
  readonly seenAt: Date;
}

export async function noteProof(
  db: Executor,
  { id: roundId, workspaceId }: { readonly id: string; readonly workspaceId: string },
  proof: Proof,
): Promise<void> {
  await db
    .insertInto('enpsInstance')
    .values({ roundId, workspaceId, ...proof })
    .onConflict(conflict =>
      conflict.columns(['roundId', 'instance']).doUpdateSet({ readsKeys: proof.readsKeys, seenAt: proof.seenAt }),
    )
    .execute();
}

export async function proofsOf(db: Executor, roundId: string): Promise<Proof[]> {
  return db
    .selectFrom('enpsInstance')
    .select(['instance', 'readsKeys', 'seenAt'])
    .where('roundId', '=', roundId)
    .execute();
}

export async function dropProofs(db: Executor, roundId: string): Promise<void> {
  await db.deleteFrom('enpsInstance').where('roundId', '=', roundId).execute();
}
