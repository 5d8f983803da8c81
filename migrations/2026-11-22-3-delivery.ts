import { type Kysely, sql } from 'kysely';

/**
 * The outbox: a message is a row before it is a message. `sending` is committed before Slack is called, the row's id
 * travels in the message's metadata, and an unclear outcome is looked up in the channel before anything is sent again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table outbox (
    id uuid primary key,
    workspace_id uuid not null references workspace,
    kind text not null,
    subject_id uuid not null,
    period text not null,
    class text not null check (class in ('now', 'morning', 'bundle', 'edit')),
    state text not null check (state in ('waiting', 'sending', 'unclear', 'sent', 'bundled', 'dropped', 'failed', 'gave_up')),
    due_at timestamptz not null,
    expires_at timestamptz,
    after_id uuid references outbox,
    replaces_id uuid references outbox,
    edits_id uuid references outbox,
    bundle_id uuid references outbox,
    receiver_id uuid references person,
    receiver_rule text,
    channel text,
    slack_ts text,
    attempts smallint not null default 0,
    lookups smallint not null default 0,
    tried_at timestamptz,
    lease_until timestamptz,
    leased_by uuid,
    sent_at timestamptz,
    error text,
    unique (workspace_id, kind, subject_id, period),
    check (state <> 'sent' or (slack_ts is not null and sent_at is not null)),
    check (state <> 'bundled' or bundle_id is not null)
  )`.execute(db);
  await sql`create index outbox_due on outbox (due_at) where state in ('waiting', 'sending', 'unclear')`.execute(db);
  await sql`create index outbox_after on outbox (after_id) where after_id is not null`.execute(db);
  await sql`create index outbox_replaces on outbox (replaces_id) where replaces_id is not null`.execute(db);
  await sql`create index outbox_edits on outbox (edits_id) where edits_id is not null`.execute(db);
  await sql`create index outbox_bundle on outbox (bundle_id) where bundle_id is not null`.execute(db);
  await sql`create index outbox_morning on outbox (receiver_id, due_at) where class = 'morning' and state = 'waiting'`.execute(
    db,
  );
}
