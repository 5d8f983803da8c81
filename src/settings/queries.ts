import { type RawBuilder, sql } from 'kysely';
import type { Executor, Tx } from '../db/connect.ts';
import { defaults, type Settings } from './rules.ts';

/** All settings of a workspace, defaults where nothing was set. */
export async function settingsOf(db: Executor, workspaceId: string): Promise<Settings> {
  const rows = await db.selectFrom('setting').select(['key', 'value']).where('workspaceId', '=', workspaceId).execute();
  // Every value was read by its key before it was written.
  return { ...defaults, ...(Object.fromEntries(rows.map(row => [row.key, row.value])) as Partial<Settings>) };
}

/** A workspace's settings as one JSON value, for a query that reads something else as well; read it with `settingsFrom`. */
export const settingsJson = (workspaceId: RawBuilder<unknown>) =>
  sql<unknown>`(select jsonb_object_agg(s.key, s.value) from setting s where s.workspace_id = ${workspaceId})`;

export const settingsFrom = (json: unknown): Settings => ({ ...defaults, ...(json as Partial<Settings> | null) });

export async function writeSetting(
  tx: Tx,
  workspaceId: string,
  field: keyof Settings,
  value: unknown,
  now: Date,
): Promise<void> {
  const json = sql<string>`${JSON.stringify(value)}::jsonb`;
  await tx
    .insertInto('setting')
    .values({ workspaceId, key: field, value: json, changedAt: now })
    .onConflict(conflict => conflict.columns(['workspaceId', 'key']).doUpdateSet({ value: json, changedAt: now }))
    .execute();
}

export interface Workspace {
  readonly id: string;
  readonly slackTeamId: string;
  readonly slackBotUserId: string;
  readonly name: string;
  readonly goAt: Date | null;
  /** Slack's error code while it refuses our token */
  readonly halted: string | null;
  /** what was due before is held, until an admin confirms the restored backup */
  readonly restoredAt: Date | null;
}

const columns = ['id', 'slackTeamId', 'slackBotUserId', 'name', 'goAt', 'halted', 'restoredAt'] as const;

export async function workspaceOf(db: Executor, id: string): Promise<Workspace> {
  return db.selectFrom('workspace').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}

/** All workspaces of this database; today there is one. */
export async function workspaces(db: Executor): Promise<Workspace[]> {
  return db.selectFrom('workspace').select(columns).orderBy('slackTeamId').execute();
}

/** The workspace of a Slack team, made when it is new. A token that works ends a halt. */
export async function upsertWorkspace(
  db: Executor,
  workspace: { id: string; slackTeamId: string; slackBotUserId: string; name: string },
): Promise<Workspace> {
  return db
    .insertInto('workspace')
    .values(workspace)
    .onConflict(conflict =>
      conflict
        .column('slackTeamId')
        .doUpdateSet({ name: workspace.name, slackBotUserId: workspace.slackBotUserId, halted: null }),
    )
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** True when it was this call that said go. */
export async function setGo(tx: Tx, workspaceId: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('workspace')
    .set({ goAt: now })
    .where('id', '=', workspaceId)
    .where('goAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Slack refuses our token from now on; true when this was news. */
export async function setHalted(db: Executor, workspaceId: string, error: string): Promise<boolean> {
  const halted = await db
    .updateTable('workspace')
    .set({ halted: error })
    .where('id', '=', workspaceId)
    .where('halted', 'is', null)
    .executeTakeFirst();
  return halted.numUpdatedRows > 0n;
}

export async function endHalt(db: Executor, workspaceId: string): Promise<void> {
  await db.updateTable('workspace').set({ halted: null }).where('id', '=', workspaceId).execute();
}
