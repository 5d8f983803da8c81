import { sql } from 'kysely';
import type { Executor, Tx } from '../../src/db/connect.ts';

interface RowsRead {
  /** rows that were read one after the other because no index served */
  readonly scanned: number;
  /** rows that an index led to */
  readonly fetched: number;
}

/** How many rows of a table Postgres reads for some work, in a transaction of its own; any query plan that is worse shows in it. */
export async function rowsRead(db: Executor, table: string, work: (tx: Tx) => Promise<unknown>): Promise<RowsRead> {
  return db.transaction().execute(async tx => {
    const before = await counted(tx, table);
    await work(tx);
    const after = await counted(tx, table);
    return { scanned: after.scanned - before.scanned, fetched: after.fetched - before.fetched };
  });
}

async function counted(tx: Tx, table: string): Promise<RowsRead> {
  const { rows } = await sql<RowsRead>`
    select coalesce(sum(seq_tup_read), 0)::int as scanned, coalesce(sum(idx_tup_fetch), 0)::int as fetched
    from pg_stat_xact_user_tables where relname = ${table}`.execute(tx);
  return rows[0] ?? { scanned: 0, fetched: 0 };
}
