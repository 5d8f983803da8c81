import type { Problem } from '../../src/sandbox/validator/index.ts';

/** Small legal pieces of Block Kit that the validator's tests bend and break. */

type Json = Record<string, unknown>;

export const plain = (text = 'Words') => ({ type: 'plain_text', text });
export const mrkdwn = (text = '*Words*') => ({ type: 'mrkdwn', text });
export const section = (more: Json = {}) => ({ type: 'section', text: mrkdwn(), ...more });
export const withAccessory = (accessory: Json) => section({ accessory });
export const actions = (...elements: readonly Json[]) => ({ type: 'actions', elements });
export const input = (element: Json, more: Json = {}) => ({ type: 'input', label: plain(), element, ...more });
export const richText = (...elements: readonly Json[]) => ({ type: 'rich_text', elements });
export const button = (more: Json = {}) => ({ type: 'button', text: plain(), action_id: 'press', ...more });
export const textInput = (more: Json = {}) => ({ type: 'plain_text_input', action_id: 'words', ...more });
export const numberInput = (more: Json = {}) => ({ type: 'number_input', is_decimal_allowed: false, ...more });
export const option = (value = 'a', more: Json = {}) => ({ text: plain(value), value, ...more });
export const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
export const options = (count: number) => times(count, index => option(`option-${index}`));

export const confirm = (more: Json = {}) => ({
  title: plain(),
  text: plain(),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});

export const modal = (blocks: readonly unknown[], more: Json = {}) => ({
  type: 'modal',
  title: plain('Check-in'),
  submit: plain('Send'),
  blocks,
  ...more,
});

export const home = (blocks: readonly unknown[], more: Json = {}) => ({ type: 'home', blocks, ...more });

/** Every element we use, in its smallest legal form. */
export const elements: readonly Json[] = [
  button(),
  { type: 'checkboxes', options: options(1) },
  { type: 'radio_buttons', options: options(1) },
  { type: 'static_select', options: options(1) },
  { type: 'multi_static_select', options: options(1) },
  { type: 'users_select' },
  { type: 'multi_users_select' },
  { type: 'conversations_select' },
  { type: 'channels_select' },
  { type: 'external_select' },
  { type: 'overflow', options: options(1) },
  { type: 'datepicker' },
  { type: 'timepicker' },
  { type: 'datetimepicker' },
  textInput(),
  numberInput(),
  { type: 'email_text_input' },
  { type: 'url_text_input' },
  { type: 'rich_text_input', action_id: 'words' },
  { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A picture' },
];

/** Problems as readable lines: `must provide a string @ /blocks/0/text/text`. */
export const lines = (problems: readonly Problem[]): string[] =>
  problems.map(({ message, pointer }) => `${message} @ ${pointer}`);
