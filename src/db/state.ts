import { sql } from 'kysely';
import type { Db } from './connect.ts';

export interface DatabaseState {
  readonly now: Date;
  /**
   * Which life of which database: cluster, timeline, database. A failover or a restore to a point in time begins a new timeline, a dump restored
   * elsewhere another cluster or database. Not noticed: files copied back in place. Undefined where the host lets nobody ask.
   */
  readonly identity: string | undefined;
}

/** The server's clock, and which life of the database this is. Postgres only. */
export async function databaseState(db: Db): Promise<DatabaseState> {
  const clock = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  const [row] = clock.rows;
  if (!row) throw new Error('the database did not say what time it is');
  return { now: row.now, identity: await identityOf(db) };
}

const mayNotAsk = new Set(['42501', '0A000', '42883']);

async function identityOf(db: Db): Promise<string | undefined> {
  try {
    const found = await sql<{ identity: string }>`select
      concat_ws('/', (select system_identifier from pg_control_system()), left(pg_walfile_name(pg_current_wal_lsn()), 8),
        (select oid from pg_database where datname = current_database())) as identity`.execute(db);
    return found.rows[0]?.identity;
  } catch (error) {
    if (error instanceof Error && 'code' in error && mayNotAsk.has(String(error.code))) return undefined;
    throw error;
  }
}
