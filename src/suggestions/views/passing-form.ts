import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import { passingTexts } from '../texts/passing/index.ts';
import { passingVoice } from './words.ts';

type TextKey = keyof typeof passingTexts.en;
/** Why a field is not as it should be. */
export type PassingError = Extract<TextKey, `error.${string}`>;
type Errors = Readonly<Record<string, string>>;
export type PassingRead<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors };

/** As much as a few words may hold, in code points. */
export const fewWords = 1000;

const key = (error: PassingError) => ({ error });
export const choice = <const Word extends string>(words: readonly Word[]) => z.enum(words, key('error.choose'));
export const someWords = z
  .string()
  .refine(words => [...words].length <= fewWords, key('error.long'))
  .optional()
  .transform(words => words ?? null);
export const someDay = z.string(key('error.day')).refine(isLocalDate, key('error.day')).transform(parseLocalDate);
/** Somebody's Slack user id. */
export const somebody = z.string(key('error.choose'));

/** Reads a form's values by a schema whose messages are keys of our errors. */
export function readPassing<S extends z.ZodType>(
  schema: S,
  values: unknown,
  language: Language,
): PassingRead<z.output<S>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => [String(path[0]), keyOf(message)] as const);
  return { ok: false, errors: errorsIn(language, Object.fromEntries(errors.toReversed())) };
}

const keyOf = (message: string): PassingError => (isError(message) ? message : 'error.choose');
const isError = (text: string): text is PassingError => text.startsWith('error.') && text in passingTexts.en;

/** Errors under their fields, in her words; what was typed stays. */
export function errorsIn(language: Language, errors: Readonly<Record<string, PassingError>>): Errors {
  const say = passingVoice(language);
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, say(error)]));
}

/** A thing and the number of it that a form shows, as `id number`. What none of ours carries is found nowhere. */
export const numberedMetadata = (id: string, number: number): string => `${id} ${number}`;

export function numbered(text: string): { readonly id: string; readonly number: number } {
  const [id = '', number = ''] = text.split(' ');
  return { id, number: /^\d{1,5}$/.test(number) ? Number(number) : 0 };
}
