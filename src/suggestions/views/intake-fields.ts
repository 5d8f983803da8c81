import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import { intakeTexts } from '../texts/index.ts';
import { intakeVoice } from './words.ts';

/** Why a field is not as it should be. */
export type IntakeError = Extract<keyof typeof intakeTexts.en, `error.${string}`>;
export type IntakeErrors = Readonly<Record<string, string>>;
export type IntakeRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: IntakeErrors };

/** An error under one field, in her words; what was typed stays. `name`: whoever was quicker. */
export const errorUnder = (field: string, error: IntakeError, language: Language, name = ''): IntakeErrors => ({
  [field]: intakeVoice(language)(error, { name, line: lineLimit, prose: proseLimit, said: saidLimit }),
});

/** Reads a form's values by a schema whose messages are keys of our errors; the first one of each field is said. */
export function readFields<S extends z.ZodType>(
  schema: S,
  values: unknown,
  language: Language,
): IntakeRead<z.output<S>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => errorUnder(String(path[0]), keyOf(message), language));
  return { ok: false, errors: Object.fromEntries(errors.toReversed().flatMap(Object.entries)) };
}

const keyOf = (message: string): IntakeError => (isErrorKey(message) ? message : 'error.write');
const isErrorKey = (text: string): text is IntakeError => text.startsWith('error.') && text in intakeTexts.en;

const because = (error: IntakeError) => ({ error });

/** As much as one line, and as several, may hold, in code points. */
export const lineLimit = 200;
export const proseLimit = 1000;
/** And what was said, which may be a whole message. */
export const saidLimit = 2000;

const text = (limit: number, long: IntakeError) =>
  z.string(because('error.write')).refine(words => [...words].length <= limit, because(long));
export const lineField = text(lineLimit, 'error.long_line');
export const proseField = text(proseLimit, 'error.long');
export const saidField = text(saidLimit, 'error.long_said');
export const dayField = z
  .string(because('error.day'))
  .refine(isLocalDate, because('error.day'))
  .transform(parseLocalDate);
export const choiceField = <const Word extends string>(words: readonly Word[]) =>
  z.enum(words, because('error.choose'));
export const optional = <T extends z.ZodType>(schema: T) => schema.optional().transform(value => value ?? null);
