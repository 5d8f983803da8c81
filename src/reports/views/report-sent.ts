import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, dateInput, header, type ModalView, modal } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { isLocalDate, type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { reportSentCallback, seenReport } from './report-ids.ts';
import { monthAndYear, reportVoice } from './report-words.ts';

export interface ReportSentModel {
  readonly clientId: string;
  readonly client: string;
  readonly month: string;
  readonly version: number;
  /** where the client is */
  readonly today: LocalDate;
}

/** She has sent it: on which day? */
export function reportSentForm(model: ReportSentModel, language: Language): ModalView {
  const say = reportVoice(language);
  return modal({
    callbackId: reportSentCallback,
    title: say('report.title'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: seenReport(model),
    blocks: [
      header(say('report.about', { client: model.client, month: monthAndYear(model.month, language) })),
      dateInput({ blockId: 'day', label: say('sent.day'), initial: model.today }),
      context(say('sent.final')),
    ],
  });
}

const Fields = z.object({ day: z.string().refine(isLocalDate).transform(parseLocalDate) });

/** The day; undefined: there is none. */
export function readReportSent(state: FormState): LocalDate | undefined {
  const parsed = Fields.safeParse(formValues(state));
  return parsed.success ? parsed.data.day : undefined;
}

/** Why it was not marked, under the day. */
export function sentRefused(
  why: 'no_day' | 'outdated' | 'incomplete' | 'sent' | 'sent_future' | 'sent_early' | 'not_yours',
  language: Language,
): Readonly<Record<string, string>> {
  return { day: reportVoice(language)(`error.${why}`) };
}
