import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  givenName,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  radioInput,
  section,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { OfferStanding } from '../rules.ts';
import { choiceField, type Errors, errorsUnder, maybeProse, proseLimit, type Read, readBy } from './giving-fields.ts';
import { openPromiseAction } from './ids.ts';
import { type TermsModel, termsBlocks } from './offer-terms.ts';
import { type GivingWords, givingVoice, named } from './words.ts';

export const answerCallback = 'promises.offer.answer';

export interface OfferModel {
  readonly id: string;
  readonly client: string;
  readonly round: number;
  readonly giver: string;
  readonly terms: TermsModel;
  readonly goal: string | null;
  /** who keeps it until somebody else says yes; undefined: it is not handed over */
  readonly handed: { readonly from: string } | undefined;
  /** the day that was promised before, and why it moves; undefined: nothing was */
  readonly moved: { readonly from: LocalDate; readonly why: string } | undefined;
  readonly standing: OfferStanding;
}

/** What somebody is asked to keep, or how it stands where nothing is asked any more. */
export function offerView(model: OfferModel, language: Language): ModalView {
  return model.standing === 'waits' ? answerForm(model, language) : standingView(model, model.standing, language);
}

function answerForm(model: OfferModel, language: Language): ModalView {
  const say = givingVoice(language);
  const yesOrNo = [
    { value: 'yes', text: say('offer.yes') },
    { value: 'no', text: say('offer.no') },
  ];
  return modal({
    callbackId: answerCallback,
    title: say('offer.title'),
    submit: say('offer.submit'),
    close: say('word.cancel'),
    metadata: `${model.id} ${model.round}`,
    blocks: [
      context(say(model.handed ? 'offer.handed_no_penalty' : 'offer.no_penalty')),
      ...offered(model, say, language),
      radioInput({ blockId: 'answer', label: say('offer.answer'), choices: yesOrNo }),
      textInput({
        blockId: 'words',
        label: say('offer.words'),
        hint: say('offer.words_hint'),
        optional: true,
        maxLength: proseLimit,
      }),
    ],
  });
}

function offered({ giver, client, handed, moved, terms, goal }: OfferModel, say: GivingWords, language: Language) {
  const names = { lead: harmless(givenName(giver)), client: named(client) };
  const intro = handed
    ? say('offer.handed_intro', { ...names, keeper: harmless(givenName(handed.from)) })
    : say(moved ? 'offer.moved_intro' : 'offer.intro', names);
  const formerly: KnownBlock[] = moved
    ? [section(say('offer.former', { day: fullDay(moved.from, language) })), quoted(moved.why)]
    : [];
  return [section(intro), ...termsBlocks(terms, goal, language), ...formerly];
}

function standingView(model: OfferModel, standing: Exclude<OfferStanding, 'waits'>, language: Language): ModalView {
  const say = givingVoice(language);
  const { id, terms, goal } = model;
  return modal({
    callbackId: 'promises.offer.close',
    title: say('offer.title'),
    close: say('word.close'),
    blocks: [
      section(say(`standing.${standing}`)),
      ...termsBlocks(terms, goal, language),
      actions('ways', button({ text: say('given.open'), actionId: openPromiseAction, value: id })),
    ],
  });
}

const Fields = z
  .object({ answer: choiceField(['yes', 'no']), words: maybeProse })
  .transform(({ answer, words }) => ({ accepts: answer === 'yes', words }));

export const readOfferAnswer = (state: FormState, language: Language): Read<z.output<typeof Fields>> =>
  readBy(Fields, formValues(state), language);

/** Why her word could not be taken, under the question; what she typed stays. */
export const answerRefused = (why: 'outdated' | 'past' | 'closed' | 'not_yours', language: Language): Errors =>
  errorsUnder(language, { answer: why === 'not_yours' ? 'error.not_yours' : `error.offer_${why}` });
