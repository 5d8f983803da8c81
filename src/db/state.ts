import { sql } from 'kysely';
import type { Db } from './connect.ts';

export interface DatabaseState {
  readonly now: Date;
  /**
   * Which life of which database: cluster, timeline, database. A failover or a restore to a point in time begins a new timeline, a dump restored
   * elsewhere another cluster or database. Not noticed: files copied back in place.
   */
  readonly identity: string;
}

/** The server's clock, and which life of the database this is. Postgres only. */
export async function databaseState(db: Db): Promise<DatabaseState> {
  const found = await sql<DatabaseState>`select clock_timestamp() as now,
    concat_ws('/', (select system_identifier from pg_control_system()), left(pg_walfile_name(pg_current_wal_lsn()), 8),
      (select oid from pg_database where datname = current_database())) as identity`.execute(db);
  const [state] = found.rows;
  if (!state) throw new Error('the database did not say which one it is');
  return state;
}
