import { z } from 'zod';
import { monthInWords, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  givenName,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  notice,
  radioInput,
  selectInput,
  textInput,
  tickInput,
  truncate,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type CheckIn, type Question, questions, supports } from '../rules/check-in.ts';
import { pulseTexts } from '../texts/index.ts';

export const checkInCallback = 'pulse.check_in.answer';
const textLimit = 2000;
/** Their ids fit into a form's 3,000 characters of metadata. */
const mostProjects = 60;
type Words = Say<keyof typeof pulseTexts.en>;

export interface FormModel {
  readonly occurrenceId: string;
  readonly period: string;
  readonly question: Question;
  /** who will read it; undefined when nobody is named at this moment */
  readonly readerName: string | undefined;
  readonly projects: readonly { readonly id: string; readonly client: string; readonly engagement: string }[];
  /** what she answered before, when she changes it */
  readonly before: CheckIn | undefined;
  /** `action_id` of the way around the lead */
  readonly quietWay: string;
}

/** One screen, under a minute. Between projects it asks about work as a whole. */
export function checkInForm(model: FormModel, language: Language): ModalView {
  const say = speak(pulseTexts, language);
  const { before } = model;
  return modal({
    callbackId: checkInCallback,
    title: formTitle(model.period, language),
    submit: say('form.submit'),
    close: say('form.close'),
    metadata: JSON.stringify({
      o: model.occurrenceId,
      q: model.question,
      p: model.projects.slice(0, mostProjects).map(project => project.id),
    }),
    blocks: [
      context(
        model.readerName ? say('form.who_reads', { reader: harmless(model.readerName) }) : say('form.nobody_reads'),
      ),
      ...projectInput(model, say),
      scoreInput(model, say),
      radioInput({
        blockId: 'load',
        label: say('form.load'),
        choices: loads(say),
        initial: before && String(before.load),
      }),
      radioInput({
        blockId: 'support',
        label: say('form.support'),
        choices: supportChoices(say),
        initial: before?.support,
      }),
      radioInput({
        blockId: 'agreement',
        label: say(`form.question.${model.question}`),
        choices: agreements(say),
        initial: before && before.question === model.question ? String(before.agreement) : undefined,
      }),
      textInput({
        blockId: 'talk_about',
        label: say('form.talk_about'),
        optional: true,
        maxLength: textLimit,
        initial: before?.talkAbout ?? undefined,
      }),
      ...clientInputs(model, say),
      actions('quiet_way', button({ text: say('form.quiet_way'), actionId: model.quietWay, value: 'new' })),
    ],
  });
}

/** A title holds 24 characters; a long month in a long language keeps to the month. */
function formTitle(period: string, language: Language): string {
  const month = monthInWords(period, language);
  const title = speak(pulseTexts, language)('form.title', { month });
  return [...title].length <= 24 ? title : truncate(month, 24);
}

function projectInput({ projects, before }: FormModel, say: Words): KnownBlock[] {
  if (projects.length < 2) return [];
  const choices = projects
    .slice(0, mostProjects)
    .map(project => ({ value: project.id, text: `${project.client} – ${project.engagement}` }));
  return [
    selectInput({
      blockId: 'project',
      label: say('form.project'),
      choices,
      initial: before?.engagementId ?? projects[0]?.id,
    }),
  ];
}

function scoreInput({ projects, before }: FormModel, say: Words): KnownBlock {
  return selectInput({
    blockId: 'score',
    label: say(projects.length > 0 ? 'form.score_project' : 'form.score_work'),
    hint: say('form.score_hint'),
    placeholder: say('form.score_placeholder'),
    choices: Array.from({ length: 10 }, (_, i) => ({ value: String(10 - i), text: String(10 - i) })),
    initial: before && String(before.score),
  });
}

/** Without a project there is no client who could hear anything; what she wrote while there was one stays hers to change. */
function clientInputs({ projects, before }: FormModel, say: Words): KnownBlock[] {
  if (projects.length === 0 && !before?.forClient) return [];
  return [
    textInput({
      blockId: 'for_client',
      label: say('form.for_client'),
      optional: true,
      maxLength: textLimit,
      initial: before?.forClient ?? undefined,
    }),
    tickInput({
      blockId: 'may_be_told',
      label: say('form.consent'),
      tick: say('form.may_be_told'),
      initial: before?.mayBeTold ?? false,
    }),
  ];
}

const loads = (say: Words) =>
  ([1, 2, 3, 4, 5] as const).map(step => ({ value: String(step), text: say(`form.load.${step}`) }));
const supportChoices = (say: Words) =>
  supports.map(support => ({ value: support, text: say(`form.support.${support}`) }));
const agreements = (say: Words) =>
  ([1, 2, 3, 4, 5] as const).map(step => ({ value: String(step), text: say(`form.agreement.${step}`) }));

const Metadata = z.object({ o: z.uuid(), q: z.enum(questions), p: z.array(z.uuid()) });

/** Which check-in a form is for. Undefined for what no form of ours carries. */
export function formTarget(
  metadata: string,
): { occurrenceId: string; question: Question; projects: string[] } | undefined {
  const parsed = Metadata.safeParse(parseJson(metadata));
  return parsed.success ? { occurrenceId: parsed.data.o, question: parsed.data.q, projects: parsed.data.p } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const step = (most: number) =>
  z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(most));
const prose = z
  .string()
  .optional()
  .transform(text => text || null);

const Answers = z.object({
  project: z.uuid().optional(),
  score: step(10),
  load: step(5),
  support: z.enum(supports),
  agreement: step(5),
  talk_about: prose,
  for_client: prose,
  may_be_told: z
    .array(z.string())
    .optional()
    .transform(ticks => ticks?.includes('yes') ?? false),
});

export type ReadCheckIn =
  | { readonly ok: true; readonly checkIn: CheckIn }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Reads the form back. Limits are counted in code points here: what the modal allows is no control. */
export function readCheckIn(
  state: FormState,
  target: { question: Question; projects: readonly string[] },
  language: Language,
): ReadCheckIn {
  const say = speak(pulseTexts, language);
  const parsed = Answers.safeParse(formValues(state));
  if (!parsed.success)
    return {
      ok: false,
      errors: Object.fromEntries(parsed.error.issues.map(issue => [String(issue.path[0]), say('form.missing')])),
    };
  const { project, score, load, support, agreement, talk_about, for_client, may_be_told } = parsed.data;
  const errors = textErrors({ talk_about, for_client }, may_be_told, say);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const engagementId = project && target.projects.includes(project) ? project : (target.projects[0] ?? null);
  const texts = { talkAbout: talk_about, forClient: for_client, mayBeTold: may_be_told };
  return { ok: true, checkIn: { engagementId, score, load, support, question: target.question, agreement, ...texts } };
}

function textErrors(
  texts: Record<'talk_about' | 'for_client', string | null>,
  mayBeTold: boolean,
  say: Words,
): Record<string, string> {
  const long = Object.entries(texts).filter(([, text]) => text !== null && [...text].length > textLimit);
  return {
    ...Object.fromEntries(long.map(([field]) => [field, say('form.too_long', { limit: textLimit })])),
    ...(mayBeTold && !texts.for_client ? { for_client: say('form.consent_without_text') } : {}),
  };
}

/** After sending: thanks, who reads it, until when it can be changed. */
export function thanks(
  model: { readonly name: string; readonly readerName: string | undefined; readonly closesOn: string },
  language: Language,
): ModalView {
  const say = speak(pulseTexts, language);
  const values = { name: harmless(givenName(model.name)), closes: shortDay(model.closesOn, language) };
  const text = model.readerName
    ? say('thanks.answered', { ...values, reader: harmless(model.readerName) })
    : say('thanks.answered_nobody', values);
  return notice(say('thanks.title'), text, say('thanks.close'));
}

/** Why a check-in can no longer be answered. */
export function closedNotice(
  key: 'closed.already' | 'closed.talk_held' | 'closed.not_hers',
  language: Language,
): ModalView {
  const say = speak(pulseTexts, language);
  return notice(say('closed.title'), say(key), say('thanks.close'));
}

/** The same inside the form, so that what was typed stays. */
export function closedErrors(language: Language): Record<string, string> {
  return { score: speak(pulseTexts, language)('closed.late') };
}
