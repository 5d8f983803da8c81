import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, dateInput, type ModalView, modal, section, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { isLocalDate, parseLocalDate } from '../../time/calendar.ts';
import {
  type FaultNumbers,
  longestDays,
  type PlanFault,
  type PlanFaults,
  planFields,
  type RoundPlan,
  shortestDays,
} from '../rules.ts';
import { roundVoice } from './prepare-words.ts';

export const prepareCallback = 'enps.round.prepare';

export interface PrepareModel {
  /** what stands in the fields */
  readonly plan: RoundPlan;
  /** the planned round that is changed */
  readonly replaces: string | undefined;
  readonly least: FaultNumbers['least'];
  /** why what was wanted could not be confirmed, as sentences */
  readonly troubles: readonly string[];
}

/** When the survey is to be, and from how many answers on anything is told. */
export function prepareForm(model: PrepareModel, language: Language): ModalView {
  const say = roundVoice(language);
  const { plan, replaces, least, troubles } = model;
  const lengths = { shortest: shortestDays, longest: longestDays };
  return modal({
    callbackId: prepareCallback,
    title: say('form.title'),
    submit: say('form.submit'),
    close: say('view.cancel'),
    metadata: replaces ?? 'new',
    blocks: [
      ...troubles.map(trouble => section(trouble)),
      context(say('form.intro')),
      dateInput({
        blockId: 'opensOn',
        label: say('form.opens_on'),
        hint: say('form.opens_on_hint'),
        initial: plan.opensOn,
      }),
      wholeInput('lengthDays', plan, say('form.length'), say('form.length_hint', lengths)),
      wholeInput(
        'leastInvited',
        plan,
        say('form.least_invited'),
        say('form.least_invited_hint', leastOf(least.invited)),
      ),
      wholeInput(
        'leastAnswers',
        plan,
        say('form.least_answers'),
        say('form.least_answers_hint', leastOf(least.answers)),
      ),
      wholeInput(
        'leastComments',
        plan,
        say('form.least_comments'),
        say('form.least_comments_hint', leastOf(least.comments)),
      ),
    ],
  });
}

const leastOf = (least: number) => ({ least });

const wholeInput = (blockId: Exclude<keyof RoundPlan, 'opensOn'>, plan: RoundPlan, label: string, hint: string) =>
  textInput({ blockId, label, hint, maxLength: 4, short: true, initial: String(plan[blockId]) });

/** The round that a form changes; undefined: it makes a new one. */
export const replacedBy = (metadata: string): string | undefined => (metadata === 'new' ? undefined : metadata);

const whole = z
  .string({ error: 'error.number' })
  .regex(/^\d{1,4}$/, { error: 'error.number' })
  .transform(Number);

const Fields = z.object({
  opensOn: z.string({ error: 'error.day' }).refine(isLocalDate, { error: 'error.day' }).transform(parseLocalDate),
  lengthDays: whole,
  leastInvited: whole,
  leastAnswers: whole,
  leastComments: whole,
});

export type Errors = Readonly<Record<string, string>>;
export type ReadPlan =
  | { readonly ok: true; readonly plan: RoundPlan }
  | { readonly ok: false; readonly errors: Errors };

export function readPlan(state: FormState, language: Language): ReadPlan {
  const read = Fields.safeParse(formValues(state));
  if (read.success) return { ok: true, plan: read.data };
  const say = roundVoice(language);
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const errors = [...wrong].map(field => [field, say(field === 'opensOn' ? 'error.day' : 'error.number')] as const);
  return { ok: false, errors: Object.fromEntries(errors) };
}

/** Why a plan can't be confirmed, under the field that mends it; what was typed stays. */
export function planErrors(faults: PlanFaults, numbers: FaultNumbers, language: Language): Errors {
  const said = planFields.flatMap(field => {
    const fault = faults[field];
    return fault ? [[field, faultWords(fault, numbers, language)] as const] : [];
  });
  return Object.fromEntries(said);
}

export function faultWords(fault: PlanFault, { least, employees, earliest }: FaultNumbers, language: Language): string {
  const say = roundVoice(language);
  switch (fault) {
    case 'least_invited':
      return say('error.least', leastOf(least.invited));
    case 'least_answers':
      return say('error.least', leastOf(least.answers));
    case 'least_comments':
      return say('error.least', leastOf(least.comments));
    case 'few_people':
      return say('error.few_people', { count: employees });
    case 'length':
      return say('error.length', { shortest: shortestDays, longest: longestDays });
    case 'too_soon':
      return say('error.too_soon', { day: earliest ? fullDay(earliest, language) : '–' });
    default:
      return say(`error.${fault}`);
  }
}

const Travelling = z
  .object({
    replaces: z.string().nullable(),
    opensOn: z.string().refine(isLocalDate).transform(parseLocalDate),
    lengthDays: z.int().min(0).max(9999),
    leastInvited: z.int().min(0).max(9999),
    leastAnswers: z.int().min(0).max(9999),
    leastComments: z.int().min(0).max(9999),
  })
  .transform(({ replaces, ...plan }) => ({ plan, replaces: replaces ?? undefined }));

/** A plan on its way through the preview. */
export const planMetadata = (plan: RoundPlan, replaces: string | undefined): string =>
  JSON.stringify({ ...plan, replaces: replaces ?? null });

/** The same again; undefined: it is none of ours. */
export function travelledPlan(metadata: string): z.output<typeof Travelling> | undefined {
  const read = z.string().transform(jsonOf).pipe(Travelling).safeParse(metadata);
  return read.success ? read.data : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
