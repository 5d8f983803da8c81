import { type Kysely, sql } from 'kysely';

/** A difference between desired and actual state: one open row per subject and family, its reasons appended to its history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table deviation (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    family text not null check (family in ('pulse', 'talk', 'cadence', 'contact', 'hats', 'promise')),
    subject_kind text not null check (subject_kind in ('person', 'client')),
    subject_id uuid not null,
    severity text not null check (severity in ('minor', 'major', 'critical')),
    state text not null check (state in ('reported', 'acknowledged', 'closed')),
    private boolean not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    check ((state = 'closed') = (closed_at is not null))
  )`.execute(db);
  await sql`create unique index deviation_open on deviation (workspace_id, family, subject_id) where state <> 'closed'`.execute(
    db,
  );
  await sql`create index deviation_subject on deviation (subject_id)`.execute(db);

  await sql`create table deviation_entry (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    deviation_id uuid not null references deviation,
    number integer not null,
    at timestamptz not null,
    actor_id uuid references person,
    event text not null check (event in ('opened', 'reason_added', 'acknowledged', 'closed', 'ended_by_itself')),
    reason text,
    period text,
    note text,
    unique (deviation_id, number)
  )`.execute(db);
  await sql`create index deviation_entry_actor on deviation_entry (actor_id) where actor_id is not null`.execute(db);
}
