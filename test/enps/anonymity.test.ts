import { openAsBlob } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Bared, openBared } from '../attack/database.ts';
import { stretchesOf } from '../attack/disk.ts';
import type { LyingFile } from '../attack/evidence.ts';
import { imagine } from '../attack/imagined.ts';
import { beaten, beatenBy, judge, limit, together } from '../attack/judge.ts';
import { buried, type Leak, leaks, thanks } from '../attack/leaks.ts';
import { type Played, play } from '../attack/playing.ts';
import { diceOf } from '../attack/population.ts';

/** `npm run attack` plays hundreds, and looks at every hour and every byte. */
const rounds = 3;
const stretches = 30;

describe('whoever has every dump, log and file but the keys', () => {
  let played: Played[];
  let bared: Bared;
  let disk: readonly LyingFile[];
  beforeAll(async () => {
    bared = await openBared(await openAsBlob(inject('templates').pglite));
    const first = await play(bared, 'short 0', { files: true, nights: false });
    disk = first.evidence.files;
    const some = [...stretchesOf(disk, stretches, diceOf('stretches')), ...disk.slice(-1)];
    played = [{ ...first, evidence: { ...first.evidence, files: some } }];
    for (let at = 1; at < rounds; at += 1)
      played.push(await play(bared, `short ${at}`, { files: false, nights: false }));
  });
  afterAll(() => bared.connection.close());

  it('finds out no more about people than the result and the reminders tell', () => {
    const verdicts = played.map(({ evidence, truth }, at) => judge(evidence, truth, `short ${at}`));
    expect(beaten(together(verdicts))).toEqual([]);
  });

  it('would find out everything with the keys', () => {
    for (const { evidence, truth, keys } of played) {
      const verdict = judge({ ...evidence, files: keys }, truth, 'with keys', 'keys');
      const comments = evidence.dumps.at(-1)?.rows.filter(({ table }) => table === 'enps_comment').length;
      expect(verdict.get('keys: scores')?.hits).toBe(truth.scores.size);
      expect(verdict.get('keys: authors')?.hits).toBe(comments);
    }
  });

  it.each([
    ['comments stand in the order of people', 'order as people by id', leaks['order as people by id']],
    ['the keys stand in a table', 'keys', leaks.keys],
    ['the keys lie somewhere in a file', 'keys', buried],
  ] as const)('would find out who wrote what if %s', (_what, name, leak) => {
    const verdicts = played.map((round, at) => judge(leak(round), round.truth, `spoilt ${at}`, name));
    expect(beaten(together(verdicts))).toContain(`${name}: authors`);
  });

  it('did look at the bytes on the disk', () => {
    const [first] = played;
    const sealed = first?.evidence.dumps.flatMap(({ rows }) =>
      rows.flatMap(({ table, values }) => (table === 'enps_answer' ? [String(values.sealed)] : [])),
    );
    const bytes = Buffer.from(sealed?.[0]?.slice(2, 130) ?? '', 'hex');
    const found = disk.filter(file => Buffer.from(file.bytes).includes(bytes));
    expect(bytes.length).toBe(64);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('an app that leaks is found out', () => {
  const imagined = Array.from({ length: 80 }, (_, at) => imagine(`imagined ${at}`));
  const above = (name: string, what: 'scores' | 'authors', leak: Leak, enough: number) => {
    const verdicts = imagined
      .slice(0, enough)
      .map((round, at) => judge(leak(round), round.truth, `${name} ${at}`, name));
    const tally = together(verdicts).get(`${name}: ${what}`);
    return tally ? beatenBy(tally) : 0;
  };

  it.each([
    [
      'comments stand in the order in which they came',
      'order as replies came',
      'authors',
      leaks['order as replies came'],
      40,
    ],
    ['ids of comments rise', 'order of ids as replies came', 'authors', leaks['order of ids as replies came'], 40],
    ['comments stand in the order of the tokens', 'order as tokens', 'authors', leaks['order as tokens'], 40],
    ['comments stand in the order of people', 'order as people by id', 'authors', leaks['order as people by id'], 10],
    ['ids of comments are made of tokens', 'ids', 'authors', leaks.ids, 25],
    ['answers are not of one size', 'sizes', 'authors', leaks.sizes, 40],
    ['the counters are kept before the close', 'groups', 'scores', leaks.groups, 40],
    ['the log names whoever answers', 'time', 'scores', leaks.time, 80],
    ['whoever answers gets a message', 'time', 'scores', thanks, 80],
    ['the keys stand in a table', 'keys', 'scores', leaks.keys, 10],
    ['the keys lie somewhere in a file', 'keys', 'authors', buried, 10],
  ] as const)('when %s', (_what, name, what, leak, enough) => {
    expect(above(name, what, leak, enough)).toBeGreaterThan(limit);
  });

  it('and one that does not is not accused', () => {
    const verdicts = imagined.slice(0, 12).map(({ evidence, truth }, at) => judge(evidence, truth, `none ${at}`));
    expect(beaten(together(verdicts))).toEqual([]);
  });
});
