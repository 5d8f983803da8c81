import { promises as fs } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Db } from './connect.ts';

const folder = path.join(import.meta.dirname, '../../migrations');

/** Brings the schema to the newest migration; returns the names applied. Two processes at once: one applies, the other waits. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migrator(db).migrateToLatest();
  if (error) throw new Error('migration failed', { cause: error });
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName);
}

/** Names of migrations that this code has and the database has not. Cheap: Kysely's own way looks at every table of the database. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const applied = new Set(await appliedMigrations(db));
  return Object.keys(await provider.getMigrations()).filter(name => !applied.has(name));
}

async function appliedMigrations(db: Db): Promise<string[]> {
  const found = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!found.rows[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

const provider = new FileMigrationProvider({ fs, path, migrationFolder: folder });

const migrator = (db: Db): Migrator => new Migrator({ db, provider });
