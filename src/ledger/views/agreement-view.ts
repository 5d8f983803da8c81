import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { AgreementStanding } from '../rules.ts';
import { agreementEndAction, termInWords } from './agreements.ts';
import { seenMetadata } from './form.ts';
import { openLedgerAction } from './page.ts';
import { named, voice, type Words } from './words.ts';

/** The value is the agreement's id and the version that is shown. */
export const signOffAction = 'ledger.agreement.sign_off';
export const changeAgreementAction = 'ledger.agreement.open_form';

/** What was agreed, in one wording. */
export interface AgreementWording {
  readonly content: string;
  readonly level: string;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
  readonly link: string | null;
  readonly owner: string;
}

export interface SignedWording extends AgreementWording {
  readonly signedOffBy: string;
  readonly signedOn: LocalDate;
}

export interface AgreementViewModel extends AgreementWording {
  readonly id: string;
  readonly version: number;
  readonly clientId: string;
  readonly client: string;
  readonly standing: AgreementStanding;
  /** whoever signed this wording, and when; undefined: nobody has */
  readonly signed: { readonly by: string; readonly on: LocalDate } | undefined;
  readonly endedOn: LocalDate | null;
  readonly letsEnd: boolean;
  /** signed off once and changed since, the newest first */
  readonly before: readonly SignedWording[];
  readonly acts: { readonly write: boolean; readonly signOff: boolean };
  /** it is not what she was about to sign */
  readonly changedMeanwhile: boolean;
}

/** One agreement in full: how it stands, its words, what was signed off before, and what she may do. */
export function agreementView(model: AgreementViewModel, language: Language): ModalView {
  const say = voice(language);
  const { client, before } = model;
  return modal({
    callbackId: 'ledger.agreement.close',
    title: say('agreement.title'),
    close: say('view.close'),
    blocks: [
      ...(model.changedMeanwhile ? [section(say('agreement.changed_meanwhile'))] : []),
      section(`*${named(client)}*\n${standingInWords(model, say, language)}`),
      ...wordingBlocks(model, say, language),
      ...buttons(model, say),
      ...before.flatMap(each => [
        divider(),
        context(say('agreement.before', { name: named(each.signedOffBy), day: fullDay(each.signedOn, language) })),
        ...wordingBlocks(each, say, language),
      ]),
    ],
  });
}

function standingInWords(
  { standing, signed, letsEnd, endedOn, untilDay }: AgreementViewModel,
  say: Words,
  language: Language,
): string {
  const lines = [
    signed
      ? say('agreement.signed', { name: named(signed.by), day: fullDay(signed.on, language) })
      : say('agreement.draft'),
    ...(endedOn ? [say('agreement.ended_on', { day: fullDay(endedOn, language) })] : []),
    ...(!endedOn && standing === 'over' && untilDay
      ? [say('agreement.ended_on', { day: fullDay(untilDay, language) })]
      : []),
    ...(letsEnd && standing !== 'over' ? [say('agreement.lets_end')] : []),
  ];
  return lines.join('\n');
}

/** The words exactly as they were written, and the facts to them. */
export function wordingBlocks(wording: AgreementWording, say: Words, language: Language): KnownBlock[] {
  const { content, level, link, owner } = wording;
  const facts = [
    say('agreement.level_is', { level: harmless(level) }),
    termInWords(wording, say, language),
    say('agreement.owner_is', { name: named(owner) }),
  ];
  const document = link ? [context(`<${harmless(link)}|${say('agreement.link_is')}>`)] : [];
  return [quoted(content), section(facts.join('\n')), ...document];
}

function buttons(model: AgreementViewModel, say: Words): KnownBlock[] {
  const back = button({ text: say('ledger.title'), actionId: openLedgerAction, value: model.clientId });
  return [actions('acts', ...(model.endedOn ? [] : offered(model, say)), back)];
}

function offered({ id, version, signed, acts }: AgreementViewModel, say: Words) {
  const value = seenMetadata({ id, version });
  return [
    ...(acts.signOff && !signed
      ? [button({ text: say('agreement.sign_off'), actionId: signOffAction, value, style: 'primary' })]
      : []),
    ...(acts.write ? [button({ text: say('agreement.change'), actionId: changeAgreementAction, value: id })] : []),
    ...(acts.signOff ? [button({ text: say('agreement.end'), actionId: agreementEndAction, value: id })] : []),
  ];
}
