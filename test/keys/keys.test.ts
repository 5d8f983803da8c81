import { execFile } from 'node:child_process';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileKeys } from '../../src/keys/file-keys.ts';
import { fingerprintOf, type Keys, type RandomBytes } from '../../src/keys/keys.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { seededBytes } from '../support/chance.ts';

const round = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const other = '11111111-1111-4111-8111-111111111111';
const at = new Date('2027-02-12T14:00:00Z');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const run = promisify(execFile);

const root: { dir: string } = { dir: '' };
beforeAll(async () => {
  root.dir = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterAll(() => rm(root.dir, { recursive: true }));

/** A folder that is not there yet, and the keys in it. */
function folder(name: string, random: RandomBytes = seededBytes(name)) {
  const dir = join(root.dir, name);
  return { dir, keys: fileKeys(dir, random) };
}

describe.each<[where: string, make: (name: string) => Keys]>([
  ['in a folder', name => folder(`contract ${name}`).keys],
  ['in memory', name => memoryKeys(seededBytes(name))],
])('a round’s keys %s', (_, make) => {
  it('are two of 32 bytes, unlike each other and any other round’s', async () => {
    const keys = make('made');
    const fingerprints = [await keys.create(round), await keys.create(other)];
    const pairs = [await keys.read(round), await keys.read(other)];
    expect(pairs.map(pair => pair && fingerprintOf(pair))).toEqual(fingerprints);
    const all = pairs.flatMap(pair => (pair ? [hex(pair.token), hex(pair.seal)] : []));
    expect([new Set(all).size, all.every(key => key.length === 64)]).toEqual([4, true]);
  });

  it('are made once, and never again once they were destroyed', async () => {
    const keys = make('once');
    const fingerprint = await keys.create(round);
    await expect(keys.create(round)).rejects.toThrow();
    expect(await keys.read(other)).toBeUndefined();
    await keys.destroy(round, fingerprint, at);
    await expect(keys.create(round)).rejects.toThrow();
    expect(await keys.read(round)).toBeUndefined();
  });

  it('are destroyed for everybody who asks, and known to have been; twice is as once', async () => {
    const keys = make('gone');
    const [one, another] = [await keys.create(round), await keys.create(other)];
    expect(await keys.wereDestroyed(round, one)).toBe(false);
    await keys.destroy(round, one, at);
    await keys.destroy(round, one, new Date(at.getTime() + 1));
    expect([await keys.read(round), await keys.wereDestroyed(round, one)]).toEqual([undefined, true]);
    expect([await keys.read(other), await keys.wereDestroyed(other, another)]).toEqual([expect.anything(), false]);
  });

  it('are not destroyed where they are not: neither others under their name, nor none at all', async () => {
    const keys = make('elsewhere');
    const fingerprint = await make('there').create(round);
    await expect(keys.destroy(round, fingerprint, at)).rejects.toThrow();
    await keys.create(round);
    await expect(keys.destroy(round, fingerprint, at)).rejects.toThrow();
    expect([await keys.read(round), await keys.wereDestroyed(round, fingerprint)]).toEqual([expect.anything(), false]);
  });
});

describe('keys in a folder', () => {
  it('can be read by the process’s own user alone', async () => {
    const { dir, keys } = folder('modes');
    await keys.create(round);
    await keys.destroy(other, await keys.create(other), at);
    const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    const files = (await readdir(dir)).toSorted();
    expect(files).toEqual([`${other}.destroyed`, `${round}.seal.key`, `${round}.token.key`]);
    expect(await mode(dir)).toBe('700');
    expect(await Promise.all(files.map(file => mode(join(dir, file))))).toEqual(['600', '600', '600']);
  });

  it('leave a record when they are destroyed, and no byte of themselves wherever they lay', async () => {
    const { dir, keys } = folder('record');
    const fingerprint = await keys.create(round);
    const pair = await keys.read(round);
    // A second name for the same place on the disk shows what stays there.
    const names = ['token', 'seal'].map(key => [join(dir, `${round}.${key}.key`), join(dir, `left.${key}`)] as const);
    for (const [key, left] of names) await link(key, left);
    await keys.destroy(round, fingerprint, at);
    const kept = await Promise.all((await readdir(dir)).map(file => readFile(join(dir, file))));
    expect(kept.length).toBe(3);
    for (const key of pair ? [pair.token, pair.seal] : [])
      for (const bytes of kept) expect(bytes.toString('hex')).not.toContain(hex(key));
    const record: unknown = JSON.parse(await readFile(join(dir, `${round}.destroyed`), 'utf8'));
    expect(record).toEqual({ destroyedAt: at.toISOString(), fingerprint });
    await keys.destroy(round, fingerprint, new Date(0));
    expect(JSON.parse(await readFile(join(dir, `${round}.destroyed`), 'utf8'))).toEqual(record);
  });

  it('are of no use from the moment of the record on, and are destroyed to the end by whoever finds both', async () => {
    const { dir, keys } = folder('half');
    const fingerprint = await keys.create(round);
    const both = await Promise.all(['token', 'seal'].map(key => readFile(join(dir, `${round}.${key}.key`))));
    await keys.destroy(round, fingerprint, at);
    await writeFile(join(dir, `${round}.seal.key`), both[1] ?? '');
    await writeFile(join(dir, `${round}.token.key`), both[0] ?? '');
    expect([await keys.read(round), await keys.wereDestroyed(round, fingerprint)]).toEqual([undefined, true]);
    await unlink(join(dir, `${round}.token.key`));
    await keys.destroy(round, fingerprint, at);
    expect(await readdir(dir)).toEqual([`${round}.destroyed`]);
  });

  it('are shared by all processes, of which one alone makes them', async () => {
    const { dir, keys } = folder('shared');
    const child = async (what: string) =>
      (await run(process.execPath, [join(import.meta.dirname, 'child.ts'), dir, what, round])).stdout;
    const made = await Promise.all([child('create'), child('create'), child('create')]);
    const pair = await keys.read(round);
    const fingerprint = pair ? fingerprintOf(pair) : 'none';
    expect(made.toSorted()).toEqual([fingerprint, 'refused', 'refused'].toSorted());
    expect(await child('read')).toBe(fingerprint);
    await keys.destroy(round, fingerprint, at);
    expect(await child('read')).toBe('none');
  });

  it('that are cut short or gone are not there', async () => {
    const { dir, keys } = folder('short');
    const fingerprint = await keys.create(round);
    await truncate(join(dir, `${round}.seal.key`), 31);
    expect([await keys.read(round), await keys.wereDestroyed(round, fingerprint)]).toEqual([undefined, false]);
  });

  it('can neither be made, read nor destroyed where the folder can’t be used, and that is never mistaken for done', async () => {
    const { dir, keys } = folder('broken');
    // A file in the folder's place: it fails for everybody, also for an administrator.
    await writeFile(dir, '');
    await expect(keys.create(round)).rejects.toThrow();
    expect(await keys.read(round)).toBeUndefined();
    await expect(keys.destroy(round, 'f', at)).rejects.toThrow();
    await expect(keys.wereDestroyed(round, 'f')).rejects.toThrow();
    const missing = folder('missing');
    // It may come back with the keys in it.
    await expect(missing.keys.destroy(round, 'f', at)).rejects.toThrow();
    expect(await missing.keys.wereDestroyed(round, 'f')).toBe(false);
  });

  it('may lie in a folder that is there already', async () => {
    const { dir, keys } = folder('there');
    await mkdir(dir, { mode: 0o700 });
    expect(await keys.create(round)).toHaveLength(64);
  });
});
