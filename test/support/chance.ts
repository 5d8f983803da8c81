import { createHash } from 'node:crypto';
import type { Keys, RandomBytes } from '../../src/keys/keys.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';

/** Bytes that are the same for the same seed. */
export function seededBytes(seed: string): RandomBytes {
  let count = 0;
  const block = () => createHash('sha256').update(`${seed} ${count++}`).digest();
  return size => new Uint8Array(Buffer.concat(Array.from({ length: Math.ceil(size / 32) }, block)).subarray(0, size));
}

/** What an app needs of chance, without the ids: bytes of a seed, and keys in memory that were made of them. */
export function chance(seed: string): { readonly random: RandomBytes; readonly keys: Keys } {
  const random = seededBytes(seed);
  return { random, keys: memoryKeys(random) };
}
