import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { dateInput, type ModalView, modal, radioInput, section } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type AgreementWording, wordingBlocks } from './agreement-view.ts';
import { choiceField, dayField, formErrors, optional, type Read, readFields, seenMetadata } from './form.ts';
import { named, voice } from './words.ts';

export const agreementEndCallback = 'ledger.agreement.settle_end';

export interface AgreementEndModel extends AgreementWording {
  readonly id: string;
  readonly version: number;
  readonly client: string;
  readonly signedOff: boolean;
  /** its last day is still to come */
  readonly isComing: boolean;
}

/** What becomes of it: a later last day, its end on the day that was written down, or its end today. */
export function agreementEndForm(model: AgreementEndModel, language: Language): ModalView {
  const say = voice(language);
  const { client, signedOff, untilDay, isComing } = model;
  const choices = [
    { value: 'extend', text: say('agreement.choice.extend') },
    ...(isComing && untilDay
      ? [{ value: 'let_end', text: say('agreement.choice.let_end', { day: fullDay(untilDay, language) }) }]
      : []),
    { value: 'end', text: say('agreement.choice.end') },
  ];
  return modal({
    callbackId: agreementEndCallback,
    title: say('agreement.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: seenMetadata(model),
    blocks: [
      section(`*${named(client)}*`),
      ...wordingBlocks(model, say, language),
      radioInput({ blockId: 'what', label: say('agreement.choice'), choices }),
      dateInput({
        blockId: 'until',
        label: say('agreement.new_until'),
        hint: say(signedOff ? 'agreement.new_until_signed' : 'agreement.new_until_draft'),
        optional: true,
      }),
    ],
  });
}

const endings = ['extend', 'let_end', 'end'] as const;
const Fields = z.object({ what: choiceField(endings), until: optional(dayField) });

/** What was chosen for an agreement's end. */
export type ReadEnd =
  | { readonly what: 'extend'; readonly untilDay: LocalDate }
  | { readonly what: 'let_end' }
  | { readonly what: 'end' };

export function readAgreementEnd(state: FormState, language: Language): Read<ReadEnd> {
  const read = readFields(Fields, formValues(state), language);
  if (!read.ok) return read;
  const { what, until } = read.value;
  if (what !== 'extend') return { ok: true, value: { what } };
  return until
    ? { ok: true, value: { what, untilDay: until } }
    : { ok: false, errors: formErrors(language, { until: 'error.day' }) };
}
