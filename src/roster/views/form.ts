import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { type KnownBlock, type ModalView, modal, notice } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import { longestName } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';

export type TextKey = keyof typeof rosterTexts.en;
export type Words = Say<TextKey>;
/** Why a field is not as it should be. */
export type ErrorKey = Extract<TextKey, `error.${string}`>;

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Errors under their fields, in her words; what was typed stays. */
export const formErrors = (language: Language, errors: Readonly<Record<string, ErrorKey>>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, speak(rosterTexts, language)(key)]));

/** Reads a form by a schema whose messages are keys of our errors. */
export function readForm<S extends z.ZodType>(schema: S, state: FormState, language: Language): Read<z.output<S>> {
  const parsed = schema.safeParse(formValues(state));
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map(({ path, message }) => [String(path[0]), keyOf(message)] as const);
  return { ok: false, errors: formErrors(language, Object.fromEntries(errors.toReversed())) };
}

const keyOf = (message: string): ErrorKey => (isErrorKey(message) ? message : 'error.missing');
const isErrorKey = (text: string): text is ErrorKey => text.startsWith('error.') && text in rosterTexts.en;

const key = (error: ErrorKey) => ({ error });

/** A name on one line. */
export const nameField = z
  .string(key('error.missing'))
  .refine(text => [...text].length <= longestName && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), key('error.long_name'));
export const dayField = z.string(key('error.day')).refine(isLocalDate, key('error.day')).transform(parseLocalDate);
/** Somebody's Slack user id. */
export const personField = z.string(key('error.choose'));
export const optional = <T extends z.ZodType>(schema: T) => schema.optional().transform(value => value ?? null);
/** One of the choices that the form offers, by its id. */
export const choiceField = z.uuid(key('error.choose'));
export const tickField = z
  .array(z.string())
  .optional()
  .transform(ticks => ticks?.includes('yes') ?? false);

export interface FormWords {
  readonly callbackId: string;
  readonly title: TextKey;
  readonly submit?: TextKey;
  /** ids only, see `idsIn` */
  readonly ids: readonly string[];
}

/** A form with our two buttons. */
export function rosterForm({ callbackId, title, submit, ids }: FormWords, blocks: KnownBlock[], say: Words): ModalView {
  return modal({
    callbackId,
    title: say(title),
    submit: say(submit ?? 'form.save'),
    close: say('form.cancel'),
    metadata: ids.join(' '),
    blocks,
  });
}

/** The ids that a button or a form carries, in their order. */
export const idsIn = (text: string): readonly [first: string, second: string, third: string] => {
  const [first = '', second = '', third = ''] = text.split(' ');
  return [first, second, third];
};

/** One kind sentence where the table says no. */
export function refusedNotice(language: Language, why: 'refused.text' | 'away.not_yours' = 'refused.text'): ModalView {
  const say = speak(rosterTexts, language);
  return notice(say('refused.title'), say(why), say('view.close'));
}

/** What a form was about is not there any more, or otherwise than when it was opened. */
export function goneNotice(language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return notice(say('client.title'), say('gone.text'), say('view.close'));
}

/** Whoever the roster does not know. */
export function unknownNotice(): ModalView {
  const say = speak(rosterTexts, 'en');
  return notice(say('client.title'), say('person.unknown'), say('view.close'));
}
