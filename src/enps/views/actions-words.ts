import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless, type ModalView, notice, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { afterTexts } from '../texts/index.ts';

export type TextKey = keyof typeof afterTexts.en;
export type Words = Say<TextKey>;

export const voice = (language: Language): Words => speak(afterTexts, language);

/** A name in a line among many. */
export const named = (name: string): string => harmless(truncate(name, 80));

/** Of a round's period, `2027-2`: the year that people know it by. */
export const yearIn = (period: string): string => period.slice(0, 4);

/** A day with its year; an action that never had one has nothing to say. */
export const dayOr = (day: LocalDate | null, language: Language): string =>
  day === null ? '–' : fullDay(day, language);

/** One kind sentence where the table says no, or where there is nothing (yet) to be shown. */
export function notForYou(language: Language): ModalView {
  const say = voice(language);
  return notice(say('refused.title'), say('refused.text'), say('view.close'));
}
