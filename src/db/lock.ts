import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process has the embedded database open. PGlite itself takes no lock, and two processes damage it silently. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

/**
 * Takes a directory for this process until it ends, however it ends. On Linux an abstract socket, which the kernel frees
 * on kill -9; elsewhere a named socket that a newcomer replaces when nobody answers on it.
 * Returns the release. Throws `DirectoryInUse`.
 */
export async function lockDirectory(dir: string): Promise<() => void> {
  mkdirSync(dir, { recursive: true });
  const name = `three-hats-${createHash('sha256').update(realpathSync(dir)).digest('hex').slice(0, 32)}`;
  const server = process.platform === 'linux' ? await listen(`\0${name}`) : await listenOnFile(join(tmpdir(), name));
  return () => void server.close();
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.end());
    server.once('error', cause => reject(new DirectoryInUse('the data directory is in use', { cause })));
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

async function listenOnFile(path: string): Promise<Server> {
  const { connect } = await import('node:net');
  const answered = await new Promise<boolean>(resolve => {
    const probe = connect(path, () => resolve(true));
    probe.once('error', () => resolve(false));
    probe.once('connect', () => probe.end());
  });
  if (answered) throw new DirectoryInUse('the data directory is in use');
  rmSync(path, { force: true });
  return listen(path);
}
