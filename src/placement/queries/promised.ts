import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** What was promised in somebody's name, as she was shown it when she was asked. */
export interface PromisedInHerName {
  readonly placementId: string;
  readonly client: string;
  readonly engagement: string;
  readonly goal: string;
  readonly promised: string;
  readonly schedule: string;
  readonly technology: string;
  /** her first day */
  readonly since: LocalDate;
}

/** Of each engagement whose team she is on, or known to join, the placement that brought her there. Newest first. */
export async function promisedTo(db: Executor, personId: string, today: LocalDate): Promise<PromisedInHerName[]> {
  const rows = await sql<Omit<PromisedInHerName, 'since'> & { readonly since: string }>`
    select q.placement_id, q.client, q.engagement, q.goal, q.promised, q.schedule, q.technology, q.since
    from (
      select distinct on (p.engagement_id) p.id as placement_id, c.name as client, e.name as engagement,
        r.goal, r.promised, r.schedule, r.technology, p.begun_on as since
      from placement p
        join placement_round r on r.placement_id = p.id and r.number = p.round
        join client c on c.id = p.client_id
        join engagement e on e.id = p.engagement_id
      where p.person_id = ${personId} and p.state = 'begun' and e.state <> 'ended' and coalesce(e.ends_on, ${today}) >= ${today}
        and exists (select 1 from membership m where m.person_id = p.person_id and m.engagement_id = p.engagement_id
          and coalesce(m.until, ${today}) >= ${today})
      order by p.engagement_id, p.begun_on desc, p.id
    ) q
    order by q.since desc, q.client, q.placement_id`.execute(db);
  return rows.rows.map(row => ({ ...row, since: parseLocalDate(row.since) }));
}
