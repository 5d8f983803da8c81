import { dayInWords } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { type ModalView, notice } from '../../slack/blocks.ts';
import type { LocalDate, LocalTime } from '../../time/calendar.ts';
import { roundTexts } from '../texts/index.ts';
import { momentWords } from './moment.ts';

export type RoundKey = keyof typeof roundTexts.en;
export type RoundWords = Say<RoundKey>;

export const roundVoice = (language: Language): RoundWords => speak(roundTexts, language);

/** A day with its weekday, and a time, for a line that begins with what they are of. */
export const dayAndTime = (date: LocalDate, time: LocalTime, language: Language) => ({
  day: dayInWords(date, language),
  time: momentWords({ date, time }, language).time,
});

/** One sentence in a modal of its own. */
export const roundNotice = (
  key: Extract<RoundKey, 'refused.text' | 'refused.unknown' | 'error.again' | 'error.before_go' | 'error.nobody_reads'>,
  language: Language,
): ModalView => {
  const say = roundVoice(language);
  return notice(say('status.title'), say(key), say('view.close'));
};
