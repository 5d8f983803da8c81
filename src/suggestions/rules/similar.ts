import { fold, isAlphabetic, smallWords } from './folding.ts';

/** From here on two suggestions are worth a look side by side. */
export const similarFrom = 0.34;
/** As many as are shown. */
export const mostSimilar = 5;

/**
 * How alike two texts are, from 0 (nothing in common) to 1 (the same words): the part of the words that carry meaning which have a like in the
 * other text. Case, accents and endings do not count.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [significantWords(one), significantWords(other)];
  if (a.length === 0 || b.length === 0) return 0;
  const shared = (from: readonly string[], to: readonly string[]) =>
    from.filter(word => to.some(each => isSameWord(word, each))).length;
  return (shared(a, b) + shared(b, a)) / (a.length + b.length);
}

/** Those most alike to a text first, none below the threshold. */
export function mostAlike<T extends { readonly id: string; readonly words: string }>(
  words: string,
  others: readonly T[],
  most = mostSimilar,
): T[] {
  return others
    .map(other => ({ other, alike: likeness(words, other.words) }))
    .filter(({ alike }) => alike >= similarFrom)
    .sort((one, two) => two.alike - one.alike || (one.other.id < two.other.id ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other);
}

/** Each word once, folded: without the small words that every text has. */
function significantWords(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter(word => !smallWords.has(word) && ([...word].length > 2 || !isAlphabetic(word)));
}

/** The same, or one stem with two endings: they begin alike for four letters, two thirds of the shorter and half of the longer. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [[...one], [...other]];
  const differs = a.findIndex((letter, at) => letter !== b[at]);
  const common = differs === -1 ? a.length : differs;
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  return common >= 4 && common * 3 >= shorter * 2 && common * 2 >= longer;
}
