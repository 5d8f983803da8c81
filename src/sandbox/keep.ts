import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Records } from './workspace/index.ts';

export interface Kept {
  readonly records: Records;
  readonly now: Date;
}

/** A sandbox that is there again after a restart: its workspace and its database lie side by side in one directory. */
export interface Keeper {
  readonly databaseDir: string;
  /** beside the database, as outside a sandbox: never in it */
  readonly keysDir: string;
  /** what an earlier run left; undefined the first time */
  readonly kept: Kept | undefined;
  save(records: Records, now: Date): Promise<void>;
}

export async function keptWorkspace(dir: string | undefined): Promise<Keeper | undefined> {
  if (!dir) return undefined;
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'workspace.bin');
  const databaseDir = join(dir, 'database');
  const kept = await load(file);
  if (!kept) await beginAnew(databaseDir, join(dir, unfinished));
  return {
    databaseDir,
    keysDir: join(dir, 'keys'),
    kept,
    save: async (records, now) => {
      const kept: Kept = { records, now };
      await writeFile(`${file}.new`, serialize(kept));
      await rename(`${file}.new`, file);
      await rm(join(dir, unfinished), { force: true });
    },
  };
}

/** Stands there from the first start until something was kept. */
const unfinished = 'unfinished';

/** A first run that was killed leaves a database whose workspace nobody kept: another one cannot go on with it. */
async function beginAnew(databaseDir: string, mark: string): Promise<void> {
  if (existsSync(mark)) await rm(databaseDir, { recursive: true, force: true });
  await writeFile(mark, '');
}

async function load(file: string): Promise<Kept | undefined> {
  try {
    return deserialize(await readFile(file)) as Kept;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
