import { fullDay, monthInWords } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  notice,
  quoted,
  section,
  truncate,
} from '../../slack/blocks.ts';
import { isLocalDate, type LocalDate } from '../../time/calendar.ts';
import type { ClientView, Part } from '../rules.ts';
import { clientTexts } from '../texts/index.ts';
import { orderButtons, orderedWords } from './outputs.ts';

/** Opens the form in which the lead says how she sees a client; the value is its id. */
export const beginViewAction = 'reports.view.begin';

export type ClientWords = Say<keyof typeof clientTexts.en>;
export const clientVoice = (language: Language): ClientWords => speak(clientTexts, language);

/** What the lead said on a day. */
export interface ViewLine {
  readonly view: ClientView;
  readonly words: string | null;
  readonly name: string;
  readonly saidOn: LocalDate;
}

export interface ClientHealthModel {
  readonly clientId: string;
  readonly client: string;
  readonly state: 'met' | 'paused' | 'before_go';
  readonly parts: readonly Part[];
  /** the newest first */
  readonly views: readonly ViewLine[];
  readonly maySay: boolean;
  /** undefined: not hers to take along */
  readonly orderId: string | undefined;
  /** what leads on from here, of this room and of others */
  readonly besides: readonly { readonly text: string; readonly actionId: string }[];
  /** what she has just done */
  readonly note: 'ordered' | 'said' | undefined;
}

/** How things stand with a client: each part in words, with the figures it came from; beside it how its lead sees it. */
export function clientHealthView(model: ClientHealthModel, language: Language): ModalView {
  const say = clientVoice(language);
  return modal({
    callbackId: 'reports.client.show',
    title: say('health.title'),
    close: say('word.close'),
    metadata: model.clientId,
    blocks: [
      ...noteBlocks(model.note, say, language),
      header(model.client),
      ...(model.state === 'met' ? [] : [section(say(`health.${model.state}`))]),
      ...model.parts.map(part => section(partWords(part, language))),
      context(say('health.from')),
      divider(),
      ...viewBlocks(model.views, say, language),
      divider(),
      ...buttonBlocks(model, say, language),
    ],
  });
}

function noteBlocks(note: ClientHealthModel['note'], say: ClientWords, language: Language): KnownBlock[] {
  switch (note) {
    case undefined:
      return [];
    case 'ordered':
      return [section(orderedWords(language)), divider()];
    case 'said':
      return [section(say('view.saved')), divider()];
  }
}

/** The mark in words, then why. */
export function partWords({ part, mark, reason, values }: Part, language: Language): string {
  const say = clientVoice(language);
  const told = Object.entries(values).map(([name, value]) => [name, valueWords(value, say, language)] as const);
  return `*${say(`part.${part}`)}* – ${say(`mark.${mark}`)}\n${say(reason, Object.fromEntries(told))}`;
}

/** Days, months and quarters as people say them. */
function valueWords(value: Part['values'][string], say: ClientWords, language: Language): string | number {
  if (typeof value === 'number') return value;
  if (isLocalDate(value)) return fullDay(value, language);
  const [year = '', number] = value.split('-Q');
  if (number !== undefined) return say('health.quarter', { number, year });
  return /^\d{4}-\d{2}$/.test(value) ? monthInWords(value, language) : value;
}

function viewBlocks(views: readonly ViewLine[], say: ClientWords, language: Language): KnownBlock[] {
  const lines = views.flatMap(({ view, words, name, saidOn }): KnownBlock[] => {
    const line = say('view.line', {
      view: say(`view.${view}`),
      name: harmless(truncate(name, 80)),
      day: fullDay(saidOn, language),
    });
    return [section(line), ...(words === null ? [] : [quoted(words)])];
  });
  return [section(say('view.heading')), ...(lines.length > 0 ? lines : [section(say('view.none'))])];
}

function buttonBlocks(model: ClientHealthModel, say: ClientWords, language: Language): KnownBlock[] {
  const { clientId, maySay, orderId, besides } = model;
  const own = [
    ...(maySay ? [button({ text: say('view.begin'), actionId: beginViewAction, value: clientId })] : []),
    ...(orderId === undefined ? [] : orderButtons(clientId, orderId, language)),
  ];
  const others = besides.map(({ text, actionId }) => button({ text, actionId, value: clientId }));
  return [
    ...(own.length > 0 ? [actions('own', ...own)] : []),
    ...(others.length > 0 ? [actions('besides', ...others)] : []),
  ];
}

/** One kind sentence where the table says no, or where what she meant is not there any more. */
export function notYourClient(language: Language): ModalView {
  const say = clientVoice(language);
  return notice(say('refused.title'), say('refused.text'), say('word.close'));
}
