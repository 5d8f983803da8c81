import { CamelCasePlugin, Kysely, PGliteDialect, type Transaction } from 'kysely';
import type { DatabaseConfig } from '../config.ts';
import type { PoolOptions } from './postgres.ts';
import type { DB } from './schema.ts';

/** The database outside a transaction. On PGlite never used while a transaction of the same caller is open. */
export type Db = Kysely<DB>;
/** Inside a transaction. */
export type Tx = Transaction<DB>;
/** A query does not care which of the two it gets. */
export type Executor = Kysely<DB>;

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

export interface Connection {
  /** for people who wait: short statement timeout, short wait for a connection */
  readonly db: Db;
  /** for tick, sender and tools; the same as `db` on the embedded database */
  readonly background: Db;
  readonly kind: 'postgres' | 'embedded' | 'memory';
  /** Ends every connection. The last thing an app does. */
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names. Throws `DirectoryInUse` when another process has the embedded one, `DirectoryRefused` when
 * its directory can't be written in.
 */
export async function connect(config: DatabaseConfig): Promise<Connection> {
  return config.kind === 'postgres' ? connectPostgres(config.url.reveal()) : connectEmbedded(config);
}

async function connectPostgres(url: string): Promise<Connection> {
  const { poolOf } = await import('./postgres.ts');
  const open = (options: PoolOptions) => new Kysely<DB>({ dialect: poolOf(url, options), plugins: [camelCase] });
  const db = open({ name: 'clicks', max: 10, statement: 2_000, wait: 500, pause: 5_000 });
  const background = open({ name: 'background', max: 5, statement: 60_000, wait: 10_000, pause: 30_000 });
  return {
    db,
    background,
    kind: 'postgres',
    close: async () => {
      await Promise.all([db.destroy(), background.destroy()]);
    },
  };
}

async function connectEmbedded(config: Exclude<DatabaseConfig, { kind: 'postgres' }>): Promise<Connection> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pgliteParsers } = await import('./parsers.ts');
  const release = config.kind === 'embedded' ? await lockOf(config.dir) : undefined;
  const pglite = await PGlite.create({
    ...(config.kind === 'embedded' ? { dataDir: config.dir } : {}),
    ...(config.kind === 'memory' && config.like ? { loadDataDir: config.like } : {}),
    parsers: pgliteParsers,
  }).catch(error => {
    release?.();
    throw error;
  });
  const db = new Kysely<DB>({ dialect: new PGliteDialect({ pglite }), plugins: [camelCase] });
  return {
    db,
    background: db,
    kind: config.kind,
    close: async () => {
      try {
        if (!pglite.closed) await pglite.close();
      } finally {
        release?.();
      }
    },
  };
}

async function lockOf(dir: string): Promise<() => void> {
  const { lockDirectory } = await import('./lock.ts');
  return lockDirectory(dir);
}
