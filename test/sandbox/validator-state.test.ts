import { describe, expect, it, test } from 'vitest';
import { emptyStateOf, stateShape, viewProblems } from '../../src/sandbox/validator/index.ts';
import {
  actions,
  button,
  elements,
  input,
  modal,
  option,
  options,
  richText,
  withAccessory,
} from './validator-samples.ts';

type Json = Record<string, unknown>;

const choice = { options: options(3) };
const words = richText({ type: 'rich_text_section', elements: [{ type: 'text', text: 'Words' }] });

const STATES: readonly (readonly [element: Json, untouched: Json, begun: Json, beginning: Json])[] = [
  [{ type: 'plain_text_input' }, { value: null }, { initial_value: 'a' }, { value: 'a' }],
  [{ type: 'email_text_input' }, { value: null }, { initial_value: 'a@b.example' }, { value: 'a@b.example' }],
  [{ type: 'url_text_input' }, { value: null }, { initial_value: 'https://a.b' }, { value: 'https://a.b' }],
  [{ type: 'number_input', is_decimal_allowed: false }, { value: null }, { initial_value: '7' }, { value: '7' }],
  [{ type: 'rich_text_input' }, { rich_text_value: null }, { initial_value: words }, { rich_text_value: words }],
  [
    { type: 'static_select', ...choice },
    { selected_option: null },
    { initial_option: option('option-1') },
    { selected_option: option('option-1') },
  ],
  [
    { type: 'radio_buttons', ...choice },
    { selected_option: null },
    { initial_option: option('option-1') },
    { selected_option: option('option-1') },
  ],
  [{ type: 'external_select' }, { selected_option: null }, { initial_option: option() }, { selected_option: option() }],
  [
    { type: 'multi_static_select', ...choice },
    { selected_options: [] },
    { initial_options: options(2) },
    { selected_options: options(2) },
  ],
  [
    { type: 'checkboxes', ...choice },
    { selected_options: [] },
    { initial_options: options(2) },
    { selected_options: options(2) },
  ],
  [{ type: 'users_select' }, { selected_user: null }, { initial_user: 'U1' }, { selected_user: 'U1' }],
  [{ type: 'multi_users_select' }, { selected_users: [] }, { initial_users: ['U1'] }, { selected_users: ['U1'] }],
  [
    { type: 'conversations_select' },
    { selected_conversation: null },
    { initial_conversation: 'D1' },
    { selected_conversation: 'D1' },
  ],
  [{ type: 'channels_select' }, { selected_channel: null }, { initial_channel: 'C1' }, { selected_channel: 'C1' }],
  [{ type: 'datepicker' }, { selected_date: null }, { initial_date: '2026-11-30' }, { selected_date: '2026-11-30' }],
  [
    { type: 'timepicker', timezone: 'Europe/Oslo' },
    { selected_time: null, timezone: 'Europe/Oslo' },
    { initial_time: '09:00' },
    { selected_time: '09:00', timezone: 'Europe/Oslo' },
  ],
  [
    { type: 'datetimepicker' },
    { selected_date_time: null },
    { initial_date_time: 1_800_000_000 },
    { selected_date_time: 1_800_000_000 },
  ],
];

describe('what a view holds before anybody has touched it', () => {
  test.each(STATES.map(row => [String(row[0].type), ...row] as const))(
    '%s',
    (type, element, untouched, begun, beginning) => {
      const asked = input({ ...element, action_id: 'a' }, { block_id: 'b' });
      const prefilled = input({ ...element, ...begun, action_id: 'a' }, { block_id: 'b' });
      expect(viewProblems(modal([prefilled]))).toEqual([]);
      expect(emptyStateOf([asked])).toEqual({ b: { a: { type, ...untouched } } });
      expect(emptyStateOf([prefilled])).toEqual({ b: { a: { type, ...beginning } } });
    },
  );

  it('has an entry for every element we use but buttons, overflow menus and pictures', () => {
    const stateless = elements.map(({ type }) => type).filter(type => !stateShape(type));
    expect(stateless).toEqual(['button', 'overflow', 'image']);
    expect(STATES).toHaveLength(elements.length - stateless.length);
  });

  it('counts elements outside input blocks, side by side in their block', () => {
    const picker = { type: 'datepicker', action_id: 'day' };
    const people = { type: 'users_select', action_id: 'who', initial_user: 'U1' };
    const blocks = [
      { ...actions(button(), picker, people), block_id: 'row' },
      { ...withAccessory(picker), block_id: 'side' },
      { ...withAccessory(button()), block_id: 'none' },
    ];
    expect(emptyStateOf(blocks)).toEqual({
      row: { day: { type: 'datepicker', selected_date: null }, who: { type: 'users_select', selected_user: 'U1' } },
      side: { day: { type: 'datepicker', selected_date: null } },
    });
  });

  it('passes over what has no id yet', () => {
    const nameless = { ...actions({ type: 'datepicker' }), block_id: 'row' };
    expect(emptyStateOf([input({ type: 'datepicker', action_id: 'day' }), nameless])).toEqual({});
  });
});
