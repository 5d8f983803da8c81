import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import { longestWords, mostActions } from '../rules.ts';
import { afterTexts } from '../texts/index.ts';
import { type TextKey, voice } from './actions-words.ts';

/** Why a field is not as it should be. */
export type ErrorKey = Extract<TextKey, `error.${string}`>;
export type Errors = Readonly<Record<string, string>>;
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors };

const most: Partial<Record<ErrorKey, number>> = { 'error.long': longestWords, 'error.too_many': mostActions };

/** Errors under their fields, in her words; what was typed stays. */
export function formErrors(language: Language, errors: Readonly<Record<string, ErrorKey>>): Errors {
  const say = voice(language);
  return Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, say(key, { most: most[key] ?? 0 })]));
}

/** Which field mends each refusal, or says it best, and in which words. */
export type Places<Why extends string> = Readonly<Record<Why, readonly [field: string, error: ErrorKey]>>;

/** Why it was not stored, under that field; what she wrote stays. */
export function refusedUnder<Why extends string>(places: Places<Why>, why: Why, language: Language): Errors {
  const [field, error] = places[why];
  return formErrors(language, { [field]: error });
}

/** Reads a form's values by a schema whose messages are keys of our errors; the first one of each field is said. */
export function readFields<S extends z.ZodType>(schema: S, values: unknown, language: Language): Read<z.output<S>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => [String(path[0]), keyOf(message)] as const);
  return { ok: false, errors: formErrors(language, Object.fromEntries(errors.toReversed())) };
}

const keyOf = (message: string): ErrorKey => (isErrorKey(message) ? message : 'error.write');
const isErrorKey = (text: string): text is ErrorKey => text.startsWith('error.') && text in afterTexts.en;

const key = (error: ErrorKey) => ({ error });

export const wordsField = z
  .string(key('error.write'))
  .refine(words => [...words].length <= longestWords, key('error.long'));
export const dayField = z.string(key('error.day')).refine(isLocalDate, key('error.day')).transform(parseLocalDate);
/** Somebody's Slack user id. */
export const personField = z.string(key('error.choose'));
export const choiceField = <const Word extends string>(words: readonly Word[]) => z.enum(words, key('error.choose'));
export const optional = <T extends z.ZodType>(schema: T) => schema.optional().transform(value => value ?? null);

/** An action and the version of it that a form shows, as `id version`. What none of ours carries is found nowhere. */
export const seenMetadata = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `${id} ${version}`;

export function seenVersion(text: string): { readonly id: string; readonly version: number } {
  const [id = '', version = ''] = text.split(' ');
  return { id, version: /^\d{1,5}$/.test(version) ? Number(version) : 0 };
}
