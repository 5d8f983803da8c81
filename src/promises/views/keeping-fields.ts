import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import { keepingTexts } from '../texts/index.ts';
import { type Errors, proseLimit, type Read } from './giving-fields.ts';
import { type KeepingWords, keepingVoice } from './words.ts';

/** Why a field of these forms is not as it should be. */
export type KeepingErrorKey = Extract<Parameters<KeepingWords>[0], `error.${string}`>;

/** One under its field, in her words; what was typed stays. */
export const keepingError = (language: Language, field: string, key: KeepingErrorKey): Errors => ({
  [field]: keepingVoice(language)(key),
});

/** Reads a form's values by a schema whose messages are keys of our errors; the first one of each field is said. */
export function readKeeping<S extends z.ZodType>(schema: S, values: unknown, language: Language): Read<z.output<S>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) =>
    keepingError(language, String(path[0]), keyOf(message)),
  );
  return { ok: false, errors: Object.assign({}, ...errors.toReversed()) };
}

const keyOf = (message: string): KeepingErrorKey => (isErrorKey(message) ? message : 'error.write');
const isErrorKey = (text: string): text is KeepingErrorKey => text.startsWith('error.') && text in keepingTexts.en;

const key = (error: KeepingErrorKey) => ({ error });

export const wordsField = z
  .string(key('error.write'))
  .refine(words => [...words].length <= proseLimit, key('error.long'));
export const onDayField = z.string(key('error.day')).refine(isLocalDate, key('error.day')).transform(parseLocalDate);
export const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words, key('error.choose'));

/** Under the field that says it best, what keeps any of these forms from being stored. */
export type Refusal = 'outdated' | 'closed' | 'not_yours';
