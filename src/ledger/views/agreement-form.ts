import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  dateInput,
  type KnownBlock,
  type ModalView,
  modal,
  personInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { httpsLink, termFault } from '../rules.ts';
import {
  dayField,
  formErrors,
  lineField,
  lineLimit,
  linkLimit,
  optional,
  personField,
  proseField,
  proseLimit,
  type Read,
  readFields,
  seenMetadata,
} from './form.ts';
import { named, voice, type Words } from './words.ts';

export const writeAgreementCallback = 'ledger.agreement.write';
export const changeAgreementCallback = 'ledger.agreement.change';

/** An agreement as a form shows it. */
export interface AgreementFields {
  readonly content: string;
  readonly level: string;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
  readonly link: string | null;
  readonly ownerSlackId: string;
}

export interface NewAgreementModel {
  readonly agreementId: string;
  readonly clientId: string;
  readonly client: string;
  readonly today: LocalDate;
  readonly ownerSlackId: string;
}

/** What was agreed is written down. The metadata holds its id to be, so that sending it twice writes one. */
export function newAgreementForm(model: NewAgreementModel, language: Language): ModalView {
  const say = voice(language);
  const { agreementId, clientId, client, today, ownerSlackId } = model;
  return modal({
    callbackId: writeAgreementCallback,
    title: say('agreement.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: `${agreementId} ${clientId}`,
    blocks: [
      context(say('agreement.intro', { client: named(client) })),
      ...inputs({ fromDay: today, ownerSlackId }, say),
    ],
  });
}

export interface AgreementFormModel extends AgreementFields {
  readonly id: string;
  readonly version: number;
  readonly client: string;
  readonly signedOff: boolean;
}

/** The same with other terms; whoever changes signed ones is told that they are a draft then. */
export function agreementForm(model: AgreementFormModel, language: Language): ModalView {
  const say = voice(language);
  const { client, signedOff } = model;
  const intro = signedOff ? 'agreement.change_signed' : 'agreement.intro';
  return modal({
    callbackId: changeAgreementCallback,
    title: say('agreement.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: seenMetadata(model),
    blocks: [context(say(intro, { client: named(client) })), ...inputs(model, say)],
  });
}

function inputs(terms: Partial<AgreementFields>, say: Words): KnownBlock[] {
  const { content, level, fromDay, untilDay, link, ownerSlackId } = terms;
  return [
    textInput({ blockId: 'content', label: say('agreement.content'), maxLength: proseLimit, initial: content }),
    textInput({
      blockId: 'level',
      label: say('agreement.level'),
      hint: say('agreement.level_hint'),
      maxLength: lineLimit,
      short: true,
      initial: level,
    }),
    dateInput({ blockId: 'from', label: say('agreement.from_day'), ...(fromDay ? { initial: fromDay } : {}) }),
    dateInput({
      blockId: 'until',
      label: say('agreement.until_day'),
      hint: say('agreement.until_hint'),
      optional: true,
      ...(untilDay ? { initial: untilDay } : {}),
    }),
    textInput({
      blockId: 'link',
      label: say('agreement.link'),
      hint: say('agreement.link_hint'),
      optional: true,
      maxLength: linkLimit,
      short: true,
      initial: link ?? undefined,
    }),
    personInput({ blockId: 'owner', label: say('agreement.owner'), initial: ownerSlackId }),
  ];
}

const Link = z
  .string()
  .max(linkLimit, { error: 'error.link' })
  .transform((text, check) => {
    const link = httpsLink(text);
    if (link) return link;
    check.addIssue({ code: 'custom', message: 'error.link' });
    return z.NEVER;
  });

const Fields = z
  .object({
    content: proseField,
    level: lineField,
    from: dayField,
    until: optional(dayField),
    link: optional(Link),
    owner: personField,
  })
  .transform(({ from: fromDay, until: untilDay, ...rest }) => ({ ...rest, fromDay, untilDay }));

/** `today`: a last day that has passed is refused. */
export function readAgreement(state: FormState, today: LocalDate, language: Language): Read<z.output<typeof Fields>> {
  const read = readFields(Fields, formValues(state), language);
  const fault = read.ok ? termFault(read.value, today) : undefined;
  return fault ? { ok: false, errors: formErrors(language, { until: `error.${fault}` }) } : read;
}
