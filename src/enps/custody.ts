import { fingerprintOf, type KeyPair, type Keys } from '../keys/keys.ts';
import type { Round } from './queries.ts';
import { isLost } from './rules.ts';

type Kept = Pick<Round, 'id' | 'keyFingerprint'>;

/** The keys of a round, if this process reads them and they are the right ones. */
export async function keysOf(keys: Keys, { id, keyFingerprint }: Kept): Promise<KeyPair | undefined> {
  const pair = await keys.read(id);
  return pair && fingerprintOf(pair) === keyFingerprint ? pair : undefined;
}

/** False: they could not be destroyed here, and may still be there. */
export async function destroyKeys(keys: Keys, { id, keyFingerprint }: Kept, now: Date): Promise<boolean> {
  try {
    await keys.destroy(id, keyFingerprint, now);
    return true;
  } catch {
    return false;
  }
}

/** Whether nobody will ever read them again: for a day no running process has, or they were destroyed though the database does not know it. */
export const areKeysLost = async (keys: Keys, round: Round, now: Date): Promise<boolean> =>
  isLost(round.keysMissingSince, now, await wereDestroyed(keys, round));

/** As far as this process can tell. */
async function wereDestroyed(keys: Keys, { id, keyFingerprint }: Kept): Promise<boolean> {
  try {
    return await keys.wereDestroyed(id, keyFingerprint);
  } catch {
    return false;
  }
}
