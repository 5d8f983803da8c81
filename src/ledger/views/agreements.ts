import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { actions, button, harmless, type KnownBlock, type Message, section, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type AgreementStanding, mostAgreements } from '../rules.ts';
import { named, voice, type Words } from './words.ts';

/** The value is the client's id. */
export const writeAgreementAction = 'ledger.agreement.begin';
export const openAgreementAction = 'ledger.agreement.open';
export const agreementEndAction = 'ledger.agreement.end';

export interface AgreementLine {
  readonly id: string;
  readonly content: string;
  readonly level: string;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
  readonly owner: string;
  readonly standing: AgreementStanding;
  readonly letsEnd: boolean;
}

export interface AgreementsModel {
  readonly clientId: string;
  /** those that are over come last and few */
  readonly agreements: readonly AgreementLine[];
  readonly mayWrite: boolean;
}

/** How many that are over are shown. */
const mostOver = 3;

/** What was agreed with a client, as its page shows it. */
export function agreementBlocks({ clientId, agreements, mayWrite }: AgreementsModel, language: Language): KnownBlock[] {
  const say = voice(language);
  const running = agreements.filter(({ standing }) => standing !== 'over').slice(0, mostAgreements);
  const over = agreements.filter(({ standing }) => standing === 'over');
  const write = button({ text: say('agreement.write'), actionId: writeAgreementAction, value: clientId });
  return [
    section(say('agreement.heading')),
    ...(running.length === 0 ? [section(say('agreement.none'))] : []),
    ...[...running, ...over.slice(-mostOver)].map(each => agreementSection(each, say, language)),
    ...(mayWrite && running.length < mostAgreements ? [actions('agreements', write)] : []),
  ];
}

function agreementSection(agreement: AgreementLine, say: Words, language: Language): KnownBlock {
  const { id, content, level, owner, standing, letsEnd } = agreement;
  const lines = [
    oneLine(content, 150),
    `${oneLine(level, 100)} · ${termInWords(agreement, say, language)} · ${named(owner)}`,
    ...(standing === 'agreed' ? [] : [`*${say(`agreement.${standing}`)}*`]),
    ...(letsEnd && standing !== 'over' ? [say('agreement.lets_end')] : []),
  ];
  return section(lines.join('\n'), button({ text: say('agreement.open'), actionId: openAgreementAction, value: id }));
}

const oneLine = (text: string, limit: number): string => harmless(truncate(text.replaceAll(/\s+/g, ' '), limit));

/** From when until when it holds. */
export function termInWords(
  { fromDay, untilDay }: Pick<AgreementLine, 'fromDay' | 'untilDay'>,
  say: Words,
  language: Language,
): string {
  const from = fullDay(fromDay, language);
  return untilDay === null
    ? say('agreement.from', { from })
    : say('agreement.from_until', { from, until: fullDay(untilDay, language) });
}

export interface AskedAgreement {
  readonly id: string;
  readonly client: string;
  readonly untilDay: LocalDate | null;
}

/** It ends soon, or waits for the lead's word: a name, a day and a button. */
export function agreementMessage(
  { id, client, untilDay }: AskedAgreement,
  about: 'end' | 'draft',
  language: Language,
): Message {
  const say = voice(language);
  const day = untilDay ? fullDay(untilDay, language) : '';
  const text = say(`agreement.ask.${about}`, { client: harmless(client), day });
  const actionId = about === 'end' ? agreementEndAction : openAgreementAction;
  const open = button({ text: say('agreement.ask.open'), actionId, value: id, style: 'primary' });
  return { text, blocks: [section(text, open)] };
}
