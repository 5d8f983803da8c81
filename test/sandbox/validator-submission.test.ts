import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emptyStateOf, fieldProblems } from '../../src/sandbox/validator/index.ts';
import { actions, elements, input, options, richText } from './validator-samples.ts';

type Json = Record<string, unknown>;

const REQUIRED = 'Please complete this required field.';

function problemOf(element: Json, entry: Json, more: Json = {}): string | undefined {
  const block = input({ ...element, action_id: 'a' }, { block_id: 'b', ...more });
  return fieldProblems([block], { b: { a: entry } }).b;
}

const words = (text: string) => richText({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
const between = { type: 'plain_text_input', min_length: 2, max_length: 3 };
const whole = { type: 'number_input', is_decimal_allowed: false, min_value: '-1', max_value: '10' };
const decimal = { ...whole, is_decimal_allowed: true };

describe('what the client says before it sends a form', () => {
  test.each<[string, Json, Json, string?]>([
    ['nothing in a text', { type: 'plain_text_input' }, { value: '' }, REQUIRED],
    ['a number left out', whole, { value: null }, REQUIRED],
    ['no option', { type: 'static_select' }, { selected_option: null }, REQUIRED],
    ['no options', { type: 'checkboxes' }, { selected_options: [] }, REQUIRED],
    ['rich text without words', { type: 'rich_text_input' }, { rich_text_value: words('') }, REQUIRED],
    ['rich text', { type: 'rich_text_input' }, { rich_text_value: words('x') }],
    ['an option', { type: 'static_select' }, { selected_option: options(1)[0] }],
    ['too short a text', between, { value: 'a' }, 'Please enter at least 2 characters.'],
    ['a text of one sign that is two in UTF-16', between, { value: '😀' }, 'Please enter at least 2 characters.'],
    ['three such signs', between, { value: '😀😀😀' }],
    ['too long a text', between, { value: 'abcd' }, 'Please enter at most 3 characters.'],
    [
      'a text of one character',
      { ...between, max_length: 1, min_length: 0 },
      { value: 'ab' },
      'Please enter at most 1 character.',
    ],
    [
      'a text that is too long for Slack',
      { type: 'plain_text_input' },
      { value: 'x'.repeat(3001) },
      'Please enter at most 3000 characters.',
    ],
    ['a word for a number', whole, { value: 'ten' }, 'Please enter a number.'],
    ['a decimal for a whole number', whole, { value: '1.5' }, 'Please enter a whole number.'],
    ['a decimal', decimal, { value: '1.5' }],
    ['a number below', whole, { value: '-2' }, 'Please enter a number of at least -1.'],
    ['the lowest number', whole, { value: '-1' }],
    ['a number above', whole, { value: '11' }, 'Please enter a number of at most 10.'],
    ['the highest number', whole, { value: '10' }],
    ['an address of mail', { type: 'email_text_input' }, { value: 'ana@firm.example' }],
    [
      'half an address of mail',
      { type: 'email_text_input' },
      { value: 'ana@firm' },
      'Please enter a valid email address.',
    ],
    ['an address of the web', { type: 'url_text_input' }, { value: 'https://firm.example/a?b' }],
    ['an address without scheme', { type: 'url_text_input' }, { value: 'firm.example' }, 'Please enter a valid URL.'],
    ['a day', { type: 'datepicker' }, { selected_date: '2026-11-30' }],
    [
      'a day that does not exist',
      { type: 'datepicker' },
      { selected_date: '2026-11-31' },
      'Please enter a valid date.',
    ],
    ['a time', { type: 'timepicker' }, { selected_time: '23:59' }],
    ['a time that does not exist', { type: 'timepicker' }, { selected_time: '23:60' }, 'Please enter a valid time.'],
    ['a moment', { type: 'datetimepicker' }, { selected_date_time: 1_800_000_000 }],
    [
      'a moment in words',
      { type: 'datetimepicker' },
      { selected_date_time: 'soon' },
      'Please enter a valid date and time.',
    ],
    ['people', { type: 'multi_users_select', max_selected_items: 2 }, { selected_users: ['U1', 'U2'] }],
    [
      'too many people',
      { type: 'multi_users_select', max_selected_items: 1 },
      { selected_users: ['U1', 'U2'] },
      'Please choose at most 1 item.',
    ],
  ])('%s', (_, element, entry, sentence) => {
    expect(problemOf(element, entry)).toBe(sentence);
  });

  it('lets an optional field be empty, not wrong', () => {
    expect(problemOf(between, { value: null }, { optional: true })).toBeUndefined();
    expect(problemOf(between, { value: 'a' }, { optional: true })).toBe('Please enter at least 2 characters.');
  });

  it('judges input blocks only, each by its id', () => {
    const blocks = [
      { ...actions({ type: 'datepicker', action_id: 'a' }), block_id: 'row' },
      input({ type: 'datepicker', action_id: 'a' }, { block_id: 'first' }),
      input({ type: 'datepicker', action_id: 'a' }, { block_id: 'second' }),
    ];
    const values = { ...emptyStateOf(blocks), second: { a: { type: 'datepicker', selected_date: '2026-11-30' } } };
    expect(fieldProblems(blocks, values)).toEqual({ first: REQUIRED });
    expect(fieldProblems(blocks, {})).toEqual({ first: REQUIRED, second: REQUIRED });
  });

  it('asks for every required field of an untouched form', () => {
    const inputs = elements.filter(({ type }) => !['button', 'overflow', 'image'].includes(String(type)));
    fc.assert(
      fc.property(fc.subarray(inputs), fc.boolean(), (asked, optional) => {
        const blocks = asked.map((element, index) =>
          input({ ...element, action_id: 'a' }, { block_id: `b${index}`, optional }),
        );
        const sentences = fieldProblems(blocks, emptyStateOf(blocks));
        expect(Object.keys(sentences)).toHaveLength(optional ? 0 : asked.length);
      }),
    );
  });
});
