import type { Executor, Tx } from '../../db/connect.ts';
import { columns, type OutboxRow, rowOf } from './rows.ts';

/** Everything else for that person's morning that is due, locked. */
export async function waitingForMorning(tx: Tx, receiverId: string, now: Date, limit: number): Promise<OutboxRow[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select(columns)
    .where('class', '=', 'morning')
    .where('state', '=', 'waiting')
    .where('receiverId', '=', receiverId)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(rowOf);
}

/** Items become part of one bundle row; false when that person's bundle of the day exists already. */
export async function bindToBundle(
  tx: Tx,
  bundle: { id: string; workspaceId: string; receiverId: string; period: string; dueAt: Date; kind: string },
  items: readonly { id: string; rule: string }[],
): Promise<boolean> {
  const inserted = await tx
    .insertInto('outbox')
    .values({
      id: bundle.id,
      workspaceId: bundle.workspaceId,
      kind: bundle.kind,
      subjectId: bundle.receiverId,
      period: bundle.period,
      class: 'bundle',
      state: 'waiting',
      dueAt: bundle.dueAt,
      receiverId: bundle.receiverId,
    })
    .onConflict(conflict => conflict.columns(['workspaceId', 'kind', 'subjectId', 'period']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  for (const { id, rule } of items)
    await tx
      .updateTable('outbox')
      .set({ state: 'bundled', bundleId: bundle.id, receiverId: bundle.receiverId, receiverRule: rule })
      .where('id', '=', id)
      .execute();
  return true;
}

/** The items of a bundle, in the order in which they fell due. */
export async function itemsOf(db: Executor, bundleId: string): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(columns)
    .where('bundleId', '=', bundleId)
    .orderBy('dueAt')
    .orderBy('id')
    .execute();
  return rows.map(rowOf);
}

/** An item leaves its bundle and waits for whoever it belongs to now. */
export async function release(tx: Executor, id: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', bundleId: null, receiverId: null })
    .where('id', '=', id)
    .execute();
}
