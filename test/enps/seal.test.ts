import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, longestWhy } from '../../src/enps/rules.ts';
import { Damaged, seal, tokenOf, unseal } from '../../src/enps/seal.ts';
import { shuffled } from '../../src/enps/shuffle.ts';
import type { KeyPair } from '../../src/keys/keys.ts';
import { seededBytes } from '../support/chance.ts';

const random = seededBytes('seal');
const someKeys = (seed: string): KeyPair => {
  const bytes = seededBytes(seed);
  return { token: bytes(32), seal: bytes(32) };
};
const pair = someKeys('a round');
const roundId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const otherRound = '11111111-1111-4111-8111-111111111111';
const placeOf = (personId: string, of = roundId) => ({ roundId: of, token: tokenOf(pair, personId) });

const words = fc.string({ unit: 'binary', minLength: 1, maxLength: longestWhy, size: 'max' });
const score = fc.integer({ min: 0, max: 10 });
const given: fc.Arbitrary<Answer | null> = fc.option(
  fc.record({ score, why: fc.option(fc.oneof(words, fc.constant('😀'.repeat(longestWhy)), fc.constant('\uFEFF\0'))) }),
);
const twoPeople = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 2 });

describe('a sealed answer', () => {
  it('opens as what it was, whatever was written, and is of one size', () => {
    fc.assert(
      fc.property(given, fc.uuid(), (answer, personId) => {
        const sealed = seal(pair, placeOf(personId), answer, random);
        expect(sealed.length).toBe(8220);
        expect(unseal(pair, placeOf(personId), sealed)).toEqual(answer);
      }),
    );
  });

  it('does not open in anybody else’s place, in another round, or with another key', () => {
    fc.assert(
      fc.property(given, twoPeople, (answer, [hers = '', others = '']) => {
        const sealed = seal(pair, placeOf(hers), answer, random);
        expect(() => unseal(pair, placeOf(others), sealed)).toThrow(Damaged);
        expect(() => unseal(pair, placeOf(hers, otherRound), sealed)).toThrow(Damaged);
        expect(() => unseal(someKeys('another round'), placeOf(hers), sealed)).toThrow(Damaged);
      }),
    );
  });

  it('does not open once any bit of it was turned, or any of it is missing', () => {
    fc.assert(
      fc.property(given, fc.nat({ max: 8220 * 8 - 1 }), (answer, bit) => {
        const sealed = seal(pair, placeOf('ana'), answer, random);
        const byte = Math.floor(bit / 8);
        const turned = sealed.with(byte, (sealed[byte] ?? 0) ^ (1 << (bit % 8)));
        expect(() => unseal(pair, placeOf('ana'), turned)).toThrow(Damaged);
        expect(() => unseal(pair, placeOf('ana'), sealed.subarray(0, byte))).toThrow(Damaged);
      }),
    );
  });

  it('never looks the same twice', () => {
    fc.assert(
      fc.property(given, answer => {
        const [one, other] = [seal(pair, placeOf('ana'), answer, random), seal(pair, placeOf('ana'), answer, random)];
        const same = one.filter((byte, at) => byte === other[at]).length;
        // Of two random strings one byte in 256 is the same: 32 of these, give or take 6.
        expect(same).toBeLessThan(80);
      }),
    );
  });

  it('holds no more words than its size does', () => {
    const answer = { score: 3, why: 'å'.repeat(longestWhy * 2 + 1) };
    expect(() => seal(pair, placeOf('ana'), answer, random)).toThrow(RangeError);
  });
});

describe('the token in the place of a person', () => {
  it('is the same at every change, and another one for anybody else and in every other round', () => {
    fc.assert(
      fc.property(twoPeople, fc.string(), ([ana = '', mikko = ''], seed) => {
        const hex = (keys: KeyPair, personId: string) => Buffer.from(tokenOf(keys, personId)).toString('hex');
        const next = someKeys(`next ${seed}`);
        expect(hex(pair, ana)).toBe(hex(pair, ana));
        const all = [hex(pair, ana), hex(pair, mikko), hex(next, ana), hex(next, mikko)];
        expect(new Set(all).size).toBe(4);
        expect(all.every(token => token.length === 64)).toBe(true);
      }),
    );
  });

  it('depends on the token’s key alone', () => {
    const other = { ...pair, seal: someKeys('x').seal };
    expect(tokenOf(other, 'ana')).toEqual(tokenOf(pair, 'ana'));
  });
});

describe('shuffling', () => {
  it('loses nothing, doubles nothing, and changes nothing that was given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), fc.string(), (things, seed) => {
        const before = [...things];
        const drawn = shuffled(things, seededBytes(seed));
        const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
        expect([sorted(drawn), things]).toEqual([sorted(before), before]);
      }),
    );
  });

  it('makes every order as likely as any other', () => {
    const bytes = seededBytes('orders');
    const orders = Array.from({ length: 2400 }, () => shuffled('abcd'.split(''), bytes).join(''));
    const counts = [...Map.groupBy(orders, order => order).values()].map(same => same.length);
    expect(counts.length).toBe(24);
    // Chi-squared with 23 degrees of freedom: beyond 49.7 once in a thousand.
    const chi = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(chi).toBeLessThan(49.7);
  });

  it('draws again what would favour the first ones', () => {
    const drawn = ['ffffffff', '00000001', '00000000', '00000000'].map(hex => new Uint8Array(Buffer.from(hex, 'hex')));
    const next = () => drawn.shift() ?? new Uint8Array(4);
    // 2³² − 1 leaves a remainder of 0 by 3, as 0 does, but there is no 2³² to make up for it.
    expect(shuffled(['a', 'b', 'c'], next)[0]).toBe('b');
  });
});
