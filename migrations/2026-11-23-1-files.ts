import { type Kysely, sql } from 'kysely';

/**
 * What may not wait for office hours has a class of its own. A message with a file keeps the file's id before Slack is asked to show
 * it: such a message has no metadata by which it could be looked up, and Slack's yes does not say under which time stamp it will stand.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox
    drop constraint outbox_class_check,
    add constraint outbox_class_check check (class in ('now', 'morning', 'at_once', 'bundle', 'edit')),
    add column file_id text,
    drop constraint outbox_check,
    add constraint outbox_sent_check check (
      state <> 'sent' or (sent_at is not null and (slack_ts is not null or file_id is not null))
    )`.execute(db);
}
