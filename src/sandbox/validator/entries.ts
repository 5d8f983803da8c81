import { isDate, isDecimal, isEmail, isTime, isWebUrl, isZone } from './formats.ts';
import { confirm, dispatchActionConfig, plainText } from './objects.ts';
import { failed } from './problem.ts';
import { richText, richTextLeaf } from './rich-text.ts';
import { ordered } from './rules.ts';
import { below, boolean, byType, codePoints, integer, object, type Rule, string } from './schema.ts';

/** Elements into which a person writes or sets a time: https://docs.slack.dev/reference/block-kit/block-elements */

const TYPED_MAX = 3000;

const focusable = { action_id: string({ max: 255 }), focus_on_load: boolean };
const picking = { ...focusable, confirm };
const placeholder = plainText(150);
const writing = { ...focusable, placeholder, dispatch_action_config: dispatchActionConfig };

const date = string({ format: { name: 'date', fits: isDate } });
const time = string({ format: { name: 'time', fits: isTime } });
const zone = string({ format: { name: 'timezone', fits: isZone } });

export const datepicker = object({ optional: { ...picking, placeholder, initial_date: date } });

export const timepicker = object({ optional: { ...picking, placeholder, initial_time: time, timezone: zone } });

/** Seconds since 1970 with ten digits: from September 2001 until 2286. */
const unixSeconds = integer({ min: 1_000_000_000, max: 9_999_999_999 });

export const datetimepicker = object({ optional: { ...picking, initial_date_time: unixSeconds } });

const initialFitsLength: Rule = ({ initial_value: initial, max_length: max }, at) =>
  typeof initial === 'string' && typeof max === 'number' && codePoints(initial) > max
    ? [failed(below(at, 'initial_value').pointer, `must be less than ${max + 1} characters`, 'max_length', max)]
    : [];

export const plainTextInput = object({
  optional: {
    ...writing,
    initial_value: string({ max: TYPED_MAX }),
    multiline: boolean,
    min_length: integer({ min: 0, max: TYPED_MAX }),
    max_length: integer({ min: 1, max: TYPED_MAX }),
  },
  rules: [ordered('min_length', 'max_length'), initialFitsLength],
});

export const emailTextInput = object({
  optional: { ...writing, initial_value: string({ max: TYPED_MAX, format: { name: 'email', fits: isEmail } }) },
});

export const urlTextInput = object({
  optional: { ...writing, initial_value: string({ max: TYPED_MAX, format: { name: 'url', fits: isWebUrl } }) },
});

const decimal = string({ format: { name: 'number', fits: value => isDecimal(value) } });

const wholeUnlessDecimals: Rule = (value, at) =>
  ['min_value', 'max_value', 'initial_value']
    .filter(name => value.is_decimal_allowed === false && !isDecimal(String(value[name] ?? '0'), true))
    .map(name => failed(below(at, name).pointer, 'must be a valid integer', 'format', 'integer'));

export const numberInput = object({
  required: { is_decimal_allowed: boolean },
  optional: { ...writing, initial_value: decimal, min_value: decimal, max_value: decimal },
  rules: [
    wholeUnlessDecimals,
    ordered('min_value', 'max_value'),
    ordered('min_value', 'initial_value'),
    ordered('initial_value', 'max_value'),
  ],
});

const lines = integer({ min: 1, max: 100 });

/** The initial value is a `rich_text` block without id, or one piece of text, as third-party examples have it. */
export const richTextInput = object({
  required: { action_id: focusable.action_id },
  optional: {
    ...writing,
    initial_value: byType({ rich_text: richText, text: richTextLeaf }),
    min_lines: lines,
    max_lines: lines,
  },
  rules: [ordered('min_lines', 'max_lines')],
});
