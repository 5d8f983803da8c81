import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { KeyPair, RandomBytes } from '../keys/keys.ts';
import { type Answer, longestWhy } from './rules.ts';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
/** One size for every answer: a score, the length of the words, and the longest words there can be, of four bytes a code point. */
const plainLength = 8192;
const head = 3;
const mostBytes = longestWhy * 4;
/** In the place of a score: she would rather not answer. */
const noScore = 255;

/** Where an answer lies; it can be opened nowhere else. */
export interface Place {
  readonly roundId: string;
  readonly token: Uint8Array;
}

/** An answer that was moved or changed since it was sealed, or sealed with other keys. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** In the place of a person, in one round: the same for her at every change, and nothing to anybody without the key. 32 bytes. */
export const tokenOf = ({ token }: KeyPair, personId: string): Uint8Array =>
  new Uint8Array(createHmac('sha256', token).update(personId).digest());

/** An answer, or null where she would rather not answer, as 8220 bytes that look alike whatever it says. */
export function seal(pair: KeyPair, place: Place, answer: Answer | null, random: RandomBytes): Uint8Array {
  const words = new TextEncoder().encode(answer?.why ?? '');
  if (words.length > mostBytes) throw new RangeError('the words are longer than an answer holds');
  const plain = Buffer.alloc(plainLength);
  plain.writeUInt8(answer?.score ?? noScore, 0);
  plain.writeUInt16BE(words.length, 1);
  plain.set(words, head);
  const nonce = random(nonceLength);
  const sealing = createCipheriv(cipher, pair.seal, nonce, { authTagLength: tagLength }).setAAD(labelOf(place));
  const sealed = Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
  plain.fill(0);
  return new Uint8Array(sealed);
}

/** The answer again; null: she would rather not answer. Throws `Damaged`. */
export function unseal(pair: KeyPair, place: Place, sealed: Uint8Array): Answer | null {
  const plain = opened(pair, place, sealed);
  const score = plain.readUInt8(0);
  const why = plain.toString('utf8', head, head + plain.readUInt16BE(1));
  plain.fill(0);
  return score === noScore ? null : { score, why: why || null };
}

function opened(pair: KeyPair, place: Place, sealed: Uint8Array): Buffer {
  try {
    const bytes = Buffer.from(sealed);
    const opening = createDecipheriv(cipher, pair.seal, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
      .setAAD(labelOf(place))
      .setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([opening.update(bytes.subarray(nonceLength, -tagLength)), opening.final()]);
  } catch {
    throw new Damaged('an answer can’t be opened');
  }
}

const labelOf = ({ roundId, token }: Place): Buffer =>
  Buffer.concat([Buffer.from(`three-hats answer ${roundId} `), Buffer.from(token)]);
