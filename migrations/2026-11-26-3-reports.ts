import { type Kysely, sql } from 'kysely';

/**
 * The monthly report to a client: a row from the day on which it is due, so that a late one is seen; its three lines are empty until the lead has saved
 * them. `month` is the one it tells of. `let_go_at`: nobody waits for it any more, since the work was paused. And what the lead herself thinks of how things stand with a client, every time she says so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table client_report (
    client_id uuid not null references client,
    month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    workspace_id uuid not null references workspace,
    due_on date not null,
    version integer not null default 0,
    delivered text,
    delivered_means text,
    decided text,
    decided_means text,
    next text,
    next_means text,
    saved_by uuid references person,
    saved_at timestamptz,
    sent_on date,
    sent_by uuid references person,
    let_go_at timestamptz,
    primary key (client_id, month),
    check ((version = 0) = (saved_by is null)),
    check ((saved_by is null) = (saved_at is null)),
    check ((sent_on is null) = (sent_by is null)),
    check (sent_on is null or num_nulls(delivered, decided, next) = 0)
  )`.execute(db);
  await sql`create index client_report_saver on client_report (saved_by) where saved_by is not null`.execute(db);
  await sql`create index client_report_sender on client_report (sent_by) where sent_by is not null`.execute(db);

  // The working day of the month on which a client gets its report, where it is not the workspace's.
  await sql`create table client_report_day (
    client_id uuid primary key references client,
    workspace_id uuid not null references workspace,
    day smallint not null check (day between 1 and 20),
    set_by uuid not null references person,
    set_at timestamptz not null
  )`.execute(db);
  await sql`create index client_report_day_setter on client_report_day (set_by)`.execute(db);

  await sql`create table client_view (
    client_id uuid not null references client,
    number smallint not null,
    workspace_id uuid not null references workspace,
    view text not null check (view in ('good', 'watch', 'worried')),
    words text,
    person_id uuid not null references person,
    said_on date not null,
    said_at timestamptz not null,
    primary key (client_id, number)
  )`.execute(db);
  await sql`create index client_view_person on client_view (person_id)`.execute(db);
}
