import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptWorkspace } from '../../src/sandbox/keep.ts';

describe('a sandbox that is kept', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'three-hats-keep-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const opened = async (dir: string) => {
    const keeper = await keptWorkspace(dir);
    if (!keeper) throw new Error('nothing is kept');
    return keeper;
  };
  const withDatabase = async (dir: string) => {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'PG_VERSION'), '18');
  };

  it('begins anew where the first run was killed before it kept anything', async () => {
    const dir = join(root, 'killed');
    await withDatabase((await opened(dir)).databaseDir);
    const second = await opened(dir);
    expect(second.kept).toBeUndefined();
    expect(existsSync(second.databaseDir)).toBe(false);
  });

  it('never takes away a database that it did not begin itself', async () => {
    const dir = join(root, 'of-somebody-else');
    await withDatabase(join(dir, 'database'));
    expect(existsSync((await opened(dir)).databaseDir)).toBe(true);
  });

  it('goes on with what it kept', async () => {
    const dir = join(root, 'kept');
    const first = await opened(dir);
    await withDatabase(first.databaseDir);
    const now = new Date('2026-11-24T08:00:00Z');
    await first.save({} as never, now);
    const second = await opened(dir);
    expect(second.kept?.now).toEqual(now);
    expect(existsSync(second.databaseDir)).toBe(true);
  });
});
