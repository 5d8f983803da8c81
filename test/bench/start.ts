import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ms, percentile, type Row, timed } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const again = 5;

/** From `npm start` without a token to the printed address: the first time, and with the database and workspace of an earlier run. */
export async function startToReady(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'three-hats-start-'));
  const kept = join(folder, 'kept');
  const bare = join(folder, 'bare');
  try {
    const cold = await sandboxStarts(kept, hasLived);
    const bareCold = await timed(() => embeddedDatabaseOpens(bare));
    const warm = await repeated(() => sandboxStarts(kept));
    const bareWarm = await repeated(() => timed(() => embeddedDatabaseOpens(bare)));
    const node = await repeated(() => timed(() => ends(['-e', '0'])));
    return [row('cold', '≤ 6 s', cold, bareCold, node), row(`warm, median of ${again}`, '≤ 2 s', warm, bareWarm, node)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const row = (which: string, bar: string, measured: number, database: number, node: number): Row => ({
  what: `start to ready on the embedded database, ${which}`,
  bar,
  measured: `${ms(measured)}, ratio ${(measured / database).toFixed(1)}`,
  baseline: `a bare PGlite.create: ${ms(database)}; a bare node: ${ms(node)}`,
});

async function repeated(work: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < again; i += 1) times.push(await work());
  return percentile(times, 0.5);
}

/** Milliseconds until the address is printed; then it is stopped as Ctrl-C would, which keeps the workspace. */
async function sandboxStarts(dir: string, beforeItStops: (page: string) => Promise<void> = async () => undefined) {
  const from = performance.now();
  const child = run([...(await startWords()), '--keep', dir]);
  const page = await addressPrinted(child.stdout);
  const took = performance.now() - from;
  await beforeItStops(page);
  child.kill('SIGINT');
  await once(child, 'exit');
  return took;
}

/** What `npm start` gives to node: its flags and the file. */
export async function startWords(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

async function addressPrinted(output: AsyncIterable<unknown>): Promise<string> {
  let printed = '';
  for await (const chunk of output) {
    printed += String(chunk);
    const page = /Open (http:\S+)/.exec(printed)?.[1];
    if (page) return page;
  }
  throw new Error(`the sandbox ended before it was ready: ${printed}`);
}

/** The firm's past is being played until its clock stands still; a workspace kept halfway would be a smaller one. */
async function hasLived(page: string): Promise<void> {
  while (/"moving":\s*true/.test(await (await fetch(`${page}page-api/state`)).text())) await pause(200);
}

/** A process that does nothing but open an embedded database. */
const embeddedDatabaseOpens = (dir: string): Promise<void> =>
  ends([
    '--input-type=module',
    '-e',
    `const { PGlite } = await import('@electric-sql/pglite'); await PGlite.create(${JSON.stringify(dir)}); process.exit(0);`,
  ]);

async function ends(args: readonly string[]): Promise<void> {
  const [code] = await once(run(args), 'exit');
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(code)}`);
}

/** The page's port is whichever is free: 3000, or another where that is taken. */
const run = (args: readonly string[]) =>
  spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
