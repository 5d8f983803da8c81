import { type Kysely, sql } from 'kysely';

/**
 * What faults leave behind. `wake_at` is when the sender looks at a message again, so that `due_at` stays what it was; what
 * throws is counted and parked; Slack's limits are kept by all instances together; a database that may have forgotten its
 * newest commits (failover, restored backup) is known as such.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox
    add column wake_at timestamptz,
    add column failures smallint not null default 0,
    add column has_slot boolean not null default false,
    add column doubted_since timestamptz,
    add column ended_at timestamptz`.execute(db);
  await sql`update outbox set wake_at = due_at`.execute(db);
  await sql`alter table outbox alter column wake_at set not null`.execute(db);
  await sql`drop index outbox_due`.execute(db);
  await sql`create index outbox_wake on outbox (wake_at, class desc, id) where state in ('waiting', 'sending', 'unclear')`.execute(
    db,
  );
  await sql`drop index outbox_morning`.execute(db);
  await sql`create index outbox_morning on outbox (receiver_id, wake_at) where class = 'morning' and state = 'waiting'`.execute(
    db,
  );
  await sql`create index outbox_ended on outbox (workspace_id, ended_at) where state in ('failed', 'gave_up')`.execute(
    db,
  );

  await sql`create index outbox_told on outbox (receiver_id, sent_at) where class = 'now' and state = 'sent'`.execute(
    db,
  );

  await sql`create table slot (
    workspace_id uuid not null references workspace,
    lane text not null,
    free_at timestamptz not null,
    primary key (workspace_id, lane)
  )`.execute(db);

  await sql`alter table workspace
    add column database_identity text,
    add column doubted_since timestamptz,
    add column doubted_until timestamptz,
    add column restored_at timestamptz`.execute(db);
  await sql`alter table person add column unreachable text`.execute(db);
}
