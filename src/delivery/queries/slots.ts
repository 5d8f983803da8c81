import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { databaseTime } from '../../db/time.ts';

/** The calls that Slack limits, each in a lane of its own; a person's conversation has one too. */
export type Lane = 'post' | 'edit' | 'look' | `reader ${string}`;

/**
 * Takes the next slot in a lane, which all instances share; after it the lane rests so many seconds. Returns the milliseconds until it
 * comes, by the database's clock.
 */
export async function takeSlot(db: Executor, workspaceId: string, lane: Lane, seconds: number): Promise<number> {
  const taken = await sql<{ wait: number }>`
    insert into slot (workspace_id, lane, free_at)
      values (${workspaceId}, ${lane}, ${databaseTime} + make_interval(secs => ${seconds}))
    on conflict (workspace_id, lane)
      do update set free_at = greatest(slot.free_at, ${databaseTime}) + make_interval(secs => ${seconds})
    returning (extract(epoch from free_at - ${databaseTime}) - ${seconds}) * 1000 as wait`.execute(db);
  return Math.max(0, taken.rows[0]?.wait ?? 0);
}

/** Takes a slot that is free now; otherwise takes none, and returns the milliseconds until one is. */
export async function takeFreeSlot(db: Executor, workspaceId: string, lane: Lane, seconds: number): Promise<number> {
  const taken = await sql`
    insert into slot (workspace_id, lane, free_at)
      values (${workspaceId}, ${lane}, ${databaseTime} + make_interval(secs => ${seconds}))
    on conflict (workspace_id, lane)
      do update set free_at = excluded.free_at where slot.free_at <= ${databaseTime}
    returning 1`.execute(db);
  return taken.rows.length > 0 ? 0 : seconds * 1000;
}

/** Slack asked to wait: nothing of that lane for so many seconds, from any instance. */
export async function holdLane(db: Executor, workspaceId: string, lane: Lane, seconds: number): Promise<void> {
  await sql`
    insert into slot (workspace_id, lane, free_at)
      values (${workspaceId}, ${lane}, ${databaseTime} + make_interval(secs => ${seconds}))
    on conflict (workspace_id, lane) do update set free_at = greatest(slot.free_at, excluded.free_at)`.execute(db);
}

/** Conversations that have rested long enough need no row. */
export async function forgetSlots(db: Executor): Promise<void> {
  await sql`delete from slot where free_at < ${databaseTime} - interval '1 hour'`.execute(db);
}
