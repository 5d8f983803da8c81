import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { describeApp, openSandbox, type Sandbox } from '../src/sandbox/index.ts';
import { seededIds } from '../src/sandbox/seeded-ids.ts';
import { freshDatabase } from './support/database.ts';
import { ids, smallFirm } from './support/firm.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'three-hats-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each process finds what the ones before it have compiled: a start takes half as long. */
const surroundings = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(folder, 'compiled') };

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** resolves when the output holds the words */
  says(words: string): Promise<void>;
  /** sends the signal; the exit code and how long it took, in milliseconds */
  ends(signal: NodeJS.Signals): Promise<{ code: number | null; took: number }>;
}

function start(environment: Record<string, string>, args: string[] = []): Run {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: root,
    env: { ...surroundings, ...environment },
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => chunks.push(String(chunk)));
  const output = () => chunks.join('');
  return {
    child,
    output,
    says: async words => {
      while (!output().includes(words)) {
        if (child.exitCode !== null) throw new Error(`it ended before it said ${words}: ${output()}`);
        await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
      }
    },
    ends: async signal => {
      const from = performance.now();
      child.kill(signal);
      if (child.exitCode === null) await once(child, 'exit');
      return { code: child.exitCode, took: performance.now() - from };
    },
  };
}

function cli(environment: Record<string, string>, ...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      ['src/cli.ts', ...args],
      { cwd: root, env: { ...surroundings, ...environment } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}

describe('the process', () => {
  it('says every mistake of its environment by name, and ends with code 1', async () => {
    const run = start({ SLACK_BOT_TOKEN: 'hunter2', PORT: 'no' });
    await once(run.child, 'exit');
    expect(run.child.exitCode).toBe(1);
    expect(run.output()).toMatch(/SLACK_BOT_TOKEN[\s\S]*PORT/);
    expect(run.output()).not.toContain('hunter2');
  });

  it('ends on SIGTERM already while it reads its environment', async () => {
    const atTheReader = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, from, next) { if (name === 'zod') process.kill(process.pid, 'SIGTERM'); return next(name, from); } });`;
    const run = start({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(atTheReader)}` });
    expect(await once(run.child, 'exit')).toEqual([0, null]);
    expect(run.output()).toBe('');
  });

  it('opens the sandbox without any token, serves its page, and ends on Ctrl-C within five seconds', async () => {
    const run = start({});
    await run.says('Ctrl-C ends it');
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(run.output())?.[0] ?? '';
    expect(await (await fetch(address)).text()).toContain('<!doctype html>');
    const { hostname, port } = new URL(address);
    const [noAddress] = await once(get({ hostname, port, path: '//[', agent: false }), 'response');
    expect(noAddress.statusCode).toBe(404);
    const { code, took } = await run.ends('SIGINT');
    expect(code).toBe(0);
    expect(took).toBeLessThan(5_000);
  });
});

describe('the process in Slack, and its tools', () => {
  let sandbox: Sandbox;
  const roster = join(folder, 'roster.csv');
  const data = { DATA_DIR: join(folder, 'data') };
  const slack = () => ({
    SLACK_API_URL: sandbox.apiUrl,
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
  });
  beforeAll(async () => {
    const app = describeApp(parse(readFileSync(join(root, 'manifest.yml'), 'utf8')));
    sandbox = await openSandbox({
      clock: { now: () => new Date() },
      newId: seededIds('main'),
      app,
      people: smallFirm.people,
    });
    writeFileSync(roster, smallFirm.roster);
  });
  afterAll(() => sandbox.close());

  it('connects by Socket Mode, reads the people, keeps its directory to itself, and ends on SIGTERM within five seconds', async () => {
    const run = start({ ...data, ...slack() });
    await run.says('people_synced');
    expect(sandbox.sockets.count()).toBe(2);
    expect(await cli(data, 'explain', ids.ana)).toEqual({
      code: 1,
      output: 'The embedded database is in use. Stop three-hats first, then run this again.\n',
    });
    const { code, took } = await run.ends('SIGTERM');
    expect(code).toBe(0);
    expect(took).toBeLessThan(5_000);
    expect(run.output()).not.toContain(sandbox.botToken);
  });

  it('takes Slack’s requests where it has a signing secret, and says how it is', async () => {
    const { port } = await freePort();
    const { SLACK_APP_TOKEN: _, ...token } = slack();
    const run = start({ ...data, ...token, SLACK_SIGNING_SECRET: 'known to two', PORT: String(port) });
    await run.says('people_synced');
    const address = `http://127.0.0.1:${port}`;
    await sandbox.deliverTo({
      url: `${address}/slack/events`,
      signingSecret: 'known to two',
      clock: { now: () => new Date() },
    });
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    while ((await fetch(`${address}/readyz`)).status !== 200) await new Promise(resolve => setTimeout(resolve, 50));
    expect((await fetch(`${address}/slack/events`, { method: 'POST', body: 'forged' })).status).toBe(401);
    const second = start({
      ...token,
      DATA_DIR: join(folder, 'second'),
      KEYS_DIR: join(folder, 'second-keys'),
      SLACK_SIGNING_SECRET: 'x',
      PORT: String(port),
    });
    await once(second.child, 'exit');
    expect(second.output()).toContain('EADDRINUSE');
    expect(existsSync(join(folder, 'second'))).toBe(false);
    const { code, took } = await run.ends('SIGTERM');
    expect(code).toBe(0);
    expect(took).toBeLessThan(5_000);
  });

  it.each(['http', 'socket'] as const)(
    'tells that it is starting while Slack is away, and ends on SIGTERM by itself all the same (%s)',
    async mode => {
      const away = createServer().listen(0, '127.0.0.1');
      await once(away, 'listening');
      const { port } = await freePort();
      const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = slack();
      const run = start({
        ...data,
        SLACK_BOT_TOKEN,
        ...(mode === 'socket' ? { SLACK_APP_TOKEN } : { SLACK_SIGNING_SECRET: 'known to two' }),
        SLACK_API_URL: `http://127.0.0.1:${(away.address() as AddressInfo).port}/api/`,
        PORT: String(port),
      });
      await run.says('database_ready');
      const ask = async (path: string, method = 'GET') =>
        (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
      expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
      expect(await ask('/slack/events', 'POST')).toBe(mode === 'http' ? 503 : 404);
      const { code, took } = await run.ends('SIGTERM');
      expect(code).toBe(0);
      // By itself: the exit by force comes after four and a half.
      expect(took).toBeLessThan(3_000);
      expect(run.output()).not.toMatch(/failed|can't start/);
      away.close();
    },
  );

  it('imports the roster only when told to apply it, says go, and explains when somebody is asked next and why', {
    timeout: 90_000,
  }, async () => {
    const { data: place, drop } = await fastestPlace();
    const run = start({ ...place, ...slack() });
    await run.says('people_synced');
    await run.ends('SIGTERM');
    expect((await cli(place, 'import', roster)).output).toContain('Nothing was changed yet');
    expect((await cli(place, 'explain', 'ana@firm.example')).output).toContain('no: not an employee');
    expect((await cli(place, 'import', roster, '--apply')).output).toContain('Done.');
    expect(await cli(place, 'settings', 'set', 'leadership_contact', 'elin@firm.example')).toEqual({
      code: 0,
      output: 'leadership_contact is set.\n',
    });
    expect((await cli(place, 'settings', 'get', 'leadership_contact')).output).toContain(ids.elin);
    expect(await cli(place, 'settings', 'set', 'pulse.time', 'dawn')).toMatchObject({
      code: 1,
      output: expect.stringContaining('a time such as 09:00'),
    });
    expect(await cli(place, 'settings', 'set', 'admins', 'U0NOBODY00')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Nobody who works here'),
    });
    expect((await cli(place, 'go')).output).toContain('Go.');
    await cli(place, 'tick');
    const explained = (await cli(place, 'explain', ids.ana)).output;
    expect(explained).toContain('Kari Niemi (by the rule: owner)');
    expect(explained).toMatch(/next pulse +\d{4}-\d{2}: due .*09:00, working day \d+ of the month/);
    expect((await cli(place, 'explain')).output).toMatch(/Mikko Laine +nothing planned +no: not an employee/);
    expect((await cli(place, 'trouble')).output).toBe('Everything was delivered.\n');
    expect((await cli(place, 'restored')).output).toMatch(/^Held: \d+ messages and \d+ occurrences/);
    expect((await cli(place, 'trouble')).output).toContain('A restored backup waits');
    expect((await cli(place, 'restored', '--confirm')).output).toContain('Confirmed.');
    await drop();
  });
});

async function freePort(): Promise<{ port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return { port };
}

/** Postgres where there is one: the embedded database takes two seconds a command to open. */
async function fastestPlace(): Promise<{ data: Record<string, string>; drop: () => Promise<void> }> {
  if (inject('postgres')[18] === null)
    return { data: { DATA_DIR: join(folder, 'tools') }, drop: async () => undefined };
  const { config, drop } = await freshDatabase('postgres18');
  return { data: { DATABASE_URL: config.kind === 'postgres' ? config.url.reveal() : '' }, drop };
}
