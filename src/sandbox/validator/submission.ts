import type { ViewValues } from '../page-api.ts';
import { isDate, isDecimal, isEmail, isTime, isWebUrl } from './formats.ts';
import { placedElements } from './placed-elements.ts';
import { codePoints, type Fields, isFields } from './schema.ts';
import { stateShape } from './state.ts';

/**
 * What Slack's client finds wrong with a form before it sends the submission, as a sentence by block id; empty when it
 * would send it. Only input blocks are judged. `values` is the form's `state.values`, as complete as the client has it.
 */
export function fieldProblems(blocks: readonly unknown[], values: ViewValues): Record<string, string> {
  return Object.fromEntries(
    placedElements(blocks).flatMap(({ block, element }): readonly (readonly [string, string])[] => {
      const { type, block_id: blockId } = block;
      if (type !== 'input' || typeof blockId !== 'string') return [];
      const sentence = fieldProblem(block, element, heldBy(element, values[blockId] ?? {}));
      return sentence === undefined ? [] : [[blockId, sentence]];
    }),
  );
}

function heldBy(element: Fields, values: Fields): unknown {
  const shape = stateShape(element.type);
  const entry = typeof element.action_id === 'string' ? values[element.action_id] : undefined;
  return shape && isFields(entry) ? entry[shape.key] : undefined;
}

function fieldProblem(block: Fields, element: Fields, held: unknown): string | undefined {
  if (isEmpty(held)) return block.optional === true ? undefined : 'Please complete this required field.';
  const { max_selected_items: most } = element;
  if (Array.isArray(held)) {
    return typeof most === 'number' && held.length > most ? `Please choose at most ${count(most, 'item')}.` : undefined;
  }
  switch (element.type) {
    case 'plain_text_input':
      return lengthProblem(element, String(held));
    case 'number_input':
      return numberProblem(element, String(held));
    case 'email_text_input':
      return isEmail(String(held)) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return isWebUrl(String(held)) ? undefined : 'Please enter a valid URL.';
    case 'datepicker':
      return isDate(String(held)) ? undefined : 'Please enter a valid date.';
    case 'timepicker':
      return isTime(String(held)) ? undefined : 'Please enter a valid time.';
    case 'datetimepicker':
      return Number.isInteger(held) ? undefined : 'Please enter a valid date and time.';
    default:
      return undefined;
  }
}

/** Nothing entered: no value, an empty text, an empty list, or rich text without a single leaf. */
function isEmpty(held: unknown): boolean {
  if (held === undefined || held === null || held === '') return true;
  return Array.isArray(held) ? held.length === 0 : isEmptyRichText(held);
}

function isEmptyRichText(node: unknown): boolean {
  if (!isFields(node)) return false;
  return Array.isArray(node.elements) ? node.elements.every(isEmptyRichText) : node.type === 'text' && node.text === '';
}

function lengthProblem({ min_length: min, max_length: max = 3000 }: Fields, held: string): string | undefined {
  const length = codePoints(held);
  if (typeof min === 'number' && length < min) return `Please enter at least ${count(min, 'character')}.`;
  if (typeof max === 'number' && length > max) return `Please enter at most ${count(max, 'character')}.`;
  return undefined;
}

function numberProblem(element: Fields, held: string): string | undefined {
  const { is_decimal_allowed: decimals, min_value: min, max_value: max } = element;
  if (!isDecimal(held)) return 'Please enter a number.';
  if (decimals !== true && !isDecimal(held, true)) return 'Please enter a whole number.';
  if (min !== undefined && Number(held) < Number(min)) return `Please enter a number of at least ${min}.`;
  if (max !== undefined && Number(held) > Number(max)) return `Please enter a number of at most ${max}.`;
  return undefined;
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
