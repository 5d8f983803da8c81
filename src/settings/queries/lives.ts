import { addDays } from 'date-fns/addDays';
import { addYears } from 'date-fns/addYears';
import { subDays } from 'date-fns/subDays';
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import type { Gate } from '../../delivery/index.ts';

/**
 * A database may forget: its newest commits were lost in a failover, or a backup was restored. What it no longer knows may stand in Slack.
 * While it is in doubt, whatever was never tried is looked up in Slack before it is sent (`delivery`).
 */

/** How long what was forgotten may take to be done again: it may have to wait for a weekend, holidays, an absence. */
const doubtDays = 14;
/** When the app had never ticked before the backup. */
const longestDoubtDays = 90;

/** A round of work also follows on a click, of which nothing may tell when it was. */
const startOfMinute = (now: Date): Date => new Date(Math.floor(now.getTime() / 60_000) * 60_000);

/**
 * Notes that the app lives, to the minute, and in which life of the database. Another one than last time puts it in doubt since the last sign of life that it
 * remembers; `identity` undefined: this database cannot tell. One statement, so that of several instances one notices.
 */
export async function beat(
  db: Db,
  workspaceId: string,
  identity: string | undefined,
  now: Date,
): Promise<'same' | 'another'> {
  const until = addDays(now, doubtDays);
  const beaten = await sql<{ another: boolean }>`
    update workspace w set
      last_tick_at = ${startOfMinute(now)},
      database_identity = coalesce(${identity ?? null}, w.database_identity),
      doubted_since = case when b.another then least(b.sure_until, case when w.doubted_until > ${now} then w.doubted_since end) else w.doubted_since end,
      doubted_until = case when b.another then greatest(w.doubted_until, ${until}) else w.doubted_until end
    from (select id, coalesce(last_tick_at, ${now}) as sure_until,
        database_identity is not null and ${identity ?? null}::text is not null and database_identity <> ${identity ?? null} as another
      from workspace where id = ${workspaceId} for update) b
    where w.id = b.id returning b.another`.execute(db);
  return beaten.rows[0]?.another ? 'another' : 'same';
}

/** A backup was restored: what was due until now is held, until an admin confirms. Saying it again holds what has fallen due since. */
export async function restored(db: Db, workspaceId: string, now: Date): Promise<void> {
  await db
    .updateTable('workspace')
    .set(eb => ({
      restoredAt: now,
      doubtedSince: eb
        .case()
        .when('restoredAt', 'is not', null)
        .then(eb.ref('doubtedSince'))
        // An app that was started in between has beaten since, but has noticed the other life as well.
        .else(
          sql<Date>`least(coalesce(last_tick_at, ${subDays(now, longestDoubtDays)}), case when doubted_until > ${now} then doubted_since end)`,
        )
        .end(),
      doubtedUntil: addYears(now, 100),
    }))
    .where('id', '=', workspaceId)
    .execute();
}

/** Goes on after a restored backup: what is held is looked up in Slack, and sent where it is not there. */
export async function confirmRestored(db: Db, workspaceId: string, now: Date): Promise<'confirmed' | 'nothing_held'> {
  const confirmed = await db
    .updateTable('workspace')
    .set({ restoredAt: null, doubtedUntil: addDays(now, doubtDays) })
    .where('id', '=', workspaceId)
    .where('restoredAt', 'is not', null)
    .executeTakeFirst();
  return confirmed.numUpdatedRows > 0n ? 'confirmed' : 'nothing_held';
}

/** Messages go out after *go*, while Slack takes our token, and not while a restored backup holds back what was due before. */
export const messageGate: Gate = {
  open: sql<boolean>`exists (select from workspace w where w.id = outbox.workspace_id and w.go_at is not null
    and w.halted is null and (w.restored_at is null or outbox.due_at > w.restored_at))`,
  doubt: now => sql<Date | null>`(
    select w.doubted_since from workspace w where w.id = outbox.workspace_id and w.doubted_until > ${now})`,
};

/** Occurrences wake, unless a restored backup holds them back. */
export const occurrenceGate = sql<boolean>`not exists (
  select from workspace w where w.id = occurrence.workspace_id and occurrence.wake_at <= w.restored_at)`;
