import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pgTypes } from './parsers.ts';

/** A pool of connections to Postgres. All times in milliseconds. */
export interface PoolOptions {
  /** stands behind the app's name in the server's list of sessions */
  readonly name: string;
  readonly max: number;
  /** after which the server gives a statement up */
  readonly statement: number;
  /** for a free connection, or for a new one */
  readonly wait: number;
  /** between two statements of one transaction: whoever stops there, or is cut off, holds locks that others need */
  readonly pause: number;
}

/** How long after the server should have given up its answer may come. */
const grace = 500;
/** The machine's own default is two hours. */
const firstProbe = 10_000;

/** Connections that survive whatever the network and the server do: what was asked fails, and the next caller gets a sound one. */
export function poolOf(url: string, { name, max, statement, wait, pause }: PoolOptions): Dialect {
  const pool = new pg.Pool({
    Client: Impatient,
    connectionString: url,
    application_name: `three-hats ${name}`,
    max,
    statement_timeout: statement,
    query_timeout: statement + grace,
    idle_in_transaction_session_timeout: pause,
    connectionTimeoutMillis: wait,
    keepAlive: true,
    keepAliveInitialDelayMillis: firstProbe,
    types: pgTypes(pg),
  });
  // Whoever waits for an answer is told by its rejection, and the pool replaces what broke. An `error` that nobody listens to
  // would end the process: the pool listens for the idle connections, but nobody for those in use.
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

/**
 * After `query_timeout` pg tells the caller and keeps the connection, whose answer may still come. On a half-open one it never
 * does, and whatever comes next, the rollback first, would wait behind it: so the connection ends with the first such timeout.
 */
class Impatient extends pg.Client {
  override query(...given: unknown[]) {
    const answer = Reflect.apply(super.query, this, given);
    if (answer instanceof Promise)
      answer.catch(error => {
        if (isReadTimeout(error)) void this.end();
      });
    return answer;
  }
}

/** pg has no code for it. */
const isReadTimeout = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';
