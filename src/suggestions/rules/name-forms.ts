import { fold } from './folding.ts';

/** Cases, possessives and articles that our languages put at the end of a word, folded. */
export const endings: ReadonlySet<string> = new Set(
  `s es en ens et ets er ers ene n an in on un yn a ta ssa sta lla lta lle na ksi tta hin seen iin een aan oon
  issa ista illa ilta ille iksi ien ja ia nsa ni kin`.split(/\s+/),
);

/** Articles that the Nordic languages put behind a noun: a name that has one is also said without. */
const articles: ReadonlySet<string> = new Set('a e n t s en et na ne ens ets erna erne ene'.split(' '));

/** A word of a name, with the stems that its forms begin with. */
export interface NameWord {
  /** folded */
  readonly word: string;
  readonly stems: readonly string[];
  /** a word of its own too: only as a name where it is written as one */
  readonly isCommon: boolean;
}

export function nameWordOf(word: string, common: ReadonlySet<string>): NameWord {
  const folded = fold(word);
  return { word: folded, stems: folded.length < 4 ? [] : stemsOf(folded), isCommon: common.has(folded) };
}

/** How Finnish bends the end of a word, from the form that the name has. */
const bends: readonly (readonly [end: RegExp, bent: string])[] = [
  [/nen$/, 's'],
  [/([aeiouy])s$/, '$1kse'],
  [/([aeiouy])in$/, '$1ime'],
  [/nk([aeiouy])$/, 'ng$1'],
  [/mp([aeiouy])$/, 'mm$1'],
  [/nt([aeiouy])$/, 'nn$1'],
  [/lt([aeiouy])$/, 'll$1'],
  [/rt([aeiouy])$/, 'rr$1'],
  [/(kk|pp|tt)([aeiouy])$/, '$1$2'],
  [/ht([aeou])$/, 'hd$1'],
  [/hti$/, 'hde'],
  [/([aeiouylrh])k([aeiouy])$/, '$1$2'],
  [/([aeiouylrh])ki$/, '$1e'],
  [/([aeiouylr])p([aeiouy])$/, '$1v$2'],
  [/([aeiouy])t([aeiouy])$/, '$1d$2'],
  [/([^aeiouy])i$/, '$1e'],
  // A name may itself be a genitive: Tampereen kaupunki, Helsingin Sanomat, Turun satama.
  [/ng([aeiouy])n$/, 'nk$1'],
  [/hden$/, 'hti'],
  [/([lr])([aeiouy])n$/, '$1k$2'],
  [/een$/, 'e'],
  [/([aeiouy])n$/, '$1'],
  [/sen$/, 'nen'],
];

function stemsOf(word: string): string[] {
  const bent = bends.flatMap(([end, as]) => (end.test(word) ? [halved(word.replace(end, as))] : []));
  return [...new Set(bent)].filter(stem => stem.length >= 3);
}

/** Of two like stops before the last vowel one is left: Pekka, Pekan. */
const halved = (stem: string): string =>
  stem.replace(/(k)k([aeiouy])$|(p)p([aeiouy])$|(t)t([aeiouy])$/, '$1$2$3$4$5$6');

/** Longer than any ending with all that may hang on it. */
const longestRest = 6;

/** Whether a folded word is a form of a name's word, or is made with it: rather too often than too seldom. */
export function isFormOf(word: string, { word: name, stems, isCommon }: NameWord): boolean {
  if (word === name) return true;
  if (name.length < 3) return false;
  if (word.startsWith(name)) return (name.length >= 4 && !isCommon) || endings.has(word.slice(name.length));
  if (word.length >= 5 && name.startsWith(word)) return articles.has(name.slice(word.length));
  return stems.some(stem => word.startsWith(stem) && isRest(word.slice(stem.length), stem.length, isCommon));
}

const isRest = (rest: string, stemLength: number, isCommon: boolean): boolean =>
  rest === '' || (stemLength >= 4 && !isCommon ? rest.length <= longestRest : endings.has(rest));
