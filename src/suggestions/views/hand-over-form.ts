import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, personInput, quoted, radioInput, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type HandOverFault, type Toward, towards } from '../rules.ts';
import {
  choice,
  errorsIn,
  fewWords,
  numberedMetadata,
  type PassingError,
  type PassingRead,
  readPassing,
  somebody,
  someWords,
} from './passing-form.ts';
import { named, passingVoice } from './words.ts';

export const handOverCallback = 'suggestions.hand_over.save';

export interface HandOverModel {
  readonly id: string;
  readonly version: number;
  readonly client: string;
  readonly words: string;
  /** where it belongs now */
  readonly toward: Toward;
}

/** To whom it is handed over, and where it belongs; back to the lead nobody need be named. */
export function handOverForm({ id, version, client, words, toward }: HandOverModel, language: Language): ModalView {
  const say = passingVoice(language);
  const places = (['delivery', 'portfolio', 'lead'] as const).filter(place => place !== 'lead' || toward !== 'lead');
  return modal({
    callbackId: handOverCallback,
    title: say('hand_over.title'),
    submit: say('hand_over.submit'),
    close: say('word.not_now'),
    metadata: numberedMetadata(id, version),
    blocks: [
      context(say('hand_over.intro', { client: named(client) })),
      quoted(words),
      radioInput({
        blockId: 'toward',
        label: say('hand_over.toward'),
        choices: places.map(place => ({ value: place, text: say(`hand_over.${place}`) })),
      }),
      personInput({
        blockId: 'to',
        label: say('hand_over.to'),
        optional: true,
        ...(toward === 'lead' ? {} : { hint: say('hand_over.to_hint') }),
      }),
      textInput({ blockId: 'words', label: say('hand_over.words'), optional: true, maxLength: fewWords }),
    ],
  });
}

const HandOverFields = z.object({
  toward: choice(towards),
  to: somebody.optional().transform(to => to ?? null),
  words: someWords,
});

export const readHandOver = (state: FormState, language: Language): PassingRead<z.output<typeof HandOverFields>> =>
  readPassing(HandOverFields, formValues(state), language);

const places: Readonly<Record<HandOverFault | 'not_yours', readonly [field: string, why: PassingError]>> = {
  answered: ['toward', 'error.answered'],
  waiting: ['to', 'error.waiting'],
  outdated: ['toward', 'error.outdated'],
  nobody: ['to', 'error.nobody'],
  not_here: ['to', 'error.not_here'],
  no_lead: ['toward', 'error.no_lead'],
  not_the_lead: ['to', 'error.not_the_lead'],
  herself: ['to', 'error.herself'],
  hers_already: ['to', 'error.hers_already'],
  not_yours: ['toward', 'error.not_yours'],
};

/** Why it was not handed over, under the field that mends it or says it best. */
export function handOverRefused(why: HandOverFault | 'not_yours', language: Language) {
  const [field, error] = places[why];
  return errorsIn(language, { [field]: error });
}
