import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { DayFault, Step } from '../rules.ts';
import {
  choiceField,
  dayField,
  errorUnder,
  type IntakeErrors,
  type IntakeRead,
  optional,
  proseField,
  readFields,
} from './intake-fields.ts';
import { decisions, type FormStep, noGoal } from './step-forms.ts';

/** The steps that a form means. */
export function readSteps(event: FormStep, state: FormState, language: Language): IntakeRead<readonly Step[]> {
  const values = formValues(state);
  switch (event) {
    case 'assess':
      return readAssessment(values, language);
    case 'decide':
    case 'postpone':
      return readOne(Planned, values, language, ({ due, words }) => ({ event, dueOn: due, words }));
    case 'decline':
      return readOne(Worded, values, language, ({ words }) => ({ event, reason: words }));
    case 'finish':
      return readOne(Worded, values, language, ({ words }) => ({ event, result: words }));
    case 'answer':
      return readOne(Told, values, language, ({ told, words }) => ({ event, toldOn: told, words }));
  }
}

const Worded = z.object({ words: proseField });
const Planned = z.object({ due: dayField, words: optional(proseField) });
const Told = z.object({ told: dayField, words: optional(proseField) });
const Assessed = z.object({
  words: proseField,
  decision: choiceField(decisions),
  due: optional(dayField),
  reason: optional(proseField),
  goal: z.string().optional(),
});

function readOne<S extends z.ZodType>(
  schema: S,
  values: unknown,
  language: Language,
  stepOf: (fields: z.output<S>) => Step,
): IntakeRead<readonly Step[]> {
  const read = readFields(schema, values, language);
  return read.ok ? { ok: true, value: [stepOf(read.value)] } : read;
}

/** What we think of it and, where it is clear already, what becomes of it: a yes needs a day, a no its reason. */
function readAssessment(values: unknown, language: Language): IntakeRead<readonly Step[]> {
  const read = readFields(Assessed, values, language);
  if (!read.ok) return read;
  const { words, decision, due, reason, goal } = read.value;
  const assessed: Step = { event: 'assess', words, goalId: goal === noGoal ? null : goal };
  switch (decision) {
    case 'not_yet':
      // A day or a reason belongs to a decision: left aside, it would be lost.
      return due === null && reason === null
        ? { ok: true, value: [assessed] }
        : { ok: false, errors: errorUnder('decision', 'error.decision_missing', language) };
    case 'yes':
      return due
        ? { ok: true, value: [assessed, { event: 'decide', dueOn: due, words: reason }] }
        : { ok: false, errors: errorUnder('due', 'error.due_missing', language) };
    case 'no':
      return reason
        ? { ok: true, value: [assessed, { event: 'decline', reason }] }
        : { ok: false, errors: errorUnder('reason', 'error.reason_missing', language) };
  }
}

export type StepRefusal =
  | DayFault
  | 'not_now'
  | 'goal_unknown'
  | 'not_yours'
  | { readonly refused: 'changed_meanwhile'; readonly by: string | null };

/** Why a form was not stored, under the field that mends it or says it best; what she wrote stays. */
export function stepRefused(refusal: StepRefusal, event: FormStep, language: Language): IntakeErrors {
  const first = firstFields[event];
  if (typeof refusal === 'object')
    return refusal.by === null
      ? errorUnder(first, 'error.changed', language)
      : errorUnder(first, 'error.changed_by', language, refusal.by);
  switch (refusal) {
    case 'day_past':
    case 'day_far':
      return errorUnder('due', `error.${refusal}`, language);
    case 'told_coming':
    case 'told_early':
      return errorUnder('told', `error.${refusal}`, language);
    case 'goal_unknown':
      return errorUnder('goal', 'error.goal_unknown', language);
    case 'not_now':
    case 'not_yours':
      return errorUnder(first, `error.${refusal}`, language);
  }
}

const firstFields: Readonly<Record<FormStep, string>> = {
  assess: 'words',
  decide: 'due',
  postpone: 'due',
  decline: 'words',
  finish: 'words',
  answer: 'told',
};
