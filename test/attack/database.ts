import { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PGliteDialect } from 'kysely';
import type { Connection } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { pgliteParsers } from '../../src/db/parsers.ts';
import type { DB } from '../../src/db/schema.ts';
import { tablesOf } from '../simulator/snapshot.ts';
import { piecesOf, runsBeyond } from './disk.ts';
import type { Dump, LyingFile, Row } from './evidence.ts';

/** A database of which everything can be seen: where its rows lie, and its files. */
export interface Bared {
  readonly connection: Connection;
  /** Everything that its tables hold now. */
  dump(at: Date): Promise<Dump>;
  /** What its files hold that they did not when they were last marked: heaps, indexes and the write-ahead log. */
  files(): Promise<LyingFile[]>;
  /** Marks what its files hold now. */
  mark(): Promise<void>;
  /** Forgets everything, for a world of its own. */
  empty(): Promise<void>;
}

/** `like`: a dump of one that is migrated already. */
export async function openBared(like?: Blob): Promise<Bared> {
  const pglite = await PGlite.create({ parsers: pgliteParsers, ...(like ? { loadDataDir: like } : {}) });
  await pglite.exec('set jit = off');
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  const db = new Kysely<DB>({ dialect: new PGliteDialect({ pglite }), plugins });
  if (!like) await migrate(db);
  const tables = await tablesOf(pglite);
  const versions = new Map<string, Row>();
  const disk = async () => new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
  let marked = new Set<string>();
  return {
    connection: { db, background: db, kind: 'memory', close: () => pglite.close() },
    dump: async at => ({ at, rows: await rowsOf(pglite, tables, versions) }),
    files: async () => runsBeyond(await disk(), marked).map((bytes, at) => ({ name: `piece ${at}`, bytes })),
    mark: async () => {
      marked = new Set(piecesOf(await disk()));
    },
    empty: async () => {
      await pglite.exec(`truncate ${tables.map(table => `"${table}"`).join(', ')} cascade`);
      versions.clear();
    },
  };
}

interface Place {
  readonly table: string;
  readonly ctid: string;
  readonly xmin: string;
}

const keyOf = ({ table, ctid, xmin }: Place): string => `${table} ${ctid} ${xmin}`;

/** Only versions that are new are read whole: most of a database is as it was an hour ago. */
async function rowsOf(pglite: PGlite, tables: readonly string[], versions: Map<string, Row>): Promise<Row[]> {
  const one = (table: string) => `select '${table}' as "table", ctid::text as ctid, xmin::text as xmin from "${table}"`;
  const { rows: places } = await pglite.query<Place>(tables.map(one).join(' union all '));
  const unknown = places.filter(place => !versions.has(keyOf(place)));
  for (const [table, some] of Map.groupBy(unknown, place => place.table)) {
    const { rows } = await pglite.query<Place & { values: Row['values'] }>(
      `select '${table}' as "table", ctid::text as ctid, xmin::text as xmin, to_jsonb(t) as values from "${table}" t
        where ctid = any ($1::tid[])`,
      [some.map(({ ctid }) => ctid)],
    );
    for (const row of rows) versions.set(keyOf(row), row);
  }
  return places.flatMap(place => versions.get(keyOf(place)) ?? []);
}
