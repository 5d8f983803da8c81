import { commonWords, fold, isAlphabetic, smallWords } from './folding.ts';
import { endings, isFormOf, type NameWord, nameWordOf } from './name-forms.ts';

/** What firms and people are called. */
export interface Names {
  readonly firms: readonly string[];
  /** whole names or whatever was written in their place: `Liisa Korhonen, CIO` */
  readonly people: readonly string[];
}

/** Names made ready for looking them up, by the first letters of a word. */
export interface KnownNames {
  readonly words: ReadonlyMap<string, readonly NameWord[]>;
  /** names of several words, which are taken out as a whole even where each of them is a common word */
  readonly wholes: ReadonlyMap<string, readonly (readonly NameWord[])[]>;
  /** what is no word: signs, or a script that puts no space between words */
  readonly literals: readonly string[];
}

/** Says what somebody is called so that it can be found in many texts. */
export function knownNames({ firms, people }: Names): KnownNames {
  const firmWords = firms.map(name => withoutForm(wordsIn(name)));
  const peopleWords = people.map(wordsIn);
  const single = [...firmWords.flatMap(ownWords), ...peopleWords.flat().filter(isTelling)];
  const wholes = [...firmWords, ...peopleWords].filter(words => words.length > 1);
  return {
    words: Map.groupBy([...new Set(single)].map(asNameWord), ({ word }) => keyOf(word)),
    wholes: Map.groupBy(
      wholes.map(words => words.map(asNameWord)),
      ([first]) => keyOf(first?.word ?? ''),
    ),
    literals: [...firms, ...people].map(name => name.normalize('NFC').trim()).filter(isLiteral),
  };
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const wordsIn = (name: string): string[] =>
  name
    .normalize('NFC')
    .replace(/\b([akpi])\/s\b/giu, '$1s')
    .match(wordPattern) ?? [];

const keyOf = (folded: string): string => folded.slice(0, 2);
const ordinary: ReadonlySet<string> = new Set([...smallWords, ...commonWords]);
const asNameWord = (word: string): NameWord => nameWordOf(word, ordinary);

const legalForms: ReadonlySet<string> = new Set(
  'oy oyj ab abp publ as asa aps ltd limited inc llc llp plc corp corporation gmbh ag nv ky ry kb hb sa bv ans da is ks ps'.split(
    ' ',
  ),
);
const isForm = (word: string): boolean => legalForms.has(fold(word));

/** A firm's words without its legal form, at whichever end that stands; what is nothing but such a form is a name. */
function withoutForm(words: readonly string[]): readonly string[] {
  const first = words.findIndex(word => !isForm(word));
  return first === -1 ? words : words.slice(first, words.findLastIndex(word => !isForm(word)) + 1);
}

/** The words of a firm that tell which it is: all but the small ones; what it has but one of, whatever it is. */
const ownWords = (words: readonly string[]): readonly string[] =>
  words.length === 1 ? words : words.filter(word => isTelling(word) && !smallWords.has(fold(word)) && !isForm(word));
/** A small word is a name only where it is written as one: Ville, Will. */
const isTelling = (word: string): boolean =>
  [...word].length > 1 && (!smallWords.has(fold(word)) || isCapital(word)) && /\p{L}/u.test(word);

const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lt}]/u.test(word);
const isLiteral = (name: string): boolean => name !== '' && !(name.match(wordPattern) ?? []).some(isAlphabetic);

const gone = '…';
/** Addresses, numbers of people and channels of Slack, links, mail, handles. */
const addresses =
  /<[@#!][^<>]*>|<(?:https?|mailto|tel):[^<>]*>|\b(?:https?:\/\/|www\.)[^\s<>]+|(?<![^\s<>@,;()])[^\s<>@,;()]{0,64}@[\p{L}\p{N}._-]+|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:com|org|net|io|eu|app|dev|ai|fi|ax|se|no|dk|is|ee|de|uk)\b(?:\/[^\s<>]*)?/giu;

/**
 * The words without the names that are known: every word of a name in whatever case, form and spelling of its accents, addresses, links; rather
 * too much than too little. A word that is common too goes only where it is written as a name, or the whole name stands there.
 */
export function withoutNames(words: string, ...known: readonly KnownNames[]): string {
  const bare = known
    .flatMap(({ literals }) => literals)
    .reduce((text, literal) => text.replaceAll(literal, gone), words.normalize('NFC').replace(addresses, gone));
  const found = [...bare.matchAll(wordPattern)].map(match => tokenAt(match[0], match.index, bare));
  const named = namedIn(found, known);
  const kept = found.filter((_, index) => !named.has(index) && isApart(found, index, named));
  return named.size === 0 ? merged(bare) : merged(rebuilt(bare, found, new Set(kept)));
}

interface Token {
  readonly at: number;
  readonly end: number;
  readonly folded: string;
  readonly isCapital: boolean;
  /** what stands between it and the word before */
  readonly gap: string;
}

const tokenAt = (word: string, at: number, text: string): Token => ({
  at,
  end: at + word.length,
  folded: fold(word),
  isCapital: isCapital(word),
  gap: text.slice(Math.max(0, at - 4), at).match(/[^\p{L}\p{M}\p{N}]*$/u)?.[0] ?? '',
});

/** Which of the words are names or belong to one. */
function namedIn(found: readonly Token[], known: readonly KnownNames[]): Set<number> {
  const named = new Set<number>();
  for (const [index, token] of found.entries()) {
    const key = keyOf(token.folded);
    for (const { words, wholes } of known) {
      if (words.get(key)?.some(name => isSaid(token, name))) named.add(index);
      for (const whole of wholes.get(key) ?? [])
        if (whole.every((name, step) => isNext(found[index + step], step, name)))
          for (const step of whole.keys()) named.add(index + step);
    }
  }
  return named;
}

const isSaid = (token: Token, name: NameWord): boolean =>
  (!name.isCommon || token.isCapital) && isFormOf(token.folded, name);

const isNext = (token: Token | undefined, step: number, name: NameWord): boolean =>
  token !== undefined && (step === 0 || token.gap.length < 4) && isFormOf(token.folded, name);

/** Not an ending behind a sign (OP:n, Vitec’s) nor a legal form beside a name, which go with it. */
function isApart(found: readonly Token[], index: number, named: ReadonlySet<number>): boolean {
  const token = found[index];
  if (!token) return false;
  const [isBehind, isBefore] = [named.has(index - 1), named.has(index + 1)];
  if (isBehind && /^[’':]$/.test(token.gap) && endings.has(token.folded)) return false;
  return !((isBehind || isBefore) && token.isCapital && legalForms.has(token.folded));
}

function rebuilt(text: string, found: readonly Token[], kept: ReadonlySet<Token>): string {
  const parts: string[] = [];
  let from = 0;
  for (const token of found) {
    parts.push(text.slice(from, token.at), kept.has(token) ? text.slice(token.at, token.end) : gone);
    from = token.end;
  }
  return [...parts, text.slice(from)].join('');
}

/** What is left of one name is one sign. */
const merged = (text: string): string => text.replace(/…(?:[ \t&/+’':.-]{0,3}…)+/gu, gone);
