import type { Tx } from '../../db/connect.ts';

export interface OwnYear {
  readonly workspaceId: string;
  readonly year: number;
  readonly roundId: string;
  readonly invited: number | null;
  readonly critics: number;
  readonly passives: number;
  readonly promoters: number;
  /** how many gave 0, 1, … 10 */
  readonly counters: readonly number[];
}

/** Keeps a year's result; counts from elsewhere give way to our own. */
export async function keepYear(tx: Tx, { counters, ...year }: OwnYear): Promise<void> {
  const row = { ...year, counters: [...counters] };
  await tx
    .insertInto('enpsYear')
    .values(row)
    .onConflict(conflict => conflict.columns(['workspaceId', 'year']).doUpdateSet(row))
    .execute();
}

/** Comments, in the order given. */
export async function insertComments(
  tx: Tx,
  comments: readonly {
    readonly id: string;
    readonly roundId: string;
    readonly workspaceId: string;
    readonly words: string;
  }[],
): Promise<void> {
  await tx.insertInto('enpsComment').values(comments).execute();
}
