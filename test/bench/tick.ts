import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { secret } from '../../src/config.ts';
import { connect, type Db } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { claimDue } from '../../src/delivery/queries.ts';
import { anyMarked, anyWaking } from '../../src/schedule/queries.ts';
import { messageGate, occurrenceGate } from '../../src/settings/index.ts';
import type { Row } from './measure.ts';

const now = new Date('2026-11-23T08:00:00Z');

/** What a tick reads when nothing is due, with a thousand and with a million occurrences planned ahead. */
export async function emptyTick(database: string): Promise<Row[]> {
  const connection = await connect({ kind: 'postgres', url: secret(database) });
  const { background: db } = connection;
  await migrate(db);
  const workspaceId = randomUUID();
  await db
    .insertInto('workspace')
    .values({ id: workspaceId, slackTeamId: 'T1', slackBotUserId: 'U1', name: 'Firm' })
    .execute();
  await planAhead(db, workspaceId, 1_000);
  const few = await pagesOfTick(db, database);
  await planAhead(db, workspaceId, 999_000);
  const many = await pagesOfTick(db, database);
  await connection.close();
  return [
    {
      what: 'empty tick at 1,000,000 occurrences, pages read',
      bar: '≤ 10',
      measured: String(many),
      baseline: `at 1,000: ${few}`,
    },
  ];
}

/** Occurrences due from tomorrow on, each of a subject of its own. */
async function planAhead(db: Db, workspaceId: string, count: number): Promise<void> {
  await sql`insert into occurrence (id, workspace_id, cadence, subject_id, period, due_at, closes_at, state, wake_at)
    select gen_random_uuid(), ${workspaceId}, 'pulse', gen_random_uuid(), '2026-12', due, due + interval '10 days', 'planned', due
    from (select ${now}::timestamptz + make_interval(mins => 1440 + i) as due from generate_series(1, ${count}) i) planned`.execute(
    db,
  );
  await sql`analyze occurrence`.execute(db);
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Pages that the statements of a tick read, by EXPLAIN, summed up. */
async function pagesOfTick(db: Db, database: string): Promise<number> {
  const statements = await recorded(() =>
    db.transaction().execute(async tx => {
      await anyMarked(tx);
      await anyWaking(tx, occurrenceGate, now);
      await claimDue(tx, messageGate, now, 1);
    }),
  );
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query('begin');
  let pages = 0;
  for (const statement of statements) {
    // The first time a session runs a statement it reads the catalogue; the app's connections are warm.
    await explain(client, statement);
    pages += await explain(client, statement);
  }
  await client.query('rollback');
  await client.end();
  return pages;
}

async function explain(client: pg.Client, { text, values }: Statement): Promise<number> {
  const statement = `explain (analyze, buffers, format json) ${text}`;
  const explained = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(statement, values);
  const plan = explained.rows[0]?.['QUERY PLAN'][0].Plan;
  return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
}

/** The statements that some work sends, without those that begin and end transactions. */
async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const { query } = pg.Client.prototype;
  const statements: Statement[] = [];
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [text, values] = args;
    if (typeof text === 'string' && /^(select|delete|update|insert|with)/i.test(text.trim()))
      statements.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements;
}
