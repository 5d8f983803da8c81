import type { Executor, Tx } from '../../db/connect.ts';

/** The working day of the month that is set for these clients; one that is left out goes by the workspace. */
export async function reportDaysOf(db: Executor, clientIds: readonly string[]): Promise<Map<string, number>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('clientReportDay')
    .select(['clientId', 'day'])
    .where('clientId', 'in', clientIds)
    .execute();
  return new Map(rows.map(({ clientId, day }) => [clientId, day]));
}

export async function writeReportDay(
  tx: Tx,
  row: {
    readonly clientId: string;
    readonly workspaceId: string;
    readonly day: number;
    readonly setBy: string;
    readonly setAt: Date;
  },
): Promise<void> {
  const { clientId: _, workspaceId: __, ...changed } = row;
  await tx
    .insertInto('clientReportDay')
    .values(row)
    .onConflict(conflict => conflict.column('clientId').doUpdateSet(changed))
    .execute();
}

/** It goes by the workspace again. */
export async function forgetReportDay(tx: Tx, clientId: string): Promise<void> {
  await tx.deleteFrom('clientReportDay').where('clientId', '=', clientId).execute();
}
