import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { supervisorId } from '../../roster/index.ts';
import type { LocalDate } from '../../time/calendar.ts';

/** Somebody from whom a worry is kept. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  /** leads the author, or did when it was told; false: only a deputy of such a one */
  readonly leads: boolean;
}

/** What the circle is drawn around: a concern and its author; for one not told yet, the author's id stands for the concern's. */
export interface Around {
  readonly id: string;
  readonly authorId: string;
}

/**
 * From whom each is kept: the author's supervisor, the leads of the clients on whose teams she is or is about to be, those it was kept from
 * when it was told, and the deputies of all of them.
 */
export async function circlesOf(
  db: Executor,
  around: readonly Around[],
  today: LocalDate,
): Promise<Map<string, Kept[]>> {
  if (around.length === 0) return new Map();
  const pairs = sql.join(around.map(({ id, authorId }) => sql`(${id}::uuid, ${authorId}::uuid)`));
  const found = await sql<Kept & { concernId: string }>`
    with around (id, author_id) as (values ${pairs}),
    lead as (
      select a.id as concern_id, ${supervisorId(sql`p.id`, sql`p.supervisor_id`, today)} as person_id
        from around a join person p on p.id = a.author_id
      union select a.id, l.person_id from around a
        join membership m on m.person_id = a.author_id and coalesce(m.until, ${today}) >= ${today}
        left join engagement e on e.id = m.engagement_id
        join client_lead l on l.client_id = m.client_id and l.until is null
        where coalesce(e.state, 'active') <> 'ended'
      union select k.concern_id, k.person_id from around a join concern_kept_from k on k.concern_id = a.id
    ),
    kept as (
      select concern_id, person_id, true as leads from lead
      union all select l.concern_id, d.deputy_id, false from lead l join person d on d.id = l.person_id
    )
    select k.concern_id, p.id, p.name, bool_or(k.leads) as leads from kept k join person p on p.id = k.person_id
    group by k.concern_id, p.id, p.name order by p.name, p.id`.execute(db);
  return Map.groupBy(found.rows, row => row.concernId);
}

/** Notes from whom it is kept for as long as it is there, whatever hats they wear later. */
export async function keepFrom(
  tx: Executor,
  concern: { readonly id: string; readonly workspaceId: string },
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const { id: concernId, workspaceId } = concern;
  await tx
    .insertInto('concernKeptFrom')
    .values(personIds.map(personId => ({ workspaceId, concernId, personId })))
    .execute();
}
