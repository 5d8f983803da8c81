import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { type Message, section } from '../../slack/blocks.ts';
import { roundTexts } from '../texts/index.ts';

/** The keys of a round can't be read where they are needed. */
export function keysMessage(language: Language): Message {
  const text = speak(roundTexts, language)('keys.text');
  return { text, blocks: [section(text)] };
}
