import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { judgeSignature, type Signed } from '../../src/slack/signature.ts';
import { vectors } from '../support/vectors.ts';

const Vectors = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      secret: z.string(),
      now_unix: z.number(),
      timestamp_header: z.string(),
      body: z.string(),
      signature_header: z.string(),
      expected: z.enum(['accept', 'reject']),
      why: z.string(),
    }),
  ),
});

const isSigned = (signed: Signed, secret: string, now: Date): boolean =>
  judgeSignature(signed, secret, now) === 'signed';

const sign = (secret: string, timestamp: number, body: Uint8Array): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;

describe('what Slack has signed', () => {
  it.each(Vectors.parse(vectors('signature-vectors.json')).vectors)('$id: $why', vector => {
    const signed = {
      body: Buffer.from(vector.body),
      timestamp: vector.timestamp_header,
      signature: vector.signature_header,
    };
    expect(isSigned(signed, vector.secret, new Date(vector.now_unix * 1000))).toBe(vector.expected === 'accept');
  });

  const secret = fc.string({ minLength: 1 });
  const body = fc.uint8Array({ maxLength: 300 });
  const moment = fc.integer({ min: 1_000_000_000, max: 3_000_000_000 });

  it('is taken within five minutes, earlier or later, and no second beyond', () => {
    fc.assert(
      fc.property(secret, body, moment, fc.integer({ min: -900, max: 900 }), (key, bytes, at, off) => {
        const signed = { body: bytes, timestamp: String(at), signature: sign(key, at, bytes) };
        expect(isSigned(signed, key, new Date((at + off) * 1000))).toBe(Math.abs(off) <= 300);
      }),
    );
  });

  it('is refused once a single byte, the time or the secret is another', () => {
    fc.assert(
      fc.property(secret, secret, body, moment, fc.nat(), (key, other, bytes, at, place) => {
        const now = new Date(at * 1000);
        const signed = { body: bytes, timestamp: String(at), signature: sign(key, at, bytes) };
        const bent = Uint8Array.from([...bytes, 0]);
        bent[place % bent.length] = (bent[place % bent.length] ?? 0) ^ 1;
        expect(isSigned({ ...signed, body: bent }, key, now)).toBe(false);
        expect(isSigned({ ...signed, timestamp: String(at + 1) }, key, now)).toBe(false);
        fc.pre(other !== key);
        expect(isSigned(signed, other, now)).toBe(false);
      }),
    );
  });

  it('is told from what is late, from another’s, and from what nobody signed', () => {
    fc.assert(
      fc.property(secret, secret, body, moment, fc.integer({ min: 301, max: 900 }), (key, other, bytes, at, off) => {
        const signed = { body: bytes, timestamp: String(at), signature: sign(key, at, bytes) };
        expect(judgeSignature(signed, key, new Date((at - off) * 1000))).toBe('stale');
        expect(judgeSignature(signed, key, new Date((at + off) * 1000))).toBe('stale');
        expect(judgeSignature({ ...signed, signature: undefined }, key, new Date(at * 1000))).toBe('unsigned');
        fc.pre(other !== key);
        expect(judgeSignature(signed, other, new Date((at + off) * 1000))).toBe('forged');
      }),
    );
  });

  it('is refused without a secret, a time or a signature, and whatever no header of Slack’s looks like', () => {
    const now = new Date(0);
    const good = { body: Buffer.from('x'), timestamp: '0', signature: sign('key', 0, Buffer.from('x')) };
    expect(isSigned(good, 'key', now)).toBe(true);
    expect(isSigned({ ...good, signature: sign('', 0, good.body) }, '', now)).toBe(false);
    for (const timestamp of [undefined, '', '-1', '0x0', '1e1', ' 0', 'NaN', '9'.repeat(13)])
      expect(isSigned({ ...good, timestamp }, 'key', now)).toBe(false);
    for (const signature of [
      undefined,
      '',
      'v0=',
      good.signature.toUpperCase(),
      good.signature.replace('v0', 'v1'),
      `${good.signature} `,
    ])
      expect(isSigned({ ...good, signature }, 'key', now)).toBe(false);
  });
});
