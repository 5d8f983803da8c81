import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
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
  /** what an earlier run left; undefined the first time */
  readonly kept: Kept | undefined;
  save(records: Records, now: Date): Promise<void>;
}

export async function keptWorkspace(dir: string | undefined): Promise<Keeper | undefined> {
  if (!dir) return undefined;
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'workspace.bin');
  return {
    databaseDir: join(dir, 'database'),
    kept: await load(file),
    save: async (records, now) => {
      const kept: Kept = { records, now };
      await writeFile(`${file}.new`, serialize(kept));
      await rename(`${file}.new`, file);
    },
  };
}

async function load(file: string): Promise<Kept | undefined> {
  try {
    return deserialize(await readFile(file)) as Kept;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
