import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { button, harmless, type Message, section } from '../../slack/blocks.ts';
import { concernTexts } from '../texts/index.ts';
import { openAction } from './actions.ts';

export type MessageKey = 'message.told' | 'message.reminder' | 'message.added' | 'message.answered' | 'message.lost';

export interface Tidings {
  readonly concernId: string;
  /** of whoever is at the other end */
  readonly name: string;
  /** local date of the reader of this message */
  readonly toldOn: string;
}

/** A name and a button; nothing of what was written, nor about whom. */
export function concernMessage(key: MessageKey, { concernId, name, toldOn }: Tidings, language: Language): Message {
  const say = speak(concernTexts, language);
  const text = say(key, { name: harmless(name), day: shortDay(toldOn, language) });
  const label = say(key === 'message.lost' ? 'message.look' : 'message.open');
  return { text, blocks: [section(text, button({ text: label, actionId: openAction, value: concernId }))] };
}

/** What the first message becomes when the reminder replaces it. */
export function retiredMessage(language: Language): Message {
  const text = speak(concernTexts, language)('message.retired');
  return { text, blocks: [section(text)] };
}
