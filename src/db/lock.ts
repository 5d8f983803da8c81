import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Another process has the embedded database open. PGlite itself takes no lock, and two processes damage it silently. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

/** The directory can't be locked as it is, most often for want of a right; the message names it, says what is needed, and why it failed. */
export class DirectoryRefused extends Error {
  override readonly name = 'DirectoryRefused';

  constructor(dir: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const needs = `whoever runs three-hats must be allowed to write in it and in its file ${lockName}`;
    super(`The data directory ${dir} can't be locked (${why}): ${needs}. Change that, or set DATA_DIR.`, { cause });
  }
}

const lockName = '.lock';
/** SQLITE_BUSY */
const busy = 5;

/**
 * Takes a directory for this process until it ends, however it ends: the kernel frees the lock on kill -9. It holds between containers that
 * share the directory too, which have neither network nor process ids in common. It is SQLite's lock on a file that stays empty: Node has none
 * of its own. Returns the release. Throws `DirectoryInUse`, `DirectoryRefused`.
 *
 * It is a POSIX lock: nothing in this process may open and close the file while it is held (a copy of the directory, say), or it is gone.
 */
export async function lockDirectory(dir: string): Promise<() => void> {
  try {
    mkdirSync(dir, { recursive: true });
    return await lockFile(join(dir, lockName));
  } catch (cause) {
    if ((cause as { errcode?: unknown }).errcode !== busy) throw new DirectoryRefused(dir, cause);
    throw new DirectoryInUse('the data directory is in use', { cause });
  }
}

async function lockFile(file: string): Promise<() => void> {
  const { DatabaseSync } = await import('node:sqlite');
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    // Written, never committed: of a file that may only be read SQLite would make do with a reader's lock, without a word.
    lock.exec('pragma journal_mode = memory; begin exclusive; pragma user_version = 1');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
