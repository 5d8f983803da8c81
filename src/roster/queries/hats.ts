import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { SoldFacts, SupervisedFacts } from '../rules.ts';
import { supervisorId } from './people.ts';

/** Active engagements of these clients that somebody was named to have sold, with who leads the client. */
export async function soldFacts(
  db: Executor,
  workspaceId: string,
  clientIds: readonly string[],
  today: LocalDate,
): Promise<SoldFacts[]> {
  if (clientIds.length === 0) return [];
  const rows = await sql<SoldFacts>`
    select e.client_id, e.id as engagement_id, e.seller_id, l.person_id as lead_id
    from engagement e left join client_lead l on l.client_id = e.client_id and l.until is null
    where e.workspace_id = ${workspaceId} and e.client_id = any(${clientIds}::uuid[]) and e.seller_id is not null
      and e.state = 'active' and coalesce(e.ends_on, ${today}) >= ${today}
    order by e.client_id, e.starts_on, e.id`.execute(db);
  return rows.rows;
}

/** Those of these people who are on an active engagement's team today and have a supervisor named, with the lead of the largest one. */
export async function supervisedFacts(
  db: Executor,
  workspaceId: string,
  personIds: readonly string[],
  today: LocalDate,
): Promise<SupervisedFacts[]> {
  if (personIds.length === 0) return [];
  const rows = await sql<SupervisedFacts>`
    select p.id as person_id, p.supervisor_id, ${supervisorId(sql`p.id`, sql`null::uuid`, today)} as lead_id
    from person p
    where p.workspace_id = ${workspaceId} and p.id = any(${personIds}::uuid[]) and p.supervisor_id is not null
      and p.slack_status = 'active' and exists (
        select 1 from membership m join engagement e on e.id = m.engagement_id
        where m.person_id = p.id and e.state = 'active' and greatest(m.since, e.starts_on) <= ${today}
          and coalesce(least(m.until, e.ends_on), ${today}) >= ${today})
    order by p.id`.execute(db);
  return rows.rows;
}
