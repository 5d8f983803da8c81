import { type Kysely, sql } from 'kysely';

/** An occurrence is a row: one subject × one nominal period of a cadence, planned ahead. `wake_at` is all that the tick reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table occurrence (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    cadence text not null,
    subject_id uuid not null,
    period text not null,
    due_at timestamptz not null,
    closes_at timestamptz not null,
    state text not null check (state in ('planned', 'open', 'closed', 'skipped', 'not_applicable', 'failed')),
    reason text,
    opened_at timestamptz,
    stage smallint not null default 0,
    wake_at timestamptz,
    failures smallint not null default 0,
    unique (workspace_id, cadence, subject_id, period),
    check (closes_at >= due_at),
    check (state in ('planned', 'open') or wake_at is null)
  )`.execute(db);
  await sql`create index occurrence_wake on occurrence (wake_at) where wake_at is not null`.execute(db);
  await sql`create index occurrence_subject on occurrence (subject_id, cadence, due_at)`.execute(db);

  await sql`create table replan (
    workspace_id uuid not null references workspace,
    subject_id uuid primary key,
    kind text not null check (kind in ('person', 'client', 'workspace'))
  )`.execute(db);

  await sql`create table event_seen (
    workspace_id uuid not null references workspace,
    event_id text not null,
    seen_at timestamptz not null,
    primary key (workspace_id, event_id)
  )`.execute(db);
  await sql`create index event_seen_age on event_seen (seen_at)`.execute(db);
}
