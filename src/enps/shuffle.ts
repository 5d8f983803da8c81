import type { RandomBytes } from '../keys/keys.ts';

/** The same things in an order that says nothing (Fisher–Yates). */
export function shuffled<T>(things: readonly T[], random: RandomBytes): T[] {
  const left = [...things];
  const drawn: T[] = [];
  while (left.length > 0) {
    const at = below(left.length, random);
    const [thing] = left.slice(at, at + 1);
    const last = left.pop();
    if (thing === undefined || last === undefined) break;
    drawn.push(thing);
    if (at < left.length) left[at] = last;
  }
  return drawn;
}

/** A whole number from 0, below the given one, each as likely as the other: what would favour the first ones is drawn again. */
function below(count: number, random: RandomBytes): number {
  const range = 2 ** 32;
  const fair = range - (range % count);
  for (;;) {
    const drawn = Buffer.from(random(4)).readUInt32BE(0);
    if (drawn < fair) return drawn % count;
  }
}
