import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, dateInput, type ModalView, modal, quoted, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type Errors, proseLimit, type Read } from './giving-fields.ts';
import { keepingError, onDayField, type Refusal, readKeeping, wordsField } from './keeping-fields.ts';
import { keepingVoice, named } from './words.ts';

export const keepCallback = 'promises.promise.mark_kept';
export const lateCallback = 'promises.promise.say_late';

/** What is promised, as the forms about it show it. */
export interface InForceModel {
  readonly id: string;
  readonly version: number;
  readonly client: string;
  readonly words: string;
  readonly dueOn: LocalDate;
}

/** A promise and the version of it that a form shows. */
export const versionMetadata = ({ id, version }: Pick<InForceModel, 'id' | 'version'>): string => `${id} ${version}`;

const shownIn = ({ client, dueOn }: InForceModel, language: Language) => ({
  client: named(client),
  day: fullDay(dueOn, language),
});

/** The day on which it was done. */
export function keepForm(model: InForceModel & { readonly today: LocalDate }, language: Language): ModalView {
  const say = keepingVoice(language);
  return modal({
    callbackId: keepCallback,
    title: say('keep.title'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: versionMetadata(model),
    blocks: [
      context(say('keep.intro', shownIn(model, language))),
      quoted(model.words),
      dateInput({ blockId: 'on', label: say('keep.on'), hint: say('keep.on_hint'), initial: model.today }),
    ],
  });
}

export const readKept = (state: FormState, language: Language): Read<{ readonly on: LocalDate }> =>
  readKeeping(z.object({ on: onDayField }), formValues(state), language);

export const keepRefused = (why: Refusal | 'future' | 'before_given', language: Language): Errors =>
  keepingError(language, 'on', `error.${why}`);

/** Its keeper tells before the day that it will be late. */
export function lateForm(model: InForceModel & { readonly lateWords: string | null }, language: Language): ModalView {
  const say = keepingVoice(language);
  const initial = model.lateWords ?? undefined;
  return modal({
    callbackId: lateCallback,
    title: say('late.title'),
    submit: say('late.submit'),
    close: say('word.cancel'),
    metadata: versionMetadata(model),
    blocks: [
      context(say('late.intro', shownIn(model, language))),
      quoted(model.words),
      textInput({
        blockId: 'words',
        label: say('late.words'),
        hint: `${say('late.words_hint')} ${say('late.readers')}`,
        maxLength: proseLimit,
        initial,
      }),
    ],
  });
}

export const readLate = (state: FormState, language: Language): Read<{ readonly words: string }> =>
  readKeeping(z.object({ words: wordsField }), formValues(state), language);

export const lateRefused = (why: Refusal | 'moving', language: Language): Errors =>
  keepingError(language, 'words', `error.${why}`);
