import { z } from 'zod';
import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  section,
  textInput,
  truncate,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import {
  longestLine,
  longestMeaning,
  type ReportDraft,
  type ReportHint,
  type ReportPart,
  reportParts,
} from '../rules.ts';
import { draftLines } from './report-draft.ts';
import { seenReport, writeReportCallback } from './report-ids.ts';
import { monthAndYear, reportVoice } from './report-words.ts';

/** The three lines and what each means, as they are written. */
export interface ReportText {
  readonly delivered: string | null;
  readonly deliveredMeans: string | null;
  readonly decided: string | null;
  readonly decidedMeans: string | null;
  readonly next: string | null;
  readonly nextMeans: string | null;
}

export interface ReportFormModel extends ReportText {
  readonly clientId: string;
  readonly client: string;
  readonly month: string;
  readonly version: number;
  /** it stands in the fields until somebody saves; undefined: somebody has */
  readonly draft: ReportDraft | undefined;
  /** for whoever writes it */
  readonly hints: readonly ReportHint[];
  /** the one in which the client is written to */
  readonly clientLanguage: Language;
}

/** The report as it is written: three lines, each with room for what it means. `language`: hers who writes. */
export function reportForm(model: ReportFormModel, language: Language): ModalView {
  const say = reportVoice(language);
  const { client, month, draft, clientLanguage } = model;
  const drafted = draft && draftLines(draft, clientLanguage);
  return modal({
    callbackId: writeReportCallback,
    title: say('report.title'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: seenReport(model),
    blocks: [
      header(say('report.about', { client, month: monthAndYear(month, language) })),
      context(say(drafted ? 'form.drafted' : 'form.saved')),
      ...hintBlocks(model.hints, language),
      ...reportParts.flatMap(part =>
        partInputs(part, { line: drafted ? drafted[part] : model[part], model }, language),
      ),
    ],
  });
}

/** One section holds these, however many signs are escaped. */
const mostHints = 5;
const longestHint = 80;

function hintBlocks(hints: readonly ReportHint[], language: Language): KnownBlock[] {
  if (hints.length === 0) return [];
  const say = reportVoice(language);
  const left = hints.length - mostHints;
  const lines = hints.slice(0, mostHints).map(({ hint, words, dueOn }) => {
    const shown = harmless(truncate(words.replaceAll(/\s+/g, ' ').trim(), longestHint));
    return `• ${say(`hint.${hint}`, { words: shown, day: shortDay(dueOn, language) })}`;
  });
  const more = left > 0 ? [say('fact.more', { count: left })] : [];
  return [section([say('hints.intro'), ...lines, ...more].join('\n'))];
}

function partInputs(
  part: ReportPart,
  { line, model }: { readonly line: string | null; readonly model: ReportFormModel },
  language: Language,
): KnownBlock[] {
  const say = reportVoice(language);
  return [
    textInput({
      blockId: part,
      label: say(`part.${part}`),
      ...(line ? {} : { hint: say(`empty.${part}`) }),
      optional: true,
      maxLength: longestLine,
      initial: line ?? undefined,
    }),
    textInput({
      blockId: `${part}Means`,
      label: say('part.means'),
      optional: true,
      maxLength: longestMeaning,
      initial: model[`${part}Means`] ?? undefined,
    }),
  ];
}

const written = (limit: number) =>
  z
    .string()
    .refine(words => [...words].length <= limit)
    .optional()
    .transform(words => words ?? null);
const [line, means] = [written(longestLine), written(longestMeaning)];
const Fields = z.object({
  delivered: line,
  deliveredMeans: means,
  decided: line,
  decidedMeans: means,
  next: line,
  nextMeans: means,
});

export type ReadReport =
  | { readonly ok: true; readonly value: ReportText }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** What she wrote; an empty field is null. */
export function readReport(state: FormState, language: Language): ReadReport {
  const parsed = Fields.safeParse(formValues(state));
  if (parsed.success) return { ok: true, value: parsed.data };
  const say = reportVoice(language);
  return {
    ok: false,
    errors: Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0]), say('error.long')])),
  };
}

/** Why nothing was stored; what she wrote stays where it is. */
export function reportRefused(
  why: 'outdated' | 'sent' | 'not_yours',
  language: Language,
): Readonly<Record<string, string>> {
  return { delivered: reportVoice(language)(`error.${why}`) };
}
