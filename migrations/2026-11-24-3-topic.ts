import { type Kysely, sql } from 'kysely';

/** A client’s two kinds of meeting each have a deviation of their own: `topic` tells them apart; empty where a family has one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table deviation add column topic text not null default ''`.execute(db);
  await sql`drop index deviation_open`.execute(db);
  await sql`create unique index deviation_open on deviation (workspace_id, family, subject_id, topic)
    where state not in ('closed', 'unfounded') and family <> 'reported'`.execute(db);
}
