import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, personInput, radioInput, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import {
  choiceField,
  lineField,
  lineLimit,
  personField,
  proseField,
  proseLimit,
  type Read,
  readFields,
  seenMetadata,
} from './form.ts';
import { named, voice, type Words } from './words.ts';

export const addGoalCallback = 'ledger.goal.add';
export const changeGoalCallback = 'ledger.goal.change';

/** A goal as a form shows it. */
export interface GoalFormFields {
  readonly words: string;
  readonly measure: string;
  readonly target: string;
  readonly ownerSlackId: string;
  readonly theirOwner: string;
}

export interface NewGoalModel {
  readonly goalId: string;
  readonly clientId: string;
  readonly client: string;
  /** who looks after it unless somebody else is chosen */
  readonly ownerSlackId: string;
}

/** A first goal, or one more. The metadata holds its id to be, so that sending it twice adds one. */
export function newGoalForm({ goalId, clientId, client, ownerSlackId }: NewGoalModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: addGoalCallback,
    title: say('goal.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: `${goalId} ${clientId}`,
    blocks: [context(say('goal.intro', { client: named(client) })), ...inputs({ ownerSlackId }, say)],
  });
}

export interface GoalFormModel extends GoalFormFields {
  readonly id: string;
  readonly version: number;
  readonly client: string;
}

/** The same goal in other words, or its end. */
export function goalForm(model: GoalFormModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: changeGoalCallback,
    title: say('goal.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: seenMetadata(model),
    blocks: [
      context(say('goal.change_intro', { client: named(model.client) })),
      ...inputs(model, say),
      radioInput({
        blockId: 'state',
        label: say('goal.state'),
        choices: goalStates.map(state => ({ value: state, text: say(`goal.state.${state}`) })),
        initial: 'goes_on',
      }),
    ],
  });
}

const inputs = (goal: Partial<GoalFormFields>, say: Words) => [
  textInput({ blockId: 'words', label: say('goal.words'), maxLength: proseLimit, initial: goal.words }),
  textInput({
    blockId: 'measure',
    label: say('goal.measure'),
    hint: say('goal.measure_hint'),
    maxLength: lineLimit,
    short: true,
    initial: goal.measure,
  }),
  textInput({ blockId: 'target', label: say('goal.target'), maxLength: lineLimit, short: true, initial: goal.target }),
  personInput({ blockId: 'owner', label: say('goal.owner'), initial: goal.ownerSlackId }),
  textInput({
    blockId: 'their_owner',
    label: say('goal.their_owner'),
    maxLength: lineLimit,
    short: true,
    initial: goal.theirOwner,
  }),
];

const goalStates = ['goes_on', 'reached', 'dropped'] as const;

const GoalFields = z
  .object({
    words: proseField,
    measure: lineField,
    target: lineField,
    owner: personField,
    their_owner: lineField,
    state: choiceField(goalStates).default('goes_on'),
  })
  .transform(({ their_owner: theirOwner, state, ...rest }) => ({
    goal: { ...rest, theirOwner },
    outcome: state === 'goes_on' ? undefined : state,
  }));

export const readGoal = (state: FormState, language: Language): Read<z.output<typeof GoalFields>> =>
  readFields(GoalFields, formValues(state), language);
