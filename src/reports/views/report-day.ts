import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, header, type ModalView, modal, selectInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { mostReportDay } from '../rules.ts';
import { reportDayCallback } from './report-ids.ts';
import { reportVoice } from './report-words.ts';

export interface ReportDayModel {
  readonly clientId: string;
  readonly client: string;
  /** null: it goes by the workspace */
  readonly ownDay: number | null;
  readonly usualDay: number;
}

const usual = 'usual';

/** On which working day of the month does this client get its report? */
export function reportDayForm({ clientId, client, ownDay, usualDay }: ReportDayModel, language: Language): ModalView {
  const say = reportVoice(language);
  const days = Array.from({ length: mostReportDay }, (_, at) => at + 1);
  return modal({
    callbackId: reportDayCallback,
    title: say('report.title'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: clientId,
    blocks: [
      header(client),
      selectInput({
        blockId: 'day',
        label: say('day.label'),
        choices: [
          { value: usual, text: say('day.usual', { day: usualDay }) },
          ...days.map(day => ({ value: String(day), text: say('day.own', { day }) })),
        ],
        initial: ownDay === null ? usual : String(ownDay),
      }),
      context(say('day.known')),
    ],
  });
}

const Fields = z.object({
  day: z.union([
    z.literal(usual).transform(() => null),
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ]),
});

/** The day she chose, null for the workspace's; undefined: none. */
export function readReportDay(state: FormState): number | null | undefined {
  const parsed = Fields.safeParse(formValues(state));
  return parsed.success ? parsed.data.day : undefined;
}

/** Why it was not set, under the choice. */
export const dayRefused = (
  why: 'out_of_range' | 'not_yours',
  language: Language,
): Readonly<Record<string, string>> => ({ day: reportVoice(language)(`error.${why}`) });
