import { chmod, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf, type KeyPair, type Keys, keyLength, type RandomBytes } from './keys.ts';

/** Nobody but the process's own user. */
const ownersFile = 0o600;
const ownersFolder = 0o700;

/**
 * Keys as files in a folder that all processes share and that is in no backup: `<round>.token.key` and `<round>.seal.key`. `<round>.destroyed` is the
 * record that they were destroyed. It is written first: from then on they are of no use, and whoever finds it with a key beside it ends the work.
 */
export function fileKeys(dir: string, random: RandomBytes): Keys {
  const pathsOf = (roundId: string) => {
    const path = (end: string) => join(dir, `${roundId}.${end}`);
    return { token: path('token.key'), seal: path('seal.key'), record: path('destroyed') };
  };
  const read = async (roundId: string): Promise<KeyPair | undefined> => {
    const { token, seal, record } = pathsOf(roundId);
    const pair = { token: await keyIn(token), seal: await keyIn(seal) };
    if (!pair.token || !pair.seal || (await isThere(record))) return undefined;
    return { token: pair.token, seal: pair.seal };
  };
  const wereDestroyed = async (roundId: string, fingerprint: string) =>
    (await recordIn(pathsOf(roundId).record))?.includes(fingerprint) ?? false;
  return {
    create: async roundId => {
      await mkdir(dir, { recursive: true, mode: ownersFolder });
      const { token, seal, record } = pathsOf(roundId);
      if (await isThere(record)) throw new Error('this round had keys before');
      const pair = { token: random(keyLength), seal: random(keyLength) };
      await keep(token, pair.token);
      await keep(seal, pair.seal);
      await settle(dir);
      return fingerprintOf(pair);
    },
    read,
    destroy: async (roundId, fingerprint, at) => {
      const { token, seal, record } = pathsOf(roundId);
      if (!(await wereDestroyed(roundId, fingerprint))) {
        const pair = await read(roundId);
        if (!pair || fingerprintOf(pair) !== fingerprint) throw new Error('these keys are not here');
        await keep(record, `${JSON.stringify({ destroyedAt: at.toISOString(), fingerprint })}\n`);
      }
      await overwrite(token, random);
      await overwrite(seal, random);
      await settle(dir);
    },
    wereDestroyed,
  };
}

/** Written through to the disk; throws where there is such a file already. */
async function keep(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', ownersFile);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  // Whatever the process's mask of permissions says.
  await chmod(path, ownersFile);
}

/** The names in a folder are on the disk as well. */
async function settle(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function keyIn(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path);
    return bytes.length === keyLength ? new Uint8Array(bytes) : undefined;
  } catch {
    return undefined;
  }
}

async function overwrite(path: string, random: RandomBytes): Promise<void> {
  if (!(await isThere(path))) return;
  const file = await open(path, 'r+');
  try {
    await file.writeFile(random(keyLength));
    await file.sync();
  } finally {
    await file.close();
  }
  await unlink(path);
}

const isThere = async (path: string): Promise<boolean> => (await orNothing(stat(path))) !== undefined;
const recordIn = (path: string): Promise<string | undefined> => orNothing(readFile(path, 'utf8'));

/** What is not there is nothing; all else that goes wrong is thrown. */
async function orNothing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}
