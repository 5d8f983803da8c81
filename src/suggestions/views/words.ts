import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless, type ModalView, notice, truncate } from '../../slack/blocks.ts';
import { intakeTexts, passingTexts } from '../texts/index.ts';

export type IntakeWords = Say<keyof typeof intakeTexts.en>;
export type PassingWords = Say<keyof typeof passingTexts.en>;

export const intakeVoice = (language: Language): IntakeWords => speak(intakeTexts, language);
export const passingVoice = (language: Language): PassingWords => speak(passingTexts, language);

/** A name in a line among many. */
export const named = (name: string): string => harmless(truncate(name, 80));

/** One kind sentence where the table says no, or where what she meant is not there any more. */
export function notYours(language: Language): ModalView {
  const say = intakeVoice(language);
  return notice(say('refused.title'), say('refused.text'), say('word.close'));
}
