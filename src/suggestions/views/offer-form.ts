import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  dateInput,
  type ModalView,
  modal,
  notice,
  personInput,
  quoted,
  radioInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type OfferState, offerStates } from '../rules.ts';
import {
  choice,
  errorsIn,
  numberedMetadata,
  type PassingError,
  type PassingRead,
  readPassing,
  somebody,
  someDay,
} from './passing-form.ts';
import { named, passingVoice } from './words.ts';

export const offerCallback = 'suggestions.offer.save';

export interface OfferModel {
  readonly id: string;
  readonly version: number;
  readonly client: string;
  readonly words: string;
  readonly offer: OfferState;
  /** since when it stands so; else the day where the client is */
  readonly today: string;
  /** Slack user id of whoever looks after it unless somebody else is chosen */
  readonly by: string;
}

/** How far we are with an offer for a need, since when, and who looks after it. */
export function offerForm({ id, version, client, words, offer, today, by }: OfferModel, language: Language): ModalView {
  const say = passingVoice(language);
  return modal({
    callbackId: offerCallback,
    title: say('offer.title'),
    submit: say('offer.submit'),
    close: say('word.not_now'),
    metadata: numberedMetadata(id, version),
    blocks: [
      context(say('offer.intro', { client: named(client) })),
      quoted(words),
      radioInput({
        blockId: 'offer',
        label: say('offer.state'),
        choices: offerStates.map(state => ({ value: state, text: say(`offer.${state}`) })),
        initial: offer,
      }),
      dateInput({ blockId: 'on', label: say('offer.on'), initial: today }),
      personInput({ blockId: 'by', label: say('offer.by'), initial: by }),
    ],
  });
}

const OfferFields = z.object({ offer: choice(offerStates), on: someDay, by: somebody });

export const readOffer = (state: FormState, language: Language): PassingRead<z.output<typeof OfferFields>> =>
  readPassing(OfferFields, formValues(state), language);

type OfferFault = 'no_need' | 'not_here' | 'in_future' | 'outdated' | 'not_yours';

const places: Readonly<Record<OfferFault, readonly [field: string, why: PassingError]>> = {
  no_need: ['offer', 'error.no_need'],
  not_here: ['by', 'error.not_here'],
  in_future: ['on', 'error.in_future'],
  outdated: ['offer', 'error.outdated'],
  not_yours: ['offer', 'error.not_yours'],
};

/** Why it was not written down, under the field that mends it or says it best. */
export function offerRefused(why: OfferFault, language: Language) {
  const [field, error] = places[why];
  return errorsIn(language, { [field]: error });
}

export function noNeedNotice(language: Language): ModalView {
  const say = passingVoice(language);
  return notice(say('offer.title'), say('offer.no_need'), say('word.close'));
}
