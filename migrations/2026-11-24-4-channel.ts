import { type Kysely, sql } from 'kysely';

/**
 * A message may go to a channel. One that would not take it is kept in its row, so that a person gets the message instead; and of the leadership's
 * channel is kept how it was found when it was last looked at, so that an admin hears of each change once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column refused_channel text`.execute(db);
  await sql`create table leadership_channel (
    workspace_id uuid primary key references workspace,
    channel text not null,
    finding text not null check (
      finding in ('fit', 'not_private', 'shared_outside', 'not_member', 'archived', 'not_found', 'unreadable', 'refused')
    ),
    outsiders text[] not null,
    since timestamptz not null
  )`.execute(db);
}
