import type {
  InputBlock,
  MultiUsersSelect,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { plain, truncate } from './text.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export const option = ({ value, text }: Choice): PlainTextOption => ({ text: plain(text, 75), value });

export interface FieldWords {
  /** also the action id: one field, one name */
  readonly blockId: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

const input = (field: FieldWords, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id: field.blockId,
  label: plain(field.label, 2000),
  element,
  optional: field.optional ?? false,
  ...(field.hint ? { hint: plain(field.hint, 2000) } : {}),
});

export interface TextField extends FieldWords {
  readonly maxLength: number;
  readonly initial?: string | undefined;
  readonly placeholder?: string;
  /** one line; absent: a field for several */
  readonly short?: boolean;
}

export function textInput(field: TextField): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: field.blockId,
    multiline: field.short !== true,
    max_length: field.maxLength,
    ...(field.initial ? { initial_value: truncate(field.initial, field.maxLength) } : {}),
    ...(field.placeholder ? { placeholder: plain(field.placeholder, 150) } : {}),
  };
  return input(field, element);
}

export interface ChoiceField extends FieldWords {
  readonly choices: readonly Choice[];
  readonly initial?: string | undefined;
  readonly placeholder?: string;
}

export function selectInput(field: ChoiceField): InputBlock {
  const chosen = field.choices.find(choice => choice.value === field.initial);
  const element: StaticSelect = {
    type: 'static_select',
    action_id: field.blockId,
    options: field.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
    ...(field.placeholder ? { placeholder: plain(field.placeholder, 150) } : {}),
  };
  return input(field, element);
}

/** At most ten choices. */
export function radioInput(field: ChoiceField): InputBlock {
  const chosen = field.choices.find(choice => choice.value === field.initial);
  const element: RadioButtons = {
    type: 'radio_buttons',
    action_id: field.blockId,
    options: field.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  };
  return input(field, element);
}

export interface TickField extends FieldWords {
  readonly tick: string;
  readonly initial: boolean;
}

/** Boxes to tick, at most ten. */
export function ticksInput(
  field: FieldWords & { readonly choices: readonly Choice[]; readonly initial: readonly string[] },
): InputBlock {
  const options = field.choices.map(option);
  const ticked = options.filter(({ value }) => value !== undefined && field.initial.includes(value));
  const initial = ticked.length > 0 ? { initial_options: ticked } : {};
  return input({ ...field, optional: true }, { type: 'checkboxes', action_id: field.blockId, options, ...initial });
}

/** One box to tick. */
export const tickInput = ({ tick, initial, ...field }: TickField): InputBlock =>
  ticksInput({ ...field, choices: [{ value: 'yes', text: tick }], initial: initial ? ['yes'] : [] });

export function dateInput(field: FieldWords & { readonly initial?: string }): InputBlock {
  return input(field, {
    type: 'datepicker',
    action_id: field.blockId,
    ...(field.initial ? { initial_date: field.initial } : {}),
  });
}

/** A time of day, `HH:MM`; whose clock it is stands in the label. */
export function timeInput(field: FieldWords & { readonly initial?: string | undefined }): InputBlock {
  return input(field, {
    type: 'timepicker',
    action_id: field.blockId,
    ...(field.initial ? { initial_time: field.initial } : {}),
  });
}

/** Somebody of the workspace; the form holds her Slack user id. */
export function personInput(field: FieldWords & { readonly initial?: string | undefined }): InputBlock {
  const element: UsersSelect = {
    type: 'users_select',
    action_id: field.blockId,
    ...(field.initial ? { initial_user: field.initial } : {}),
  };
  return input(field, element);
}

/** People of the workspace; the form holds their Slack user ids. Slack shows no form that begins with more than `most`: those stay all the same. */
export function peopleInput(
  field: FieldWords & { readonly initial?: readonly string[]; readonly most?: number },
): InputBlock {
  const { initial = [], most } = field;
  const element: MultiUsersSelect = {
    type: 'multi_users_select',
    action_id: field.blockId,
    ...(initial.length > 0 ? { initial_users: [...initial] } : {}),
    ...(most ? { max_selected_items: Math.max(most, initial.length) } : {}),
  };
  return input(field, element);
}
