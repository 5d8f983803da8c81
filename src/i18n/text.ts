import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language.ts';

/** Every sentence of a room in one language: key → ICU message. */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, string>>;
/** A room's sentences in all languages; a missing key or language is a compile error. */
export type Catalogues<Key extends string = string> = Readonly<Record<Language, Catalogue<Key>>>;

export type Values = Readonly<Record<string, string | number>>;
/** Speaks one language: fills the message of a key with values. Throws on a value that the message names and nobody gave. */
export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

// Parsing is a pure function of the message, so remembering it is no state that anybody could observe.
const parsed = new WeakMap<Catalogue, Map<string, IntlMessageFormat>>();

/** The voice of a room in one language. */
export function speak<Key extends string>(catalogues: Catalogues<Key>, language: Language): Say<Key> {
  const catalogue = catalogues[language];
  return (key, values) => String(messageOf(catalogue, key, language).format(values));
}

function messageOf<Key extends string>(catalogue: Catalogue<Key>, key: Key, language: Language): IntlMessageFormat {
  const messages = parsed.get(catalogue) ?? new Map<string, IntlMessageFormat>();
  parsed.set(catalogue, messages);
  const message = messages.get(key) ?? new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true });
  messages.set(key, message);
  return message;
}
