import { type Kysely, sql } from 'kysely';

/**
 * A deviation as quality systems keep it: what is and what should be, who reported it, what was done and whether it helped.
 * One that a person reported stands alone; those that rules open stay one per subject and family.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table deviation
    drop constraint deviation_family_check,
    drop constraint deviation_state_check,
    drop constraint deviation_check`.execute(db);
  await sql`drop index deviation_open`.execute(db);
  await sql`alter table deviation
    add column category text check (category in ('delivery', 'people', 'technical', 'security_privacy', 'documentation',
      'capacity', 'promise', 'relation', 'cadence')),
    add column client_id uuid references client,
    add column reporter_id uuid references person,
    add column actual text,
    add column desired text,
    add column message_link text,
    add column correction text,
    add column consequence text,
    add column similar_elsewhere text,
    add column root_cause text,
    add column opening smallint not null default 1,
    add column state_since timestamptz,
    add column contained_at timestamptz,
    add column answered_by uuid references person,
    add column checker_id uuid references person,
    add column check_due_on date,
    add column client_word text not null default 'none' check (client_word in ('none', 'told', 'not_yet', 'not_theirs')),
    add column client_told_on date,
    add column client_because text,
    add column client_until date`.execute(db);
  await sql`update deviation set state_since = coalesce(closed_at, opened_at),
    category = case family when 'pulse' then 'people' when 'hats' then 'relation' when 'contact' then 'relation'
      when 'promise' then 'promise' else 'cadence' end,
    client_id = case when subject_kind = 'client' then subject_id end`.execute(db);
  await sql`alter table deviation
    alter column category set not null,
    alter column state_since set not null,
    add check (family in ('reported', 'pulse', 'talk', 'cadence', 'contact', 'hats', 'promise')),
    add check (state in ('reported', 'acknowledged', 'contained', 'analysed', 'acting', 'awaiting_check', 'closed', 'unfounded', 'reopened')),
    add check ((state in ('closed', 'unfounded')) = (closed_at is not null)),
    add check ((family = 'reported') = (reporter_id is not null)),
    add check (family <> 'reported' or (actual is not null and desired is not null)),
    add check ((state = 'awaiting_check') <= (check_due_on is not null)),
    add check ((client_word = 'told') = (client_told_on is not null)),
    add check ((client_word = 'not_yet') = (client_until is not null))`.execute(db);
  await sql`create unique index deviation_open on deviation (workspace_id, family, subject_id)
    where state not in ('closed', 'unfounded') and family <> 'reported'`.execute(db);
  await sql`create index deviation_client on deviation (client_id, opened_at)`.execute(db);
  await sql`create index deviation_reporter on deviation (reporter_id) where reporter_id is not null`.execute(db);
  await sql`create index deviation_checker on deviation (checker_id) where checker_id is not null`.execute(db);
  await sql`create index deviation_answered_by on deviation (answered_by) where answered_by is not null`.execute(db);

  await sql`alter table deviation_entry drop constraint deviation_entry_event_check`.execute(db);
  await sql`alter table deviation_entry
    add column person_id uuid references person,
    add column rule text,
    add column on_day date,
    add check (event in ('opened', 'reason_added', 'reported', 'routed', 'acknowledged', 'contained', 'analysed', 'action_added',
      'action_done', 'action_dropped', 'check_asked', 'effective', 'not_effective', 'closed', 'unfounded', 'reopened', 'escalated',
      'advisor_called', 'advisor_left', 'client_told', 'client_not_yet', 'client_not_theirs', 'changed', 'ended_by_itself'))`.execute(
    db,
  );
  await sql`create index deviation_entry_person on deviation_entry (person_id) where person_id is not null`.execute(db);
  await sql`create function deviation_entry_is_final() returns trigger language plpgsql as $$
    begin raise exception 'the history of a deviation is never changed'; end $$`.execute(db);
  await sql`create trigger deviation_entry_is_final before update or delete on deviation_entry
    for each row execute function deviation_entry_is_final()`.execute(db);

  await sql`create table deviation_action (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    deviation_id uuid not null references deviation,
    opening smallint not null,
    what text not null,
    owner_id uuid not null references person,
    due_on date not null,
    added_by uuid not null references person,
    added_at timestamptz not null,
    ended_at timestamptz,
    ended_by uuid references person,
    outcome text check (outcome in ('done', 'dropped')),
    check ((ended_at is null) = (outcome is null))
  )`.execute(db);
  await sql`create index deviation_action_of on deviation_action (deviation_id)`.execute(db);
  await sql`create index deviation_action_owner on deviation_action (owner_id) where ended_at is null`.execute(db);

  await sql`create table deviation_helper (
    workspace_id uuid not null references workspace,
    deviation_id uuid not null references deviation,
    person_id uuid not null references person,
    came_by text not null check (came_by in ('called_in', 'escalated')),
    rule text,
    since timestamptz not null,
    until timestamptz,
    primary key (deviation_id, person_id, came_by)
  )`.execute(db);
  await sql`create index deviation_helper_person on deviation_helper (person_id) where until is null`.execute(db);
}
