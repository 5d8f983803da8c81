import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, personInput, quoted } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type Errors, errorsUnder, personField, type Read, readBy } from './giving-fields.ts';
import { type InForceModel, versionMetadata } from './keep-form.ts';
import { keepingError, type Refusal } from './keeping-fields.ts';
import { givingVoice, keepingVoice, named } from './words.ts';

export const reassignCallback = 'promises.promise.hand_over';

/** Somebody else is asked to keep it, by the same terms. */
export function reassignForm(model: InForceModel & { readonly keeper: string }, language: Language): ModalView {
  const say = keepingVoice(language);
  const { client, dueOn, words, keeper } = model;
  return modal({
    callbackId: reassignCallback,
    title: say('reassign.title'),
    submit: givingVoice(language)('give.submit'),
    close: say('word.cancel'),
    metadata: versionMetadata(model),
    blocks: [
      context(say('reassign.intro', { client: named(client), day: fullDay(dueOn, language), keeper: named(keeper) })),
      quoted(words),
      personInput({ blockId: 'keeper', label: say('reassign.keeper'), hint: say('reassign.hint') }),
    ],
  });
}

export const readReassigned = (state: FormState, language: Language): Read<{ readonly keeper: string }> =>
  readBy(z.object({ keeper: personField }), formValues(state), language);

/** Why nobody was asked, under the only field. */
export const reassignRefused = (why: Refusal | 'keeper_unknown' | 'keeper_same', language: Language): Errors =>
  why === 'keeper_unknown'
    ? errorsUnder(language, { keeper: 'error.keeper_unknown' })
    : keepingError(language, 'keeper', `error.${why}`);
