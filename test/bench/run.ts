import pg from 'pg';
import { startPostgres } from '../support/postgres.ts';
import { clickToForm } from './click.ts';
import { aMonth } from './month.ts';
import { oneInstance } from './one-instance.ts';
import { sealOfManyAnswers } from './seal.ts';
import { sender } from './sender.ts';
import { startToReady } from './start.ts';
import { submitUnderLoad } from './submit.ts';
import { emptyTick } from './tick.ts';

/** `npm run bench`: every figure beside a named baseline, in one run, so that a slow machine slows both. */
const server = await startPostgres('18');
const url = server?.url ?? process.env.TEST_DATABASE_URL;
if (!url) throw new Error('The bench needs Postgres: it cannot start here, and TEST_DATABASE_URL is not set.');
try {
  const rows = [
    ...(await clickToForm(await fresh('bench_click'))),
    ...(await submitUnderLoad(await fresh('bench_submit'))),
    ...(await emptyTick(await fresh('bench_tick'))),
    ...(await aMonth(await fresh('bench_month'))),
    ...(await sender(await fresh('bench_sender'))),
    ...(await sealOfManyAnswers(await fresh('bench_seal'))),
    ...(await startToReady()),
    ...(await oneInstance(await fresh('bench_instance'))),
  ];
  console.table(rows);
} finally {
  await server?.stop();
}
process.exit(0);

async function fresh(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${name}`);
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(url ?? ''), { pathname: `/${name}` }).href;
}
