import { createHash } from 'node:crypto';

/** The two keys of a round: one makes a token of a person, one seals what she answers. Each of 32 bytes. */
export interface KeyPair {
  readonly token: Uint8Array;
  readonly seal: Uint8Array;
}

/**
 * Keeps the keys of rounds outside the database and every backup of it, shared by all processes. `read` is asked anew each time and nothing of it
 * is kept in memory: what was destroyed is gone for everybody at once.
 */
export interface Keys {
  /** Makes a round's keys. Throws where they can't be kept, and for a round that had some. Returns their fingerprint. */
  create(roundId: string): Promise<string>;
  /** undefined: they are not there, or can't be read by this process */
  read(roundId: string): Promise<KeyPair | undefined>;
  /**
   * Destroys the keys of that fingerprint and notes when; done already, it changes nothing. Throws where they can't be destroyed, and where they are
   * neither here nor were destroyed here: they may still lie where this process does not look.
   */
  destroy(roundId: string, fingerprint: string, at: Date): Promise<void>;
  /** Whether they were destroyed here: a round of which the database says otherwise was restored from a backup. */
  wereDestroyed(roundId: string, fingerprint: string): Promise<boolean>;
}

/** So many random bytes: the machine's in `main.ts`, a seeded generator's in tests. */
export type RandomBytes = (count: number) => Uint8Array;

export const keyLength = 32;

/** Names a pair of keys without telling anything of them. */
export const fingerprintOf = ({ token, seal }: KeyPair): string =>
  createHash('sha256').update('three-hats keys of a round\0').update(token).update(seal).digest('hex');
