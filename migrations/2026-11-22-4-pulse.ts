import { type Kysely, sql } from 'kysely';

/** What a consultant answers each month, the talk it prepares, and her choice to be asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table check_in (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    occurrence_id uuid not null unique references occurrence,
    person_id uuid not null references person,
    period text not null,
    engagement_id uuid references engagement,
    score smallint not null check (score between 1 and 10),
    load smallint not null check (load between 1 and 5),
    support text not null check (support in ('yes', 'partly', 'no')),
    question text not null,
    agreement smallint not null check (agreement between 1 and 5),
    talk_about text,
    for_client text,
    may_be_told boolean not null,
    answered_at timestamptz not null,
    changed_at timestamptz not null,
    unique (person_id, period),
    check (not may_be_told or for_client is not null)
  )`.execute(db);
  await sql`create index check_in_engagement on check_in (engagement_id) where engagement_id is not null`.execute(db);

  await sql`create table pulse_talk (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    person_id uuid not null references person,
    period text not null,
    held_on date not null,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    actions text,
    unique (person_id, period)
  )`.execute(db);
  await sql`create index pulse_talk_recorder on pulse_talk (recorded_by)`.execute(db);

  await sql`create table pulse_choice (
    person_id uuid primary key references person,
    workspace_id uuid not null references workspace,
    stopped_at timestamptz
  )`.execute(db);
}
