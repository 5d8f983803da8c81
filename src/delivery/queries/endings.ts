import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';

/** So many ended unsent between the two moments. */
export async function countEnded(db: Executor, workspaceId: string, from: Date, to: Date): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', workspaceId)
    .where('state', 'in', ['failed', 'gave_up'])
    .where('endedAt', '>=', from)
    .where('endedAt', '<', to)
    .executeTakeFirstOrThrow();
  return count;
}

export interface Ended {
  readonly kind: string;
  readonly period: string;
  readonly state: string;
  readonly error: string | null;
  readonly endedAt: Date | null;
  /** whom it was for, or about; null: a thing */
  readonly name: string | null;
}

/** What ended unsent since then, newest first. */
export async function endedSince(db: Executor, workspaceId: string, since: Date): Promise<Ended[]> {
  const found = await sql<Ended>`
    select o.kind, o.period, o.state, o.error, o.ended_at, p.name
    from outbox o left join person p on p.id = coalesce(o.receiver_id, o.subject_id)
    where o.workspace_id = ${workspaceId} and o.state in ('failed', 'gave_up') and o.ended_at >= ${since}
    order by o.ended_at desc, o.id limit 200`.execute(db);
  return found.rows;
}

/** So many messages wait that were due by then, those of some kinds left out. */
export async function countWaiting(
  db: Executor,
  workspaceId: string,
  until: Date,
  except: readonly string[],
): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('workspaceId', '=', workspaceId)
    .where('state', 'in', ['waiting', 'sending', 'unclear'])
    .where('dueAt', '<=', until)
    .$if(except.length > 0, query => query.where('kind', 'not in', except))
    .executeTakeFirstOrThrow();
  return count;
}
