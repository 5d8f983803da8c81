import { PGlite } from '@electric-sql/pglite';
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Connection } from '../../src/db/connect.ts';
import { pgliteParsers } from '../../src/db/parsers.ts';
import type { DB } from '../../src/db/schema.ts';
import { ConnectionLost, Crash, type Faults, type Life, refuseTheDead } from './faults.ts';
import type { Turns } from './turns.ts';

/** In memory, so that durability would only cost time. */
export async function openDatabase(): Promise<PGlite> {
  const pglite = await PGlite.create({ parsers: pgliteParsers });
  await pglite.exec('set synchronous_commit = off; set jit = off');
  return pglite;
}

/** What a connection of one process goes through. */
export interface Line {
  readonly pglite: PGlite;
  readonly life: Life;
  /** absent: an admin at her desk, for whom nothing goes wrong and nobody has to wait */
  readonly weather?: { readonly turns: Turns; readonly faults: Faults };
  /** the database's own clock, which never steps */
  readonly databaseTime: () => Date;
  /** which life of the database: another one has perhaps forgotten something */
  readonly databaseLife: () => number;
}

/**
 * A process's connection to the database that all of them share. The server has one seat: whoever has a connection has the turn,
 * a transaction from its begin to its end. (So two transactions never overlap here; what locks do is tested on real servers.)
 */
export function connectionOf(line: Line): Connection {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOf(line),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
  const db = new Kysely<DB>({ dialect, plugins });
  return { db, background: db, kind: 'postgres', close: async () => undefined };
}

/** A seat at the server. */
interface Seat extends DatabaseConnection {
  readonly leave: () => void;
  inTransaction: boolean;
  wrote: boolean;
}

function driverOf(line: Line): Driver {
  const { pglite } = line;
  return {
    init: async () => undefined,
    destroy: async () => undefined,
    acquireConnection: () => seatAt(line),
    beginTransaction: async given => {
      const seat = seatOf(given);
      await pglite.exec('begin');
      Object.assign(seat, { inTransaction: true, wrote: false });
    },
    commitTransaction: async given => {
      const seat = seatOf(given);
      const commit = async () => {
        await pglite.exec('commit');
        seat.inTransaction = false;
      };
      return seat.wrote ? effect(line, commit) : commit();
    },
    rollbackTransaction: given => rollBack(pglite, seatOf(given)),
    releaseConnection: async given => {
      const seat = seatOf(given);
      await rollBack(pglite, seat);
      seat.leave();
    },
  };
}

// The driver hands Kysely nothing but seats.
const seatOf = (connection: DatabaseConnection): Seat => connection as Seat;

async function rollBack(pglite: PGlite, seat: Seat): Promise<void> {
  if (seat.inTransaction) await pglite.exec('rollback');
  seat.inTransaction = false;
}

async function seatAt(line: Line): Promise<Seat> {
  const { life, weather } = line;
  refuseTheDead(life);
  const leave = (await weather?.turns.enter()) ?? (() => undefined);
  if (life.dead || weather?.faults.isDown(line.databaseTime())) {
    leave();
    refuseTheDead(life);
    throw new ConnectionLost('connect ECONNREFUSED');
  }
  const seat: Seat = {
    leave,
    inTransaction: false,
    wrote: false,
    executeQuery: query => execute(line, seat, query),
    streamQuery: () => {
      throw new Error('nothing is streamed here');
    },
  };
  return seat;
}

async function execute<R>(line: Line, seat: Seat, query: CompiledQuery): Promise<QueryResult<R>> {
  refuseTheDead(line.life);
  const run = () => ask<R>(line, query);
  if (!writes(query.sql)) return run();
  if (!seat.inTransaction) return effect(line, run);
  const result = await run();
  if (result.numAffectedRows !== 0n) seat.wrote = true;
  return result;
}

const writes = (text: string): boolean =>
  /^\s*(insert|update|delete|merge|with\b.*\b(insert|update|delete))\b/is.test(text);

/** The database's own time and life are the world's: they read the same in every run. */
async function ask<R>(line: Line, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const { pglite, databaseTime, databaseLife } = line;
  const text = sql
    .replaceAll('clock_timestamp()', `timestamptz '${databaseTime().toISOString()}'`)
    .replaceAll('system_identifier from pg_control_system()', `'life ${databaseLife()}'::text`);
  const { rows, affectedRows } = await pglite.query<R>(text, [...parameters]);
  return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
}

/** Something becomes lasting. Before it the line may break or the process end; after it the answer may get lost. */
async function effect<T>({ life, weather }: Line, act: () => Promise<T>): Promise<T> {
  const strike = weather?.faults.strikeDatabase(life);
  const side = strike && ('crash' in strike ? strike.crash : strike.fault);
  const end = (): never => {
    if (strike && 'crash' in strike) {
      life.dead = true;
      throw new Crash(`${life.name} ends ${side} a commit`);
    }
    throw new ConnectionLost('Connection terminated unexpectedly');
  };
  if (side === 'before') end();
  const result = await act();
  return side === 'after' ? end() : result;
}
