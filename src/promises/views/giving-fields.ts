import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import { estimateOf } from '../rules.ts';
import { givingTexts } from '../texts/index.ts';
import { type GivingWords, givingVoice } from './words.ts';

/** Why a field is not as it should be. */
export type ErrorKey = Extract<Parameters<GivingWords>[0], `error.${string}`>;
export type Errors = Readonly<Record<string, string>>;
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: Errors };

/** Errors under their fields, in her words; what was typed stays. */
export function errorsUnder(language: Language, errors: Readonly<Record<string, ErrorKey>>): Errors {
  const say = givingVoice(language);
  return Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, say(key)]));
}

/** Reads a form's values by a schema whose messages are keys of our errors; the first one of each field is said. */
export function readBy<S extends z.ZodType>(schema: S, values: unknown, language: Language): Read<z.output<S>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => [String(path[0]), keyOf(message)] as const);
  return { ok: false, errors: errorsUnder(language, Object.fromEntries(errors.toReversed())) };
}

const keyOf = (message: string): ErrorKey => (isErrorKey(message) ? message : 'error.write');
const isErrorKey = (text: string): text is ErrorKey => text.startsWith('error.') && text in givingTexts.en;

const key = (error: ErrorKey) => ({ error });

/** As much as one line, several, and an address may hold, in code points. */
export const lineLimit = 200;
export const proseLimit = 1000;
export const writtenLimit = 1500;

const text = (limit: number) =>
  z.string(key('error.write')).refine(words => [...words].length <= limit, key('error.long'));
export const lineField = text(lineLimit);
export const proseField = text(proseLimit);
export const writtenField = text(writtenLimit);
export const maybeProse = proseField.optional().transform(words => words ?? null);
export const dayField = z.string(key('error.day')).refine(isLocalDate, key('error.day')).transform(parseLocalDate);
/** Somebody's Slack user id. */
export const personField = z.string(key('error.keeper'));
export const choiceField = <const Word extends string>(words: readonly Word[]) => z.enum(words, key('error.choose'));
export const estimateField = z.string(key('error.estimate')).transform((words, check) => {
  const days = estimateOf(words);
  if (days !== undefined) return days;
  check.addIssue({ code: 'custom', message: 'error.estimate' });
  return z.NEVER;
});

/** Two ids, or an id and a number, as a form carries them: what none of ours carries is found nowhere. */
export function idAndNumber(metadata: string): { readonly id: string; readonly number: number } {
  const [id = '', number = ''] = metadata.split(' ');
  return { id, number: /^\d{1,5}$/.test(number) ? Number(number) : 0 };
}
