import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless, type ModalView, notice, truncate } from '../../slack/blocks.ts';
import { givingTexts, keepingTexts } from '../texts/index.ts';

export type GivingWords = Say<keyof typeof givingTexts.en>;
export type KeepingWords = Say<keyof typeof keepingTexts.en>;

export const givingVoice = (language: Language): GivingWords => speak(givingTexts, language);
export const keepingVoice = (language: Language): KeepingWords => speak(keepingTexts, language);

/** A name in a line among many. */
export const named = (name: string): string => harmless(truncate(name, 80));

/** One kind sentence where the table says no, or where what she meant is not there any more. */
export function notYours(language: Language): ModalView {
  const say = keepingVoice(language);
  return notice(say('refused.title'), say('refused.text'), say('word.close'));
}
