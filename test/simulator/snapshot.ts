import type { PGlite } from '@electric-sql/pglite';

/** Everything that a database held at one moment, table by table, whatever its columns are. */
export type Snapshot = Readonly<Record<string, readonly unknown[]>>;

export async function tablesOf(pglite: PGlite): Promise<string[]> {
  const { rows } = await pglite.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1`,
  );
  return rows.map(({ name }) => name);
}

export async function takeSnapshot(pglite: PGlite, tables: readonly string[]): Promise<Snapshot> {
  // A function takes no more than a hundred arguments: one object for each table, put together.
  const parts = tables.map(
    table => `jsonb_build_object('${table}', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from "${table}" t))`,
  );
  const { rows } = await pglite.query<{ all: Snapshot }>(`select ${parts.join(' || ')} as all`);
  return rows[0]?.all ?? {};
}

/** The database as it was then. Triggers and foreign keys rest meanwhile. */
export async function restoreSnapshot(pglite: PGlite, snapshot: Snapshot): Promise<void> {
  const tables = Object.keys(snapshot);
  const filled = tables.filter(table => (snapshot[table] ?? []).length > 0);
  const inserts = filled.map(
    table =>
      `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", ${literal(snapshot[table])}::jsonb);`,
  );
  await pglite.exec(
    `begin; set local session_replication_role = replica;
     truncate ${tables.map(table => `"${table}"`).join(', ')} cascade; ${inserts.join('\n')} commit;`,
  );
}

const literal = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;
