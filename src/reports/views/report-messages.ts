import { dayInWords, monthInWords } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { button, type Message, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { openReportAction } from './ids.ts';
import { reportValue } from './report-ids.ts';
import { named, reportVoice } from './report-words.ts';

export interface ReportMessageModel {
  readonly clientId: string;
  readonly client: string;
  /** the one that is told of */
  readonly month: string;
  readonly dueOn: LocalDate;
}

/** On the known day: a draft is there. Later: it is not marked as sent. */
export function reportMessage(about: ReportMessageModel, key: 'asked' | 'reminder', language: Language): Message {
  const say = reportVoice(language);
  const { client, month, dueOn } = about;
  const values = { client: named(client), month: monthInWords(month, language), day: dayInWords(dueOn, language) };
  const text = say(`message.${key}`, values);
  const open = button({ text: say('message.open'), actionId: openReportAction, value: reportValue(about) });
  return { text, blocks: [section(text, open)] };
}

/** One line without a button: what a message becomes when a reminder takes its place. */
export function retiredReportMessage(language: Language): Message {
  const text = reportVoice(language)('message.retired');
  return { text, blocks: [section(text)] };
}
