import { fullDay, monthInWords } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless, type ModalView, notice, truncate } from '../../slack/blocks.ts';
import type { LocalDate, Period } from '../../time/calendar.ts';
import { type ReportDays, reportStandingOf } from '../rules.ts';
import { reportingTexts } from '../texts/index.ts';

export type ReportKeys = keyof typeof reportingTexts.en;
export type ReportWords = Say<ReportKeys>;

export const reportVoice = (language: Language): ReportWords => speak(reportingTexts, language);

/** A name in a line among many. */
export const named = (name: string): string => harmless(truncate(name, 80));

/** A month with its year: "November 2026". */
export const monthAndYear = (month: Period, language: Language): string =>
  `${monthInWords(month, language)} ${month.slice(0, 4)}`;

/** When a report was or is due, and how that went: a line. */
export function standingWords(report: ReportDays, today: LocalDate, language: Language): string {
  const say = reportVoice(language);
  const standing = reportStandingOf(report, today);
  const values = { due: fullDay(report.dueOn, language), sent: fullDay(report.sentOn ?? report.dueOn, language) };
  return 'days' in standing
    ? say(`standing.${standing.is}`, { ...values, days: standing.days })
    : say(`standing.${standing.is}`, values);
}

/** One kind sentence where the table says no, or where what she meant is not there any more. */
export function reportNotYours(language: Language): ModalView {
  const say = reportVoice(language);
  return notice(say('refused.title'), say('refused.text'), say('word.close'));
}
