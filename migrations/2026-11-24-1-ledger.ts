import { type Kysely, sql } from 'kysely';

/**
 * What is known with a client: each real contact and its purpose, what either side wants to bring up, how content the client is, what it plans and
 * needs, the goals it shares with us, and what was agreed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // From when silence counts where there is no engagement; empty: since it became a client.
  await sql`alter table client add column in_touch_since date`.execute(db);

  await sql`create table contact (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    person_id uuid not null references person,
    on_day date not null,
    purpose text not null check (purpose in ('work', 'status', 'sales', 'rescue', 'social')),
    meeting_id uuid unique,
    recorded_at timestamptz not null
  )`.execute(db);
  await sql`create index contact_client on contact (client_id, on_day)`.execute(db);
  await sql`create index contact_person on contact (person_id)`.execute(db);

  await sql`create table talking_point (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    way text not null check (way in ('to_client', 'to_person')),
    client_id uuid not null references client,
    person_id uuid not null references person,
    words text not null,
    said_on date not null,
    recorded_on date not null,
    meeting_id uuid,
    taken_back boolean not null default false,
    brought_on date,
    brought_in text,
    check ((brought_on is null) = (brought_in is null)),
    check ((way = 'to_person') = (meeting_id is not null))
  )`.execute(db);
  await sql`create index talking_point_client on talking_point (client_id, way) where brought_on is null`.execute(db);
  await sql`create index talking_point_person on talking_point (person_id, said_on)`.execute(db);

  await sql`create table satisfaction (
    meeting_id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    on_day date not null,
    satisfaction smallint not null check (satisfaction between 1 and 5),
    satisfaction_why text,
    value smallint not null check (value between 1 and 5),
    value_why text,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null
  )`.execute(db);
  await sql`create index satisfaction_client on satisfaction (client_id, on_day)`.execute(db);
  await sql`create index satisfaction_recorder on satisfaction (recorded_by)`.execute(db);

  await sql`create table client_note (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    kind text not null check (kind in ('plan', 'need')),
    words text not null,
    said_on date not null,
    meeting_id uuid,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    ended_on date
  )`.execute(db);
  await sql`create index client_note_client on client_note (client_id, kind) where ended_on is null`.execute(db);
  await sql`create index client_note_recorder on client_note (recorded_by)`.execute(db);
  await sql`create index client_note_meeting on client_note (meeting_id) where meeting_id is not null`.execute(db);

  await sql`create table goal (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    words text not null,
    measure text not null,
    target text not null,
    owner_id uuid not null references person,
    their_owner text not null,
    since date not null,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    version smallint not null default 1,
    ended_on date,
    outcome text check (outcome in ('reached', 'dropped')),
    check ((ended_on is null) = (outcome is null))
  )`.execute(db);
  await sql`create index goal_client on goal (client_id) where ended_on is null`.execute(db);
  await sql`create index goal_owner on goal (owner_id)`.execute(db);
  await sql`create index goal_recorder on goal (recorded_by)`.execute(db);

  await sql`create table goal_review (
    goal_id uuid not null references goal,
    quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    workspace_id uuid not null references workspace,
    goal_version smallint not null,
    ours boolean not null,
    theirs boolean not null,
    note text,
    recorded_by uuid not null references person,
    recorded_at timestamptz not null,
    primary key (goal_id, quarter)
  )`.execute(db);
  await sql`create index goal_review_recorder on goal_review (recorded_by)`.execute(db);

  await sql`create table agreement (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    content text not null,
    level text not null,
    from_day date not null,
    until_day date,
    link text,
    owner_id uuid not null references person,
    written_by uuid not null references person,
    written_at timestamptz not null,
    signed_off_by uuid references person,
    signed_off_at timestamptz,
    lets_end boolean not null default false,
    ended_on date,
    version smallint not null default 1,
    check (until_day >= from_day),
    check ((signed_off_by is null) = (signed_off_at is null))
  )`.execute(db);
  await sql`create index agreement_client on agreement (client_id) where ended_on is null`.execute(db);
  await sql`create index agreement_owner on agreement (owner_id)`.execute(db);
  await sql`create index agreement_writer on agreement (written_by)`.execute(db);
  await sql`create index agreement_signer on agreement (signed_off_by) where signed_off_by is not null`.execute(db);

  // What was signed off once stays to be read after the agreement was changed.
  await sql`create table agreement_before (
    agreement_id uuid not null references agreement,
    version smallint not null,
    workspace_id uuid not null references workspace,
    content text not null,
    level text not null,
    from_day date not null,
    until_day date,
    link text,
    owner_id uuid not null references person,
    signed_off_by uuid not null references person,
    signed_off_at timestamptz not null,
    primary key (agreement_id, version)
  )`.execute(db);
  await sql`create index agreement_before_owner on agreement_before (owner_id)`.execute(db);
  await sql`create index agreement_before_signer on agreement_before (signed_off_by)`.execute(db);
}
