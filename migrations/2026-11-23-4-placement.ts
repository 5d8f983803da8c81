import { type Kysely, sql } from 'kysely';

/**
 * A consultant is asked before she is placed: a placement, and each round of terms that she was shown with what she said to it.
 * A round is never overwritten by the next one, and `begun` without an answer does not exist.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table placement (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    engagement_id uuid not null references engagement,
    person_id uuid not null references person,
    state text not null check (state in ('asked', 'accepted', 'objected', 'to_confirm', 'talked_through', 'begun', 'withdrawn')),
    round smallint not null check (round > 0),
    why text check (why in ('lead', 'left', 'engagement_ended')),
    begun_on date,
    goal_clear text check (goal_clear in ('yes', 'partly', 'no')),
    goal_words text,
    goal_answered_at timestamptz,
    check ((state = 'withdrawn') = (why is not null)),
    check ((state = 'begun') = (begun_on is not null)),
    check ((goal_clear is null) = (goal_answered_at is null)),
    check (goal_words is null or goal_clear is not null),
    check (goal_clear is null or state = 'begun')
  )`.execute(db);
  await sql`create unique index placement_open on placement (engagement_id, person_id) where state not in ('begun', 'withdrawn')`.execute(
    db,
  );
  await sql`create index placement_client on placement (client_id)`.execute(db);
  await sql`create index placement_person on placement (person_id)`.execute(db);
  await sql`create index placement_engagement on placement (engagement_id)`.execute(db);

  await sql`create table placement_round (
    placement_id uuid not null references placement,
    number smallint not null check (number > 0),
    workspace_id uuid not null references workspace,
    role text not null check (role in ('lead_developer', 'developer', 'advisor', 'delivery_lead', 'service_lead')),
    share smallint not null check (share between 1 and 100),
    since date not null,
    goal text not null,
    promised text not null,
    schedule text not null,
    technology text not null,
    proposed_by uuid not null references person,
    proposed_at timestamptz not null,
    wants boolean,
    schedule_realistic boolean,
    technology_fits boolean,
    reason text,
    answers smallint not null default 0,
    answered_at timestamptz,
    resolution text check (resolution in ('changed', 'withdrawn', 'talked_through')),
    note text,
    resolved_by uuid references person,
    resolved_at timestamptz,
    primary key (placement_id, number),
    check (num_nulls(wants, schedule_realistic, technology_fits, answered_at) in (0, 4)),
    check ((answers = 0) = (answered_at is null)),
    check (reason is null or answered_at is not null),
    check (num_nulls(resolution, resolved_at) in (0, 2)),
    check (resolution <> 'talked_through' or (note is not null and answered_at is not null))
  )`.execute(db);
  await sql`create index placement_round_proposer on placement_round (proposed_by)`.execute(db);
  await sql`create index placement_round_resolver on placement_round (resolved_by) where resolved_by is not null`.execute(
    db,
  );
}
