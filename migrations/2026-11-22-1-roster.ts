import { type Kysely, sql } from 'kysely';

/** Who there is: the workspace, its settings, people, clients, engagements, hats and absences. Everything else refers to these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table workspace (
    id uuid primary key,
    slack_team_id text not null unique,
    slack_app_id text,
    slack_bot_user_id text not null,
    name text not null,
    go_at timestamptz,
    halted text,
    people_synced_at timestamptz,
    last_tick_at timestamptz
  )`.execute(db);

  await sql`create table setting (
    workspace_id uuid not null references workspace,
    key text not null,
    value jsonb not null,
    changed_at timestamptz not null,
    primary key (workspace_id, key)
  )`.execute(db);

  await sql`create table person (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    slack_user_id text not null,
    name text not null,
    email text,
    slack_status text not null check (slack_status in ('active', 'deactivated', 'guest', 'bot', 'stranger')),
    slack_zone text,
    slack_locale text,
    slack_admin boolean not null default false,
    chosen_language text check (chosen_language in ('en', 'fi', 'sv', 'nb', 'da')),
    language text check (language in ('en', 'fi', 'sv', 'nb', 'da')),
    calendar text,
    working_days text check (working_days ~ '^[1-7]{1,7}$'),
    opens text check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    closes text check (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    employee boolean,
    known_since timestamptz not null,
    supervisor_id uuid references person,
    deputy_id uuid references person,
    unique (workspace_id, slack_user_id),
    check (opens < closes),
    check (deputy_id <> id),
    check (supervisor_id <> id)
  )`.execute(db);
  await sql`create index person_email on person (workspace_id, lower(email))`.execute(db);
  await sql`create index person_supervisor on person (supervisor_id) where supervisor_id is not null`.execute(db);
  await sql`create index person_deputy on person (deputy_id) where deputy_id is not null`.execute(db);

  await sql`create table client (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    name text not null,
    clients_client text,
    zone text,
    calendar text,
    language text check (language in ('en', 'fi', 'sv', 'nb', 'da')),
    keep_in_touch boolean not null default false,
    last_met date
  )`.execute(db);
  await sql`create unique index client_name on client (workspace_id, lower(name))`.execute(db);

  await sql`create table client_lead (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    person_id uuid not null references person,
    since date not null,
    until date,
    reason text,
    check (until >= since)
  )`.execute(db);
  await sql`create unique index client_lead_now on client_lead (client_id) where until is null`.execute(db);
  await sql`create index client_lead_person on client_lead (person_id) where until is null`.execute(db);

  await sql`create table engagement (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    name text not null,
    seller_id uuid references person,
    state text not null check (state in ('proposed', 'active', 'ended')),
    starts_on date not null,
    ends_on date,
    check (ends_on >= starts_on)
  )`.execute(db);
  await sql`create unique index engagement_name on engagement (client_id, lower(name))`.execute(db);
  await sql`create index engagement_seller on engagement (seller_id) where seller_id is not null`.execute(db);

  await sql`create table membership (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    engagement_id uuid references engagement,
    person_id uuid not null references person,
    role text not null check (role in ('lead_developer', 'developer', 'advisor', 'delivery_lead', 'service_lead')),
    share smallint not null default 100 check (share between 0 and 100),
    since date not null,
    until date,
    check (until >= since)
  )`.execute(db);
  await sql`create unique index membership_now on membership (client_id, engagement_id, person_id, role) nulls not distinct where until is null`.execute(
    db,
  );
  await sql`create index membership_person on membership (person_id)`.execute(db);
  await sql`create index membership_engagement on membership (engagement_id)`.execute(db);

  await sql`create table absence (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    person_id uuid not null references person,
    first_day date not null,
    last_day date not null,
    unique (person_id, first_day, last_day),
    check (last_day >= first_day)
  )`.execute(db);
}
