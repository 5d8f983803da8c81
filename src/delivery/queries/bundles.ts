import type { Executor, Tx } from '../../db/connect.ts';
import type { Gate } from '../gate.ts';
import { columns, type OutboxRow, rowOf } from './rows.ts';

export interface Bundle {
  readonly id: string;
  readonly workspaceId: string;
  /** whose morning */
  readonly subjectId: string;
  readonly period: string;
  readonly dueAt: Date;
  readonly wakeAt: Date;
  readonly kind: string;
}

/**
 * That person's bundle of the day, made if there is none, locked; with the number of its items.
 * Undefined when it was sent already, or is on its way.
 */
export async function openBundle(tx: Tx, bundle: Bundle): Promise<{ id: string; items: number } | undefined> {
  await tx
    .insertInto('outbox')
    .values({ ...bundle, receiverId: bundle.subjectId, class: 'bundle', state: 'waiting' })
    .onConflict(conflict => conflict.columns(['workspaceId', 'kind', 'subjectId', 'period']).doNothing())
    .execute();
  const open = await tx
    .selectFrom('outbox')
    .select(['id', 'state'])
    .where('workspaceId', '=', bundle.workspaceId)
    .where('kind', '=', bundle.kind)
    .where('subjectId', '=', bundle.subjectId)
    .where('period', '=', bundle.period)
    .forUpdate()
    .executeTakeFirst();
  return open?.state === 'waiting' ? { id: open.id, items: (await itemsOf(tx, open.id)).length } : undefined;
}

/** An item becomes part of a bundle. */
export async function bind(
  tx: Tx,
  id: string,
  to: { bundleId: string; receiverId: string; rule: string },
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'bundled', bundleId: to.bundleId, receiverId: to.receiverId, receiverRule: to.rule })
    .where('id', '=', id)
    .execute();
}

/**
 * Whether something still waits for that person's morning, which another sender is about to bind; or something of which it was not yet asked
 * whose it is.
 */
export async function isMoreComing(tx: Tx, gate: Pick<Gate, 'open'>, receiverId: string, now: Date): Promise<boolean> {
  const coming = await tx
    .selectFrom('outbox')
    .select('id')
    .where('class', '=', 'morning')
    .where('state', '=', 'waiting')
    .where(eb => eb.or([eb('receiverId', '=', receiverId), eb('receiverId', 'is', null)]))
    .where('wakeAt', '<=', now)
    .where('dueAt', '<=', now)
    .where(gate.open)
    .limit(1)
    .executeTakeFirst();
  return coming !== undefined;
}

/** The items of a bundle, in the order in which they fell due. */
export async function itemsOf(db: Executor, bundleId: string): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(columns)
    .where('bundleId', '=', bundleId)
    .where('state', '=', 'bundled')
    .orderBy('dueAt')
    .orderBy('id')
    .execute();
  return rows.map(rowOf);
}

/** Items leave their bundle and wait for whoever they belong to now. */
export async function release(tx: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', bundleId: null, receiverId: null })
    .where('id', 'in', ids)
    .execute();
}

/** What a bundle holds about that person herself ends with it. */
export async function endAbout(
  tx: Tx,
  bundleId: string,
  subjectId: string,
  { error, now }: { readonly error: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'failed', error, endedAt: now, bundleId: null })
    .where('bundleId', '=', bundleId)
    .where('state', '=', 'bundled')
    .where('subjectId', '=', subjectId)
    .execute();
}

/** The rest leaves a bundle that its reader cannot be sent: each item knows that she did not get it. */
export async function releaseRefused(
  tx: Tx,
  bundleId: string,
  receiverId: string,
  { error, now }: { readonly error: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', bundleId: null, receiverId, error, wakeAt: now })
    .where('bundleId', '=', bundleId)
    .where('state', '=', 'bundled')
    .execute();
}

/** Everything leaves a bundle and goes by itself, within her hours. */
export async function goAlone(tx: Executor, bundleId: string, now: Date): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', class: 'now', bundleId: null, wakeAt: now })
    .where('bundleId', '=', bundleId)
    .where('state', '=', 'bundled')
    .execute();
}

/** One item leaves its bundle and goes by itself, as what a bundle cannot hold. */
export async function leaveBundle(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'waiting', class: 'now', bundleId: null, wakeAt: now })
    .where('id', '=', id)
    .execute();
}

/** Everything leaves a bundle that will not be sent. */
export async function releaseAll(tx: Executor, bundleId: string): Promise<void> {
  await release(
    tx,
    (await itemsOf(tx, bundleId)).map(item => item.id),
  );
}
