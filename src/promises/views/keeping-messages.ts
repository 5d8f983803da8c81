import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { button, givenName, harmless, type Message, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { openPromiseAction } from './ids.ts';
import { keepingVoice, named } from './words.ts';

export interface KeepingMessage {
  readonly id: string;
  readonly client: string;
  readonly keeper: string;
  readonly dueOn: LocalDate;
}

/** `remind`: to its keeper, or, where she is away or has left, to whoever leads the client. */
export type KeepingMessageKey =
  | `remind.${'keeper' | 'away' | 'left'}`
  | `lead.${'soon' | 'late'}`
  | 'released.text'
  | 'handed.text';

/** A client, a day, perhaps a name, and a button. */
export function keepingMessage(key: KeepingMessageKey, about: KeepingMessage, language: Language): Message {
  const say = keepingVoice(language);
  const { id, client, keeper, dueOn } = about;
  const values = { client: named(client), keeper: harmless(givenName(keeper)), day: fullDay(dueOn, language) };
  const text = say(key, values);
  const open = button({ text: say('message.open'), actionId: openPromiseAction, value: id });
  return { text, blocks: [section(text, open)] };
}

/** What a reminder becomes when a newer one takes its place: one line without a button. */
export function remindedMessage(language: Language): Message {
  const text = keepingVoice(language)('remind.retired');
  return { text, blocks: [section(text)] };
}
