import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PGliteDialect } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { secret } from '../../src/config.ts';
import { connect, type Db } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startPostgres } from './postgres.ts';

/** Real Postgres servers for the suites that need one: the oldest and the newest version that must work. */
export interface Servers {
  readonly 15: string | null;
  readonly 18: string | null;
}

/** What every test's database is a copy of: migrated, without a row. Migrating each anew took most of the time of many tests. */
export interface Templates {
  /** path of a dump of PGlite's directory */
  readonly pglite: string;
  /** the name of a database on each server */
  readonly server: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Servers;
    templates: Templates;
  }
}

const server = 'migrated_template';

/** Starts both; where one cannot start, `TEST_DATABASE_URL` stands in, else its suites are skipped with a printed line. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const fallback = process.env.TEST_DATABASE_URL ?? null;
  const folder = await mkdtemp(join(tmpdir(), 'three-hats-template-'));
  const pglite = join(folder, 'pglite.tar');
  const [fifteen, eighteen] = await Promise.all([startPostgres('15'), startPostgres('18'), dumpMigrated(pglite)]);
  const servers = { 15: fifteen?.url ?? fallback, 18: eighteen?.url ?? fallback };
  for (const url of new Set([servers[15], servers[18]])) if (url) await makeTemplate(url);
  project.provide('postgres', servers);
  project.provide('templates', { pglite, server });
  return async () => {
    await fifteen?.stop();
    await eighteen?.stop();
    await rm(folder, { recursive: true });
  };
}

async function dumpMigrated(path: string): Promise<void> {
  const pglite = await PGlite.create();
  const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite }), plugins: [new CamelCasePlugin()] });
  await migrate(db);
  const dump = await pglite.dumpDataDir('none');
  await writeFile(path, Buffer.from(await dump.arrayBuffer()));
  await pglite.close();
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${server}`);
  await client.query(`create database ${server}`);
  await client.end();
  const own = new URL(url);
  own.pathname = `/${server}`;
  const connection = await connect({ kind: 'postgres', url: secret(own.href) });
  await migrate(connection.background);
  await connection.close();
}
