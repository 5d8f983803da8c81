import { fingerprintOf, type KeyPair, type Keys, keyLength, type RandomBytes } from './keys.ts';

/** Keys that live as long as the process: for the sandbox and tests. */
export function memoryKeys(random: RandomBytes): Keys {
  const kept = new Map<string, KeyPair>();
  const destroyed = new Map<string, string>();
  return {
    create: async roundId => {
      if (kept.has(roundId) || destroyed.has(roundId)) throw new Error('this round had keys before');
      const pair = { token: random(keyLength), seal: random(keyLength) };
      kept.set(roundId, pair);
      return fingerprintOf(pair);
    },
    read: async roundId => kept.get(roundId),
    destroy: async (roundId, fingerprint) => {
      if (destroyed.get(roundId) === fingerprint) return;
      const pair = kept.get(roundId);
      if (!pair || fingerprintOf(pair) !== fingerprint) throw new Error('these keys are not here');
      for (const key of [pair.token, pair.seal]) key.fill(0);
      kept.delete(roundId);
      destroyed.set(roundId, fingerprint);
    },
    wereDestroyed: async (roundId, fingerprint) => destroyed.get(roundId) === fingerprint,
  };
}
