import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../support/postgres.ts';

/** A Postgres of its own that can crash. What it committed survives that. */
export interface Server {
  /** of its database */
  readonly url: string;
  readonly port: number;
  /** Ends without a word to anybody, as in a crash. */
  crash(): Promise<void>;
  /** Starts again on the same data and port; resolves when it accepts connections. */
  start(): Promise<void>;
  /** Ends, and its data is gone. */
  remove(): Promise<void>;
}

/** Undefined, with a printed line, where Postgres cannot start. */
export async function openServer(): Promise<Server | undefined> {
  const running = await startPostgres('18');
  if (!running) return undefined;
  const url = new URL(running.url);
  const folder = await prepare(running.url);
  url.pathname = '/app';
  const options = await readFile(join(folder, 'postmaster.opts'), 'utf8');
  const [, postgres = ''] = /^"?(.*?)"? "/.exec(options) ?? [];
  const { uid, gid } = await stat(folder);
  const control = (...words: string[]) =>
    run(join(dirname(postgres), 'pg_ctl'), [...words, '-D', folder, '-w', '-t', '60'], { uid, gid });
  const crash = () => control('stop', '-m', 'immediate');
  return {
    url: url.href,
    port: Number(url.port),
    crash,
    start: () => control('start', '-o', options.slice(postgres.length).trim()),
    remove: async () => {
      await crash().catch(() => undefined);
      await rm(dirname(folder), { recursive: true, force: true });
    },
  };
}

/** Makes the database; other suites trade commits for speed, here one that was answered must last. Returns the folder of the data. */
async function prepare(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create database app');
    await client.query('alter database app set synchronous_commit = on');
    const found = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return found.rows[0]?.folder ?? '';
  } finally {
    await client.end();
  }
}

/** The server that it starts lives on with the streams it was given, so it gets none. */
async function run(command: string, words: readonly string[], as: { uid: number; gid: number }): Promise<void> {
  const child = spawn(command, words, { ...as, stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${words[0]} ended with ${code}`);
}
