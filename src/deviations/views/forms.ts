import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  dateInput,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  personInput,
  radioInput,
  section,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { isLocalDate } from '../../time/calendar.ts';
import { type Category, categories, clientWords, type Place, type Severity, severities } from '../rules.ts';
import { carried, parseJson } from './metadata.ts';
import { type Form, forms, showAction } from './record.ts';
import { voice, type Words } from './words.ts';

export const formCallback = 'deviations.form.take';
const textLimit = 2000;

/** What a form needs to be drawn. Days are local dates of the reader. */
export interface FormModel {
  readonly form: Form;
  readonly deviationId: string;
  readonly name: string;
  /** whom the written words reach besides: the person it is about, or the reporter */
  readonly readers: 'person' | 'reporter' | 'nobody';
  readonly private: boolean;
  readonly category: Category;
  readonly severity: Severity;
  readonly today: string;
  readonly suggestedDay: string;
  readonly meSlackId: string;
  /** who would be asked whether it helped */
  readonly checker: string | null;
  /** a fresh id for what the form makes */
  readonly newId: string;
  /** the place in the register to which the record leads back */
  readonly cameFrom?: Place | undefined;
}

export function formView(model: FormModel, language: Language): ModalView {
  const say = voice(language);
  const hint = hintOf(model, say);
  return modal({
    callbackId: formCallback,
    title: say('record.title'),
    submit: say('form.save'),
    close: say('form.cancel'),
    metadata: JSON.stringify({ d: model.deviationId, f: model.form, n: model.newId, ...carried(model.cameFrom) }),
    blocks: [
      section(`*${say(`do.${model.form}`)}*`),
      ...inputs[model.form](model, say),
      ...(hint ? [context(hint)] : []),
      actions('back', button({ text: say('do.back'), actionId: showAction, value: model.deviationId })),
    ],
  });
}

function hintOf({ form, readers, name }: FormModel, say: Words): string | undefined {
  const writes = form !== 'client' && form !== 'call_in' && form !== 'reassess';
  if (!writes || readers === 'nobody') return undefined;
  return readers === 'person' ? say('form.she_reads', { name: harmless(name) }) : say('form.reporter_reads');
}

const prose = (blockId: string, label: string, more: { hint?: string; optional?: boolean } = {}) =>
  textInput({ blockId, label, maxLength: textLimit, ...more });

type Draw = (model: FormModel, say: Words) => KnownBlock[];

const inputs: Readonly<Record<Form, Draw>> = {
  contain: (_, say) => [prose('words', say('form.contain'))],
  analyse: (_, say) => [
    prose('words', say('form.root_cause'), { hint: say('form.root_cause_hint') }),
    prose('consequence', say('form.consequence'), { optional: true }),
    prose('similar', say('form.similar'), { optional: true }),
  ],
  act: ({ private: isPrivate, suggestedDay, meSlackId }, say) => [
    prose('words', say('form.action')),
    ...(isPrivate ? [] : [personInput({ blockId: 'person', label: say('form.action_owner'), initial: meSlackId })]),
    dateInput({ blockId: 'day', label: say('form.action_due'), initial: suggestedDay }),
  ],
  ask_check: ({ suggestedDay, checker }, say) => [
    dateInput({
      blockId: 'day',
      label: say('form.check_on'),
      initial: suggestedDay,
      hint: checker ? say('form.check_who', { person: checker }) : say('form.check_who_later'),
    }),
  ],
  check: (_, say) => [
    radioInput({
      blockId: 'helped',
      label: say('form.helped'),
      choices: (['yes', 'no'] as const).map(value => ({ value, text: say(`form.helped.${value}`) })),
    }),
    prose('seen', say('form.helped_words'), { optional: true }),
  ],
  close: (_, say) => [prose('words', say('form.close'))],
  dismiss: (_, say) => [prose('words', say('form.dismiss'))],
  reopen: (_, say) => [prose('words', say('form.reopen'))],
  client: ({ private: isPrivate, today }, say) => [
    radioInput({
      blockId: 'word',
      label: say('form.client'),
      choices: clientChoices(isPrivate).map(value => ({ value, text: say(`form.client.${value}`) })),
    }),
    dateInput({ blockId: 'on', label: say('form.client_day'), initial: today, optional: true }),
    prose('because', say('form.client_because'), { optional: true }),
  ],
  reassess: ({ category, severity }, say) => [categoryInput(say, category), severityInput(say, severity)],
  call_in: (_, say) => [personInput({ blockId: 'person', label: say('form.call_in'), hint: say('form.call_in_hint') })],
};

const clientChoices = (isPrivate: boolean) =>
  isPrivate ? (['not_theirs', 'told', 'not_yet'] as const) : (['told', 'not_yet'] as const);

export const categoryInput = (say: Words, initial: Category | undefined) =>
  selectInput({
    blockId: 'category',
    label: say('form.category'),
    choices: categories.map(value => ({ value, text: say(`record.category.${value}`) })),
    initial,
  });

export const severityInput = (say: Words, initial: Severity | undefined) =>
  radioInput({
    blockId: 'severity',
    label: say('form.severity'),
    choices: severities.map(value => ({ value, text: say(`form.severity.${value}`) })),
    initial,
  });

const Metadata = z.object({ d: z.uuid(), f: z.enum(forms), n: z.uuid() });

/** Which form of which deviation. Undefined for what no form of ours carries. */
export function formTarget(metadata: string): { deviationId: string; form: Form; newId: string } | undefined {
  const parsed = Metadata.safeParse(parseJson(metadata));
  return parsed.success ? { deviationId: parsed.data.d, form: parsed.data.f, newId: parsed.data.n } : undefined;
}

/** What was written and chosen; empty fields are null. */
export interface FormAnswers {
  readonly words: string | null;
  readonly consequence: string | null;
  readonly similar: string | null;
  readonly seen: string | null;
  readonly because: string | null;
  readonly day: string | null;
  readonly on: string | null;
  /** Slack user id */
  readonly person: string | null;
  readonly helped: boolean;
  readonly word: (typeof clientWords)[number] | null;
  readonly category: Category | null;
  readonly severity: Severity | null;
}

export type ReadForm =
  | { readonly ok: true; readonly answers: FormAnswers }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** What each form cannot do without. */
const required: Readonly<Record<Form, readonly (keyof FormAnswers)[]>> = {
  contain: ['words'],
  analyse: ['words'],
  act: ['words', 'day'],
  ask_check: ['day'],
  check: [],
  close: ['words'],
  dismiss: ['words'],
  reopen: ['words'],
  client: ['word'],
  reassess: ['category', 'severity'],
  call_in: ['person'],
};

/** *None* is what nobody says. */
const sayable = clientWords.filter(word => word !== 'none');

const one = <T extends string>(words: readonly T[], value: unknown): T | null =>
  words.find(word => word === value) ?? null;

/** Reads a form back; what is wrong stands under its field, and nothing that was typed is lost. */
export function readForm(form: Form, state: FormState, today: string, language: Language): ReadForm {
  const say = voice(language);
  const values = formValues(state);
  const text = (field: string): string | null => {
    const value = values[field];
    return typeof value === 'string' ? value : null;
  };
  const date = (field: string) => (isLocalDate(text(field) ?? '') ? text(field) : null);
  const answers: FormAnswers = {
    words: text('words'),
    consequence: text('consequence'),
    similar: text('similar'),
    seen: text('seen'),
    because: text('because'),
    day: date('day'),
    on: date('on'),
    person: text('person'),
    helped: text('helped') === 'yes',
    word: one(sayable, text('word')),
    category: one(categories, text('category')),
    severity: one(severities, text('severity')),
  };
  const errors = {
    ...Object.fromEntries(required[form].filter(field => !answers[field]).map(field => [field, missing(field, say)])),
    ...(form === 'check' && !text('helped') ? { helped: say('form.choose') } : {}),
    ...tooLong(answers, say),
    ...dayErrors(form, answers, today, say),
  };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, answers };
}

const missing = (field: string, say: Words): string => {
  if (field === 'words') return say('form.missing');
  return say(field === 'day' ? 'form.day' : 'form.choose');
};

function tooLong(answers: FormAnswers, say: Words): Record<string, string> {
  const fields = ['words', 'consequence', 'similar', 'seen', 'because'] as const;
  const long = fields.filter(field => [...(answers[field] ?? '')].length > textLimit);
  return Object.fromEntries(long.map(field => [field, say('form.too_long', { limit: textLimit })]));
}

/** What is to be done lies ahead; what was told lies behind; "not yet" needs why and until when. */
function dayErrors(form: Form, answers: FormAnswers, today: string, say: Words): Record<string, string> {
  const { day, on, word, because } = answers;
  if ((form === 'act' || form === 'ask_check') && day && day < today) return { day: say('form.day_past') };
  if (form !== 'client') return {};
  if (word === 'told') return !on ? { on: say('form.day') } : on > today ? { on: say('form.day_future') } : {};
  if (word !== 'not_yet') return {};
  return {
    ...(!on ? { on: say('form.day') } : on <= today ? { on: say('form.day_past') } : {}),
    ...(because ? {} : { because: say('form.client_because_missing') }),
  };
}

/** Whoever was chosen does not work here. */
export const personError = (language: Language): Record<string, string> => ({ person: voice(language)('form.who') });
