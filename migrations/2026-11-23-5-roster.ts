import { type Kysely, sql } from 'kysely';

/** Whom a client works for may be "not known yet", with the day by which it will be. One column on a small table: no lock to speak of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table client
    add column clients_client_by date,
    add check (clients_client is null or clients_client_by is null)`.execute(db);
}
