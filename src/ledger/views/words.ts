import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless, type ModalView, notice, truncate } from '../../slack/blocks.ts';
import { ledgerTexts } from '../texts/index.ts';

export type TextKey = keyof typeof ledgerTexts.en;
export type Words = Say<TextKey>;

export const voice = (language: Language): Words => speak(ledgerTexts, language);

/** A name in a line among many. */
export const named = (name: string): string => harmless(truncate(name, 80));

/** One kind sentence where the table says no, or where what she meant is not there any more. */
export function notYours(language: Language): ModalView {
  const say = voice(language);
  return notice(say('refused.title'), say('refused.text'), say('view.close'));
}
