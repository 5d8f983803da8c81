import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  dateInput,
  type KnownBlock,
  type ModalView,
  modal,
  personInput,
  radioInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type ActionState, actionStates, longestWords } from '../rules.ts';
import {
  choiceField,
  dayField,
  type Errors,
  optional,
  type Places,
  personField,
  type Read,
  readFields,
  refusedUnder,
  seenMetadata,
  wordsField,
} from './actions-fields.ts';
import { voice, type Words } from './actions-words.ts';

export const writeActionCallback = 'enps.actions.write';
export const changeActionCallback = 'enps.actions.revise';

/** An action as a form shows it. */
export interface ActionFields {
  readonly said: string;
  readonly answer: string;
  readonly state: ActionState;
  readonly ownerSlackId: string;
  readonly dueOn: LocalDate | null;
}

/** Something new is written down. The metadata holds its id to be, so that sending it twice writes one. */
export function newActionForm(
  { id, roundId, ownerSlackId }: { readonly id: string; readonly roundId: string; readonly ownerSlackId: string },
  language: Language,
): ModalView {
  return form(writeActionCallback, `${id} ${roundId}`, { ownerSlackId, state: 'open' }, voice(language));
}

/** The same otherwise. */
export function actionForm(
  model: ActionFields & { readonly id: string; readonly version: number },
  language: Language,
): ModalView {
  return form(changeActionCallback, seenMetadata(model), model, voice(language));
}

const form = (callbackId: string, metadata: string, fields: Partial<ActionFields>, say: Words): ModalView =>
  modal({
    callbackId,
    title: say('form.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata,
    blocks: inputs(fields, say),
  });

function inputs({ said, answer, state, ownerSlackId, dueOn }: Partial<ActionFields>, say: Words): KnownBlock[] {
  const maxLength = longestWords;
  return [
    textInput({ blockId: 'said', label: say('form.said'), hint: say('form.said_hint'), maxLength, initial: said }),
    radioInput({
      blockId: 'state',
      label: say('form.state'),
      choices: actionStates.map(value => ({ value, text: say(`form.state.${value}`) })),
      initial: state,
    }),
    textInput({
      blockId: 'answer',
      label: say('form.answer'),
      hint: say('form.answer_hint'),
      maxLength,
      initial: answer,
    }),
    personInput({ blockId: 'owner', label: say('form.owner'), initial: ownerSlackId }),
    dateInput({
      blockId: 'due',
      label: say('form.due'),
      hint: say('form.due_hint'),
      optional: true,
      ...(dueOn ? { initial: dueOn } : {}),
    }),
  ];
}

const Fields = z
  .object({
    said: wordsField,
    state: choiceField(actionStates),
    answer: wordsField,
    owner: personField,
    due: optional(dayField),
  })
  .transform(({ due: dueOn, ...rest }) => ({ ...rest, dueOn }));

export const readAction = (state: FormState, language: Language): Read<z.output<typeof Fields>> =>
  readFields(Fields, formValues(state), language);

const places = {
  owner_unknown: ['owner', 'error.owner_unknown'],
  too_many: ['said', 'error.too_many'],
  outdated: ['said', 'error.outdated'],
  not_yours: ['said', 'error.not_yours'],
  due_missing: ['due', 'error.due_missing'],
  due_past: ['due', 'error.due_past'],
  due_far: ['due', 'error.due_far'],
} as const satisfies Places<string>;

export const actionRefused = (why: keyof typeof places, language: Language): Errors =>
  refusedUnder(places, why, language);
