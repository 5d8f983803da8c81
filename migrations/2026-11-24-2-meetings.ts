import { type Kysely, sql } from 'kysely';

/**
 * Client meetings: one row for each that is due, counted by client and kind, from before it is booked until it was held; what became of it on
 * the way is a line of its own that nobody overwrites. Local day, time and zone are the truth, `starts_at` follows from them. `sequence` is that of
 * the newest invitation, −1 before the first; `overdue_from` the due day whose passing was reported.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table client_rhythm (
    client_id uuid primary key references client,
    workspace_id uuid not null references workspace,
    follow_up_months smallint not null check (follow_up_months between 1 and 3),
    development_months smallint not null check (development_months between 1 and 12),
    set_by uuid not null references person,
    set_at timestamptz not null
  )`.execute(db);
  await sql`create index client_rhythm_setter on client_rhythm (set_by)`.execute(db);

  await sql`create table client_meeting (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    client_id uuid not null references client,
    kind text not null check (kind in ('follow_up', 'development')),
    number integer not null check (number > 0),
    state text not null check (state in ('to_book', 'booked', 'held')),
    version integer not null default 1,
    on_day date,
    at_time text check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    zone text,
    starts_at timestamptz,
    minutes smallint check (minutes between 15 and 480),
    place text,
    sequence smallint not null default -1,
    overdue_from date,
    held_on date,
    learnt text,
    explained text,
    actions text,
    recorded_by uuid references person,
    recorded_at timestamptz,
    unique (client_id, kind, number),
    check (num_nulls(on_day, at_time, zone, starts_at, minutes) in (0, 5)),
    check ((state = 'booked') <= (starts_at is not null)),
    check ((state = 'to_book') <= (starts_at is null)),
    check ((state = 'held') = (held_on is not null)),
    check (state <> 'held' or overdue_from is null),
    check (num_nulls(held_on, recorded_by, recorded_at) in (0, 3))
  )`.execute(db);
  await sql`create index client_meeting_recorder on client_meeting (recorded_by) where recorded_by is not null`.execute(
    db,
  );

  await sql`create table client_meeting_guest (
    meeting_id uuid not null references client_meeting,
    person_id uuid not null references person,
    workspace_id uuid not null references workspace,
    invited boolean not null,
    attended boolean,
    primary key (meeting_id, person_id)
  )`.execute(db);
  await sql`create index client_meeting_guest_person on client_meeting_guest (person_id)`.execute(db);

  await sql`create table client_meeting_change (
    meeting_id uuid not null references client_meeting,
    number smallint not null,
    workspace_id uuid not null references workspace,
    event text not null check (event in ('booked', 'moved', 'cancelled', 'held', 'corrected')),
    at timestamptz not null,
    person_id uuid not null references person,
    starts_at timestamptz,
    minutes smallint,
    reason text,
    primary key (meeting_id, number)
  )`.execute(db);
  await sql`create index client_meeting_change_person on client_meeting_change (person_id)`.execute(db);
}
