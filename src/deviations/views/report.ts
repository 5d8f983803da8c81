import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, harmless, type ModalView, modal, notice, selectInput, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type Category, categories, type Severity, severities } from '../rules.ts';
import { categoryInput, severityInput } from './forms.ts';
import { parseJson } from './metadata.ts';
import { voice } from './words.ts';

export const reportCallback = 'deviations.report.file';
/** As `manifest.yml` names them. */
export const reportShortcut = 'deviations.report.begin';
export const reportMessageShortcut = 'deviations.report.from_message';
const textLimit = 2000;
/** Slack shows no more choices than that in one menu. */
const mostClients = 100;

export interface ReportModel {
  /** of the deviation to be: the same form sent twice is one report */
  readonly newId: string;
  /** hers first */
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  /** the message that the shortcut was used on */
  readonly message: { readonly text: string; readonly link: string } | undefined;
}

/** Few fields: which client, what is, what should be, how bad, of which kind; the rest comes from whoever treats it. */
export function reportForm({ newId, clients, message }: ReportModel, language: Language): ModalView {
  const say = voice(language);
  if (clients.length === 0) return notice(say('report.title'), say('report.no_client'), say('record.close'));
  const choices = clients.slice(0, mostClients).map(({ id, name }) => ({ value: id, text: name }));
  return modal({
    callbackId: reportCallback,
    title: say('report.title'),
    submit: say('report.submit'),
    close: say('form.cancel'),
    metadata: JSON.stringify({ n: newId, m: message?.link ?? null }),
    blocks: [
      context(say('report.hint')),
      selectInput({
        blockId: 'client',
        label: say('report.client'),
        choices,
        initial: choices.length === 1 ? choices[0]?.value : undefined,
      }),
      textInput({ blockId: 'actual', label: say('report.actual'), maxLength: textLimit, initial: message?.text }),
      textInput({ blockId: 'desired', label: say('report.desired'), maxLength: textLimit }),
      severityInput(say, 'minor'),
      { ...categoryInput(say, 'delivery'), hint: { type: 'plain_text', text: say('report.people_hint') } },
    ],
  });
}

const Metadata = z.object({ n: z.uuid(), m: z.string().max(2000).nullable() });

export interface ReadReport {
  readonly id: string;
  readonly clientId: string;
  readonly actual: string;
  readonly desired: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly messageLink: string | null;
}

const Answers = z.object({
  client: z.uuid(),
  actual: z.string(),
  desired: z.string(),
  severity: z.enum(severities),
  category: z.enum(categories),
});

/** Reads the report back, or says under each field what is missing. Undefined for what no form of ours carries. */
export function readReport(
  metadata: string,
  state: FormState,
  language: Language,
): { readonly report: ReadReport } | { readonly errors: Record<string, string> } | undefined {
  const say = voice(language);
  const target = Metadata.safeParse(parseJson(metadata));
  if (!target.success) return undefined;
  const parsed = Answers.safeParse(formValues(state));
  if (!parsed.success)
    return {
      errors: Object.fromEntries(
        parsed.error.issues.map(({ path: [field] }) => [
          String(field),
          say(field === 'actual' || field === 'desired' ? 'form.missing' : 'form.choose'),
        ]),
      ),
    };
  const { client: clientId, ...answers } = parsed.data;
  const long = (['actual', 'desired'] as const).filter(field => [...answers[field]].length > textLimit);
  if (long.length > 0)
    return { errors: Object.fromEntries(long.map(field => [field, say('form.too_long', { limit: textLimit })])) };
  return { report: { id: target.data.n, clientId, ...answers, messageLink: target.data.m } };
}

export function reportThanks(client: string, language: Language): ModalView {
  const say = voice(language);
  return notice(say('report.thanks_title'), say('report.thanks', { client: harmless(client) }), say('record.close'));
}
