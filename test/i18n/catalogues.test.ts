import { globSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { monthInWords } from '../../src/i18n/dates.ts';
import { type Language, languages } from '../../src/i18n/language.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Plural = Extract<Element, { readonly pluralType: unknown }>;

interface Sentence {
  readonly room: string;
  readonly language: Language;
  readonly key: string;
  readonly text: string;
  readonly english: string;
}

const root = join(import.meta.dirname, '../..');
const Catalogue = z.record(z.string(), z.string());
const Room = z.object(Object.fromEntries(languages.map(language => [language, Catalogue])));

/** Every sentence of every room that speaks, found by its place in the tree, so that a new room cannot be forgotten. */
async function everySentence(): Promise<Sentence[]> {
  const rooms = globSync('src/*/texts/index.ts', { cwd: root });
  const read = rooms.map(async path => {
    const exported: Record<string, unknown> = await import(join(root, path));
    return Object.entries(exported).flatMap(([room, catalogues]) => sentencesOf(room, Room.parse(catalogues)));
  });
  return (await Promise.all(read)).flat();
}

const sentencesOf = (room: string, catalogues: z.infer<typeof Room>): Sentence[] =>
  languages.flatMap(language =>
    Object.entries(catalogues[language] ?? {}).map(([key, text]) => {
      return { room, language, key, text, english: catalogues.en?.[key] ?? '' };
    }),
  );

const sentences = await everySentence();

/** Where a claim does not hold, in words that lead to the line. */
const exceptionsTo = (claim: (sentence: Sentence) => boolean, among: readonly Sentence[] = sentences): string[] =>
  among
    .filter(sentence => !claim(sentence))
    .map(({ room, language, key, text }) => `${room} ${language} ${key}: ${text}`);

const parse = (text: string, language: Language): Element[] =>
  new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();

/** An element and all that its branches hold. */
const within = (element: Element): Element[] => [
  element,
  ...('options' in element ? Object.values(element.options).flatMap(({ value }) => value.flatMap(within)) : []),
];
const elementsOf = (text: string, language: Language): Element[] => parse(text, language).flatMap(within);

const literalType = parse('a', 'en')[0]?.type;
const isLiteral = (element: Element): boolean => element.type === literalType;
const isPlural = (element: Element): element is Plural => 'pluralType' in element;

/** Type and name of each, sorted. The branches of a select belong to its type; those of a plural differ by language. */
function argumentsOf(text: string, language: Language): string[] {
  const named = elementsOf(text, language).filter(element => 'value' in element && !isLiteral(element));
  return [...new Set(named.map(signature))].sort();
}

function signature(element: Element): string {
  const branches = 'options' in element && !isPlural(element) ? Object.keys(element.options).sort() : [];
  return [element.type, 'value' in element ? element.value : '', ...branches].join(' ');
}

/** The words that stand in the message itself. */
const ownWords = (text: string, language: Language): string =>
  elementsOf(text, language)
    .map(element => (isLiteral(element) && 'value' in element ? element.value : ''))
    .join('');

const categoriesOf = (element: Plural): string[] => Object.keys(element.options).filter(name => !name.startsWith('='));
const categoriesIn = (language: Language, type: Plural['pluralType']): string[] =>
  new Intl.PluralRules(language, { type: type ?? 'cardinal' }).resolvedOptions().pluralCategories;

/** The commands and words that a person is to type as they stand. */
const commandsIn = (text: string): string[] => (text.match(/`[^`]*`|\/hats/g) ?? []).sort();

/** A modal's title and its two buttons; the list of commands begins a message, which holds more. */
const isModalLabel = ({ key, text, language }: Sentence): boolean =>
  key !== 'help.title' && /[._](title|submit|close|save)$/.test(key) && argumentsOf(text, language).length === 0;

describe('every sentence in every language', () => {
  test('is found: all rooms that speak, in five languages', () => {
    const rooms = [...new Set(sentences.map(({ room }) => room))];
    expect(rooms).toEqual(
      expect.arrayContaining(['slackTexts', 'deliveryTexts', 'rosterTexts', 'deviationTexts', 'pulseTexts']),
    );
    const count = (language: Language) => sentences.filter(sentence => sentence.language === language).length;
    expect(languages.map(count)).toEqual(languages.map(() => count('en')));
  });

  test('can be parsed', () => {
    const parses = ({ text, language }: Sentence) => {
      try {
        return parse(text, language).length > 0;
      } catch {
        return false;
      }
    };
    expect(exceptionsTo(parses)).toEqual([]);
  });

  test('takes the same arguments as the English one', () => {
    const same = ({ text, english, language }: Sentence) =>
      argumentsOf(text, language).join() === argumentsOf(english, 'en').join();
    expect(exceptionsTo(same)).toEqual([]);
  });

  test('keeps the commands that one types', () => {
    expect(exceptionsTo(({ text, english }) => commandsIn(text).join() === commandsIn(english).join())).toEqual([]);
  });

  test('has exactly the plural forms of its language', () => {
    const complete = ({ text, language }: Sentence) =>
      elementsOf(text, language)
        .filter(isPlural)
        .every(plural => {
          const wanted = categoriesIn(language, plural.pluralType);
          return categoriesOf(plural).sort().join() === wanted.sort().join();
        });
    expect(exceptionsTo(complete)).toEqual([]);
  });

  test('says something, calmly and neatly', () => {
    expect(exceptionsTo(({ text }) => text.trim() !== '')).toEqual([]);
    expect(exceptionsTo(({ text }) => !/[!¡]/.test(text))).toEqual([]);
    expect(exceptionsTo(({ text }) => !/\s{2}/.test(text) && text === text.trim())).toEqual([]);
  });

  test('fits where a modal holds 24 characters', () => {
    const labels = sentences.filter(isModalLabel);
    expect(labels.length).toBeGreaterThan(0);
    expect(exceptionsTo(({ text }) => [...text].length <= 24, labels)).toEqual([]);
  });

  test('is no copy of the English one', () => {
    const long = sentences.filter(
      ({ text, language }) => language !== 'en' && [...ownWords(text, language).trim()].length > 12,
    );
    expect(exceptionsTo(({ text, english }) => text !== english, long)).toEqual([]);
  });
});

describe('a filled-in word', () => {
  const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`);

  test('carries no ending: a name’s depends on the name; only Finnish months all take the same', () => {
    const bare = ({ text, language }: Sentence) =>
      !/\}\p{Letter}/u.test(language === 'fi' ? text.replaceAll('{month}', '') : text);
    expect(exceptionsTo(bare)).toEqual([]);
  });

  test('in Finnish ends in -kuu when it is a month, so that an ending can follow', () => {
    expect(months.map(month => monthInWords(month, 'fi'))).toEqual(months.map(() => expect.stringMatching(/kuu$/)));
  });
});
