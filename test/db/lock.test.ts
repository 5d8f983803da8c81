import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { DirectoryInUse, DirectoryRefused, lockDirectory } from '../../src/db/lock.ts';
import { asContainer, namespaces } from '../support/namespaces.ts';

const module = join(import.meta.dirname, '../../src/db/lock.ts');

/** Somebody to whom the rights of a file mean something: they mean nothing to root. */
const anybody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
/** Whether such a one can run our code, wherever it lies here. */
const restrained = spawnSync(process.execPath, [module], anybody).status === 0;
if (!restrained)
  console.log('skipped: what a lock is to somebody who may only read it, since nobody else may run here');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'three-hats-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const taking = (then: string) => [
  '--input-type=module',
  '-e',
  `const { lockDirectory } = await import(${JSON.stringify(module)});
   await lockDirectory(${JSON.stringify(dir)}).then(() => console.log('taken'), error => console.log(error.name)); ${then}`,
];

it('gives a directory to one at a time', async () => {
  const release = await lockDirectory(dir);
  await expect(lockDirectory(dir)).rejects.toThrow(DirectoryInUse);
  release();
  (await lockDirectory(dir))();
  expect(readdirSync(dir)).toEqual(['.lock']);
  expect(statSync(join(dir, '.lock')).size).toBe(0);
});

it('gives the directory of a killed process to the next one at once', async () => {
  const holder = spawn(process.execPath, taking('setInterval(() => undefined, 1_000)'));
  await once(holder.stdout, 'data');
  await expect(lockDirectory(dir)).rejects.toThrow(DirectoryInUse);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  (await lockDirectory(dir))();
});

it.skipIf(!namespaces)('keeps another container out, which shares the directory and nothing else', async () => {
  const [program, ...args] = asContainer;
  const inContainer = () =>
    execFileSync(program, [...args, process.execPath, ...taking('')], { encoding: 'utf8' }).trim();
  const release = await lockDirectory(dir);
  expect(inContainer()).toBe('DirectoryInUse');
  release();
  expect(inContainer()).toBe('taken');
});

it('leaves a directory in which a database can begin', async () => {
  const connection = await connect({ kind: 'embedded', dir });
  await expect(connect({ kind: 'embedded', dir })).rejects.toThrow(DirectoryInUse);
  await connection.close();
  expect(readdirSync(dir)).toContain('PG_VERSION');
});

it('gives the directory back where the database in it cannot be opened', async () => {
  writeFileSync(join(dir, 'PG_VERSION'), '12\n');
  await expect(connect({ kind: 'embedded', dir })).rejects.not.toThrow(DirectoryInUse);
  (await lockDirectory(dir))();
});

it('says what is wrong where nothing can be locked', async () => {
  mkdirSync(join(dir, '.lock'));
  await expect(lockDirectory(dir)).rejects.toThrow(DirectoryRefused);
  await expect(lockDirectory(dir)).rejects.toThrow(/unable to open.*must be allowed to write.*DATA_DIR/);
});

it.skipIf(!restrained)('gives nobody a directory whose lock he may only read', () => {
  chmodSync(dir, 0o777);
  writeFileSync(join(dir, '.lock'), '', { mode: 0o444 });
  expect(execFileSync(process.execPath, taking(''), { ...anybody, encoding: 'utf8' }).trim()).toBe('DirectoryRefused');
});
