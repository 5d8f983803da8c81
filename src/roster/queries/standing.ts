import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import type { Role } from '../rules.ts';

/** What the roster says she is on these clients' teams now, by client, and whether she leads any client at all. */
export async function rolesOnTeams(
  db: Executor,
  personId: string,
  clientIds: readonly string[],
  today: string,
): Promise<{ readonly leads: boolean; readonly teams: ReadonlyMap<string, readonly Role[]> }> {
  const found = await sql<{ leads: boolean; clientId: string | null; leadDeveloper: boolean | null }>`
    select l.leads, t.client_id, t.lead_developer
    from (select exists (select 1 from client_lead l where l.person_id = ${personId} and l.until is null) as leads) l
    left join (
      select m.client_id, bool_or(m.role = 'lead_developer') as lead_developer
      from membership m left join engagement e on e.id = m.engagement_id
      where m.person_id = ${personId} and m.client_id = any(${clientIds}::uuid[]) and m.since <= ${today}
        and coalesce(m.until, ${today}) >= ${today} and coalesce(e.state, 'active') <> 'ended'
      group by m.client_id) t on true`.execute(db);
  const teams = found.rows.flatMap(({ clientId, leadDeveloper }) =>
    clientId ? [[clientId, leadDeveloper ? (['team', 'lead_developer'] as const) : (['team'] as const)] as const] : [],
  );
  return { leads: found.rows[0]?.leads ?? false, teams: new Map(teams) };
}

/** Each client's lead developer, if it has one: of several the one with the largest share, then the earliest. */
export async function leadDevelopersOf(
  db: Executor,
  clientIds: readonly string[],
  today: string,
): Promise<Map<string, string>> {
  const found = await sql<{ clientId: string; personId: string }>`
    select distinct on (m.client_id) m.client_id, m.person_id
    from membership m left join engagement e on e.id = m.engagement_id
    join person p on p.id = m.person_id and p.slack_status = 'active'
    where m.client_id = any(${clientIds}::uuid[]) and m.role = 'lead_developer' and m.since <= ${today}
      and coalesce(m.until, ${today}) >= ${today} and coalesce(e.state, 'active') = 'active'
    order by m.client_id, m.share desc, m.since, m.id`.execute(db);
  return new Map(found.rows.map(row => [row.clientId, row.personId]));
}
