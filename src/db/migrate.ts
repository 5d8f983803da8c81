import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import type { Db } from './connect.ts';

const folder = path.join(import.meta.dirname, '../../migrations');

/** Brings the schema to the newest migration; returns the names applied. Two processes at once: one applies, the other waits. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migrator(db).migrateToLatest();
  if (error) throw new Error('migration failed', { cause: error });
  return (results ?? []).filter(result => result.status === 'Success').map(result => result.migrationName);
}

/** Names of migrations that this code has and the database has not. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter(migration => migration.executedAt === undefined).map(migration => migration.name);
}

function migrator(db: Db): Migrator {
  return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder: folder }) });
}
