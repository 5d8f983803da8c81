import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { type DatabaseConfig, secret } from '../../src/config.ts';
import { type Connection, connect } from '../../src/db/connect.ts';

/** The databases that everything must run on. */
export const engines = ['pglite', 'postgres15', 'postgres18'] as const;
export type Engine = (typeof engines)[number];

/** The same suite on every database; one that cannot start here is skipped with a printed line. */
export function onEveryDatabase(name: string, suite: (engine: Engine) => void): void {
  for (const engine of engines) onDatabase(engine, name, suite);
}

/** The same suite on the embedded database and on a server: where both ways of talking to it matter, and every version does not. */
export function onBothKinds(name: string, suite: (engine: Engine) => void): void {
  for (const engine of ['pglite', 'postgres18'] as const) onDatabase(engine, name, suite);
}

export function onDatabase(engine: Engine, name: string, suite: (engine: Engine) => void): void {
  const there = engine === 'pglite' || serverOf(engine) !== null;
  if (!there) console.log(`skipped: ${name} on ${engine}, which cannot start here`);
  describe.skipIf(!there)(`${name} (${engine})`, () => suite(engine));
}

/** A database of its own, migrated and without a row. On a server it is dropped by `drop`. */
export async function freshDatabase(engine: Engine): Promise<{ config: DatabaseConfig; drop: () => Promise<void> }> {
  if (engine === 'pglite') {
    const like = await openAsBlob(inject('templates').pglite);
    return { config: { kind: 'memory', like }, drop: async () => undefined };
  }
  const server = serverOf(engine) ?? '';
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${inject('templates').server}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    config: { kind: 'postgres', url: secret(url.href) },
    drop: () => onServer(server, `drop database ${name} with (force)`),
  };
}

/** The same, open. */
export async function migratedDatabase(engine: Engine): Promise<Connection & AsyncDisposable> {
  const { config, drop } = await freshDatabase(engine);
  const connection = await connect(config);
  const close = async () => {
    await connection.close();
    await drop();
  };
  return { ...connection, close, [Symbol.asyncDispose]: close };
}

const serverOf = (engine: Exclude<Engine, 'pglite'>): string | null =>
  inject('postgres')[engine === 'postgres15' ? 15 : 18];

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
