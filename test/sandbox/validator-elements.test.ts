import { describe, expect, it, test } from 'vitest';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import {
  actions,
  button,
  confirm,
  home,
  input,
  lines,
  modal,
  mrkdwn,
  numberInput,
  option,
  options,
  plain,
  textInput,
} from './validator-samples.ts';

type Row = [sentence: string, element: Record<string, unknown>, line?: string];

const select = (more: Record<string, unknown> = {}) => ({ type: 'static_select', options: options(2), ...more });
const overflow = (more: Record<string, unknown>) => ({ type: 'overflow', options: [option('a', more)] });
const boxes = (more: Record<string, unknown>) => ({ type: 'checkboxes', options: options(3), ...more });
const first = option('option-0');

const CLICKABLE: readonly Row[] = [
  ['a button with everything', button({ url: 'https://a.b', value: '', style: 'danger', confirm: confirm() })],
  ['a button that writes a mail', button({ url: 'mailto:a@b.example' })],
  ['a button to nowhere', button({ url: 'nowhere' }), 'must be a valid url @ /url'],
  ['a button that runs something', button({ url: 'javascript:alert(1)' }), 'must be a valid url @ /url'],
  ['a button in a style of its own', button({ style: 'default' }), 'must be a valid enum value @ /style'],
  ['a button in mrkdwn', button({ text: mrkdwn() }), 'unsupported type: mrkdwn @ /text/type'],
  ['a button that wants the focus', button({ focus_on_load: true }), 'invalid additional property: focus_on_load @ '],
  [
    'half a confirmation',
    button({ confirm: { title: plain(), text: plain(), confirm: plain() } }),
    'missing required field: deny @ /confirm',
  ],
  [
    'a confirmation in mrkdwn',
    button({ confirm: confirm({ text: mrkdwn() }) }),
    'unsupported type: mrkdwn @ /confirm/text/type',
  ],
  ['an option of an overflow menu with an address', overflow({ url: 'https://a.b' })],
  [
    'an option of an overflow menu in mrkdwn',
    overflow({ text: mrkdwn() }),
    'unsupported type: mrkdwn @ /options/0/text/type',
  ],
];

const CHOOSING: readonly Row[] = [
  [
    'a select with an address',
    select({ options: [option('a', { url: 'https://a.b' })] }),
    'invalid additional property: url @ /options/0',
  ],
  [
    'a select in mrkdwn',
    select({ options: [{ text: mrkdwn(), value: 'a' }] }),
    'unsupported type: mrkdwn @ /options/0/text/type',
  ],
  ['checkboxes in mrkdwn', boxes({ options: [{ text: mrkdwn(), value: 'a' }] })],
  ['radio buttons in mrkdwn', { type: 'radio_buttons', options: [{ text: mrkdwn(), value: 'a' }] }],
  ['an option without value', select({ options: [{ text: plain() }] }), 'missing required field: value @ /options/0'],
  ['a select without options', { type: 'static_select' }, 'must define either `options` or `option_groups` @ '],
  ['a select with an empty list of options', select({ options: [] }), 'must provide at least 1 items @ /options'],
  [
    'options by group',
    { type: 'static_select', option_groups: [{ label: plain(), options: options(2) }], initial_option: first },
  ],
  [
    'a group without label',
    { type: 'static_select', option_groups: [{ options: options(2) }] },
    'missing required field: label @ /option_groups/0',
  ],
  ['an initial option', select({ initial_option: { value: 'option-0', text: plain('option-0') } })],
  [
    'an initial option with another text',
    select({ initial_option: { ...first, text: plain('x') } }),
    'must exactly match one of the provided options @ /initial_option',
  ],
  [
    'an initial option with a description too many',
    select({ initial_option: { ...first, description: plain() } }),
    'must exactly match one of the provided options @ /initial_option',
  ],
  [
    'an initial option of radio buttons',
    { type: 'radio_buttons', options: options(2), initial_option: option('z') },
    'must exactly match one of the provided options @ /initial_option',
  ],
  ['initial options', boxes({ initial_options: options(2) })],
  [
    'a stray initial option',
    boxes({ initial_options: [first, option('z')] }),
    'must exactly match one of the provided options @ /initial_options/1',
  ],
  ['no initial options', boxes({ initial_options: [] }), 'must provide at least 1 items @ /initial_options'],
  [
    'several options of a multi select',
    { type: 'multi_static_select', options: options(3), initial_options: options(2), max_selected_items: 2 },
  ],
  [
    'more initial options than allowed',
    { type: 'multi_static_select', options: options(3), initial_options: options(2), max_selected_items: 1 },
    'no more than 1 items allowed @ /initial_options',
  ],
  [
    'more initial people than allowed',
    { type: 'multi_users_select', initial_users: ['U1', 'U2'], max_selected_items: 1 },
    'no more than 1 items allowed @ /initial_users',
  ],
  [
    'nothing to be selected',
    { type: 'multi_users_select', max_selected_items: 0 },
    'must be greater than or equal to 1 @ /max_selected_items',
  ],
  ['a person who is no id', { type: 'users_select', initial_user: 'ana' }, 'must be a valid id @ /initial_user'],
  ['an initial option from outside', { type: 'external_select', initial_option: option(), min_query_length: 0 }],
  ['a filter', { type: 'conversations_select', filter: { include: ['im', 'private'], exclude_bot_users: true } }],
  [
    'a filter that filters nothing',
    { type: 'conversations_select', filter: {} },
    'must define either `include` or `exclude_external_shared_channels` or `exclude_bot_users` @ /filter',
  ],
  [
    'a filter of unknown kind',
    { type: 'conversations_select', filter: { include: ['dm'] } },
    'must be a valid enum value @ /filter/include/0',
  ],
  [
    'a filter of channels',
    { type: 'channels_select', filter: { include: ['im'] } },
    'invalid additional property: filter @ ',
  ],
  [
    'a conversation with a response url',
    { type: 'conversations_select', default_to_current_conversation: true, response_url_enabled: true },
  ],
  [
    'a user with a response url',
    { type: 'users_select', response_url_enabled: true },
    'invalid additional property: response_url_enabled @ ',
  ],
];

const WRITING: readonly Row[] = [
  [
    'text from two to five characters',
    textInput({ min_length: 2, max_length: 5, initial_value: 'words', multiline: true }),
  ],
  ['a minimum of nothing', textInput({ min_length: 0 })],
  ['a minimum below nothing', textInput({ min_length: -1 }), 'must be greater than or equal to 0 @ /min_length'],
  ['a minimum too high', textInput({ min_length: 3001 }), 'must be less than or equal to 3000 @ /min_length'],
  ['a maximum of nothing', textInput({ max_length: 0 }), 'must be greater than or equal to 1 @ /max_length'],
  ['a minimum that is a string', textInput({ min_length: '1' }), 'must provide an integer @ /min_length'],
  [
    'a minimum above the maximum',
    textInput({ min_length: 9, max_length: 5 }),
    'must not be greater than `max_length` @ /min_length',
  ],
  [
    'an initial value above the maximum',
    textInput({ max_length: 5, initial_value: 'wordss' }),
    'must be less than 6 characters @ /initial_value',
  ],
  ['a placeholder in mrkdwn', textInput({ placeholder: mrkdwn() }), 'unsupported type: mrkdwn @ /placeholder/type'],
  [
    'a dispatch on every letter',
    textInput({ dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }),
  ],
  [
    'a dispatch on nothing',
    textInput({ dispatch_action_config: {} }),
    'missing required field: trigger_actions_on @ /dispatch_action_config',
  ],
  [
    'a text input that asks for confirmation',
    textInput({ confirm: confirm() }),
    'invalid additional property: confirm @ ',
  ],
  ['a number within its range', numberInput({ min_value: '-2', max_value: '10', initial_value: '9' })],
  ['a number with decimals', numberInput({ is_decimal_allowed: true, min_value: '0.5' })],
  [
    'a number that does not say whether decimals are allowed',
    { type: 'number_input' },
    'missing required field: is_decimal_allowed @ ',
  ],
  ['a range of numbers', numberInput({ min_value: 1 }), 'must provide a string @ /min_value'],
  ['a range of words', numberInput({ max_value: 'ten' }), 'must be a valid number @ /max_value'],
  ['a range of decimals without decimals', numberInput({ min_value: '0.5' }), 'must be a valid integer @ /min_value'],
  [
    'a range upside down',
    numberInput({ min_value: '10', max_value: '9' }),
    'must not be greater than `max_value` @ /min_value',
  ],
  [
    'an initial number below',
    numberInput({ min_value: '2', initial_value: '1' }),
    'must not be greater than `initial_value` @ /min_value',
  ],
  [
    'an initial number above',
    numberInput({ max_value: '9', initial_value: '10' }),
    'must not be greater than `max_value` @ /initial_value',
  ],
  ['an initial address of mail', { type: 'email_text_input', initial_value: 'ana@firm.example' }],
  [
    'an initial address of mail without host',
    { type: 'email_text_input', initial_value: 'ana@' },
    'must be a valid email @ /initial_value',
  ],
  ['an initial address of the web', { type: 'url_text_input', initial_value: 'https://firm.example' }],
  [
    'an initial address without scheme',
    { type: 'url_text_input', initial_value: 'firm.example' },
    'must be a valid url @ /initial_value',
  ],
  ['rich text without action id', { type: 'rich_text_input' }, 'missing required field: action_id @ '],
  ['rich text of some lines', { type: 'rich_text_input', action_id: 'a', min_lines: 2, max_lines: 100 }],
  [
    'rich text of too many lines',
    { type: 'rich_text_input', action_id: 'a', max_lines: 101 },
    'must be less than or equal to 100 @ /max_lines',
  ],
  [
    'rich text that begins as a string',
    { type: 'rich_text_input', action_id: 'a', initial_value: 'x' },
    'must provide an object @ /initial_value',
  ],
];

const PICKING: readonly Row[] = [
  ['a leap day', { type: 'datepicker', initial_date: '2028-02-29', confirm: confirm(), placeholder: plain() }],
  [
    'a leap day in another year',
    { type: 'datepicker', initial_date: '2026-02-29' },
    'must be a valid date @ /initial_date',
  ],
  [
    'a date in another order',
    { type: 'datepicker', initial_date: '29.02.2028' },
    'must be a valid date @ /initial_date',
  ],
  ['a time with a zone', { type: 'timepicker', initial_time: '00:00', timezone: 'Europe/Helsinki' }],
  ['midnight at the wrong end', { type: 'timepicker', initial_time: '24:00' }, 'must be a valid time @ /initial_time'],
  ['a time without leading zero', { type: 'timepicker', initial_time: '9:00' }, 'must be a valid time @ /initial_time'],
  ['an unknown zone', { type: 'timepicker', timezone: 'Europe/Atlantis' }, 'must be a valid timezone @ /timezone'],
  ['an offset for a zone', { type: 'timepicker', timezone: '+02:00' }, 'must be a valid timezone @ /timezone'],
  ['a moment in seconds', { type: 'datetimepicker', initial_date_time: 1_800_000_000 }],
  [
    'a moment in milliseconds',
    { type: 'datetimepicker', initial_date_time: 1_800_000_000_000 },
    'must be less than or equal to 9999999999 @ /initial_date_time',
  ],
  [
    'a moment as a string',
    { type: 'datetimepicker', initial_date_time: '1800000000' },
    'must provide an integer @ /initial_date_time',
  ],
  [
    'a moment with a placeholder',
    { type: 'datetimepicker', placeholder: plain() },
    'invalid additional property: placeholder @ ',
  ],
];

describe('elements', () => {
  test.each(CLICKABLE)('%s', (_, element, line) => {
    const expected = line ? [line.replace(' @ ', ' @ /blocks/0/elements/0')] : [];
    expect(lines(viewProblems(modal([actions(element)])))).toEqual(expected);
  });

  test.each([...CHOOSING, ...WRITING, ...PICKING])('%s', (_, element, line) => {
    const expected = line ? [line.replace(' @ ', ' @ /blocks/0/element')] : [];
    expect(lines(viewProblems(modal([input(element)])))).toEqual(expected);
  });

  it('gives a response url only to an input of a modal', () => {
    const element = { type: 'channels_select', response_url_enabled: true };
    expect(lines(viewProblems(home([input(element)])))).toEqual([
      'only allowed in modals @ /blocks/0/element/response_url_enabled',
    ]);
    expect(lines(viewProblems(modal([actions(element)])))).toEqual([
      'invalid additional property: response_url_enabled @ /blocks/0/elements/0',
    ]);
  });
});
