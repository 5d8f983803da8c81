import {
  confirm,
  conversationFilter,
  link,
  markedOption,
  option,
  optionGroup,
  overflowOption,
  plainText,
  slackId,
} from './objects.ts';
import { failed } from './problem.ts';
import { exactlyOne, initialIsAnOption, initialWithinMaximum } from './rules.ts';
import { boolean, type Check, integer, list, object, oneOf, type Shape, string } from './schema.ts';

/** Elements with which a person chooses: https://docs.slack.dev/reference/block-kit/block-elements */

const actionId = string({ max: 255 });
const common = { action_id: actionId, confirm };
const choosing = { ...common, focus_on_load: boolean };
const selecting = { ...choosing, placeholder: plainText(150) };

export const button = object({
  required: { text: plainText(75) },
  optional: {
    ...common,
    url: link,
    value: string({ min: 0, max: 2000 }),
    style: oneOf('primary', 'danger'),
    accessibility_label: string({ max: 75 }),
  },
});

export const overflow = object({ required: { options: list(overflowOption, { max: 5 }) }, optional: common });

export const checkboxes = object({
  required: { options: list(markedOption, { max: 10 }) },
  optional: { ...choosing, initial_options: list(markedOption) },
  rules: [initialIsAnOption],
});

export const radioButtons = object({
  required: { options: list(markedOption, { max: 10 }) },
  optional: { ...choosing, initial_option: markedOption },
  rules: [initialIsAnOption],
});

const staticOptions = { options: list(option, { max: 100 }), option_groups: list(optionGroup, { max: 100 }) };
const staticRules = [exactlyOne('options', 'option_groups'), initialIsAnOption];
const many = { max_selected_items: integer({ min: 1 }) };

export const staticSelect = object({
  optional: { ...selecting, ...staticOptions, initial_option: option },
  rules: staticRules,
});

export const multiStaticSelect = object({
  optional: { ...selecting, ...staticOptions, ...many, initial_options: list(option) },
  rules: [...staticRules, initialWithinMaximum('initial_options')],
});

export const externalSelect = object({
  optional: { ...selecting, initial_option: option, min_query_length: integer({ min: 0 }) },
});

export const usersSelect = object({ optional: { ...selecting, initial_user: slackId } });

export const multiUsersSelect = object({
  optional: { ...selecting, ...many, initial_users: list(slackId) },
  rules: [initialWithinMaximum('initial_users')],
});

const modalsOnly: Check = (value, at) =>
  at.surface === 'modal' ? boolean(value, at) : [failed(at.pointer, 'only allowed in modals', 'surface', 'modal')];

/** Only a single select in an input block can ask for a `response_url`, and only in a modal. */
function selectWith(optional: NonNullable<Shape['optional']>): { readonly anywhere: Check; readonly asInput: Check } {
  return {
    anywhere: object({ optional }),
    asInput: object({ optional: { ...optional, response_url_enabled: modalsOnly } }),
  };
}

export const conversationsSelect = selectWith({
  ...selecting,
  initial_conversation: slackId,
  default_to_current_conversation: boolean,
  filter: conversationFilter,
});

export const channelsSelect = selectWith({ ...selecting, initial_channel: slackId });
