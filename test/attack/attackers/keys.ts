import { createCipheriv, createHash } from 'node:crypto';
import { tokenOf, unseal } from '../../../src/enps/seal.ts';
import type { KeyPair } from '../../../src/keys/keys.ts';
import { bytesIn, type Evidence } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Reading, TokenTrace } from '../reading.ts';

/** Tries every 32 bytes that lie around anywhere as the key of the tokens and as the key of the seals. */
export function byKeys(reading: Reading): Knowledge {
  const found = { tokens: [] as Uint8Array[], seals: [] as Uint8Array[] };
  const fits = keyholes(reading);
  for (const key of candidates(reading.evidence)) {
    if (fits.token(key)) found.tokens.push(new Uint8Array(key));
    if (fits.seal(key)) found.seals.push(new Uint8Array(key));
  }
  return found.tokens.length + found.seals.length === 0 ? {} : unlocked(reading, found.tokens, found.seals);
}

const pairOf = (key: Uint8Array): KeyPair => ({ token: key, seal: key });
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function unlocked(reading: Reading, tokenKeys: readonly Uint8Array[], sealKeys: readonly Uint8Array[]): Knowledge {
  const { people, tokens, released } = reading;
  const owners = new Map(
    tokenKeys.flatMap(key => people.map(({ id }) => [hexOf(tokenOf(pairOf(key), id)), id] as const)),
  );
  const answers = tokens.flatMap(trace => sealKeys.flatMap(key => opened(reading, trace, key)));
  const writer = new Map(answers.map(({ token, why }) => [why, token]));
  return {
    ...(tokenKeys.length > 0 ? { owners, replied: repliedOf(reading, owners) } : {}),
    contents: new Map(answers.map(({ token, score }) => [token, score])),
    sources: new Map(
      released.comments.flatMap(({ id, words }) => {
        const token = writer.get(words);
        return token === undefined ? [] : [[id, token] as const];
      }),
    ),
  };
}

function repliedOf({ people, tokens }: Reading, owners: ReadonlyMap<string, string>): Map<string, boolean> {
  const replied = new Set(tokens.map(({ token }) => owners.get(token)));
  return new Map(people.map(({ id }) => [id, replied.has(id)]));
}

function opened({ roundId }: Reading, { token, row }: TokenTrace, key: Uint8Array) {
  try {
    const place = { roundId, token: new Uint8Array(Buffer.from(token, 'hex')) };
    const answer = unseal(pairOf(key), place, bytesIn(row, 'sealed'));
    return [{ token, score: answer?.score ?? null, why: answer?.why ?? null }];
  } catch {
    return [];
  }
}

interface Keyholes {
  readonly token: (key: Uint8Array) => boolean;
  readonly seal: (key: Uint8Array) => boolean;
}

/** Quick looks whether a key fits at all. */
function keyholes({ people, tokens, waves }: Reading): Keyholes {
  const known = new Set(tokens.map(({ token }) => token));
  const certain = people.filter(({ reminded }) => reminded < waves.length);
  // Whoever was spared a reminder has surely replied: one of them will do.
  const tried = certain.length > 0 ? certain.slice(0, 1) : people;
  const sample = tokens[0]?.row;
  const sealed = sample ? Buffer.from(bytesIn(sample, 'sealed')) : Buffer.alloc(0);
  const counter = Buffer.alloc(16);
  sealed.copy(counter, 0, 0, 12);
  // The last block under the tag is padding, so it is nothing but the cipher's own stream.
  counter.writeUInt32BE(Math.max(0, (sealed.length - 28) / 16 + 1) >>> 0, 12);
  const last = sealed.subarray(-32, -16);
  return {
    token: key => tried.some(({ id }) => known.has(hexOf(tokenOf(pairOf(key), id)))),
    seal: key => {
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      return last.length === 16 && cipher.update(counter).equals(last);
    },
  };
}

/** 32 bytes as hexadecimal digits or in base64, with nothing of the kind beside them. */
const written = [
  [/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi, 'hex'],
  [/(?<![\w+/-])[\w+/-]{43}=?(?![\w+/=-])/g, 'base64'],
] as const;

function* candidates({ dumps, log, files }: Evidence): Iterable<Uint8Array> {
  const texts = new Set(log.map(({ line }) => line));
  // Sealed answers are 8,220 bytes as one word: whole, they are no key.
  for (const row of new Set(dumps.flatMap(({ rows }) => rows)))
    for (const [column, value] of Object.entries(row.values))
      if (column !== 'sealed' && value !== null) texts.add(typeof value === 'string' ? value : JSON.stringify(value));
  const seen = new Set<string>();
  for (const text of texts)
    for (const found of [...writtenIn(text), digestOf(text)])
      if (!seen.has(hexOf(found))) {
        seen.add(hexOf(found));
        yield found;
      }
  for (const { bytes } of files) yield* windowsOf(bytes);
}

const digestOf = (text: string): Uint8Array => createHash('sha256').update(text).digest();

function* writtenIn(text: string): Iterable<Uint8Array> {
  for (const [pattern, encoding] of written)
    for (const [word] of text.matchAll(pattern)) {
      const bytes = Buffer.from(word, encoding);
      if (bytes.length === 32) yield bytes;
    }
}

const length = 32;
/** Of 32 random bytes more are different from each other than that, but once in many millions. */
const fewestDifferent = 22;

/** All runs of 32 bytes that could be random. */
function* windowsOf(bytes: Uint8Array): Iterable<Uint8Array> {
  const counts = new Uint16Array(256);
  let different = 0;
  for (let end = 0; end < bytes.length; end += 1) {
    const [come, gone] = [bytes[end] ?? 0, bytes[end - length] ?? 0];
    if (counts[come] === 0) different += 1;
    counts[come] = (counts[come] ?? 0) + 1;
    if (end >= length) {
      counts[gone] = (counts[gone] ?? 0) - 1;
      if (counts[gone] === 0) different -= 1;
    }
    if (end >= length - 1 && different > fewestDifferent) yield bytes.subarray(end - length + 1, end + 1);
  }
}
