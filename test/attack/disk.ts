import { createHash } from 'node:crypto';
import type { LyingFile } from './evidence.ts';
import type { Dice } from './population.ts';

/** The unit in which a disk is compared with what it was. */
const length = 512;
const stretch = 4096;

const nothing = nameOf(new Uint8Array(length));

/** The pieces of a disk, each by a name that stands for what is in it. */
export function* piecesOf(disk: Uint8Array): Iterable<string> {
  for (let from = 0; from < disk.length; from += length) yield nameOf(disk.subarray(from, from + length));
}

/** What lies on a disk now and is none of these pieces, with a piece on either side. */
export function runsBeyond(disk: Uint8Array, marked: ReadonlySet<string>): Uint8Array[] {
  const runs: { from: number; to: number }[] = [];
  let at = 0;
  for (const name of piecesOf(disk)) {
    const isNew = name !== nothing && !marked.has(name);
    const last = runs.at(-1);
    const [from, to] = [Math.max(0, at - length), Math.min(disk.length, at + 2 * length)];
    if (isNew && last && last.to >= from) last.to = to;
    else if (isNew) runs.push({ from, to });
    at += length;
  }
  return runs.map(({ from, to }) => disk.slice(from, to));
}

function nameOf(piece: Uint8Array): string {
  return createHash('md5').update(piece).digest('base64');
}

/** Of what lies on a disk a few stretches, wherever chance puts them. */
export function stretchesOf(files: readonly LyingFile[], count: number, dice: Dice): LyingFile[] {
  const all = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return Array.from({ length: count }, () => {
    let from = dice.below(all);
    const file = files.find(({ bytes }) => {
      from -= bytes.length;
      return from < 0;
    });
    const { name, bytes } = file ?? { name: '', bytes: new Uint8Array() };
    return { name, bytes: bytes.subarray(bytes.length + from).subarray(0, stretch) };
  });
}
