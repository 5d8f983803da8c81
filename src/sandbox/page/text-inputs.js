/** @import {EmailInput, NumberInput, PlainTextInput, RichTextBlock, RichTextInput, URLInput} from '@slack/types' */
/** @import {ElementValue, Place, Stage} from './types.ts' */
import { controlProps, currentValue, placeholderOf } from './commit.js';
import { h } from './dom.js';
import { plainOfRichText, richTextOf } from './values.js';

/** @typedef {PlainTextInput | NumberInput | EmailInput | URLInput | RichTextInput} TextInput */

/**
 * A field for text. What is typed is kept with every letter; the app hears of it by Enter, or by letter if it asked so.
 * @param {TextInput} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawTextInput(element, place, stage) {
  const field = drawField(element, place);
  field.value = shown(element, currentValue(element, place, stage));
  const counter =
    'max_length' in element && element.max_length !== undefined ? drawCounter(field, element.max_length) : null;
  const wanted = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const tell = () => {
    const { type: _, ...chosen } = typedValue(element, field.value);
    void stage.click(place.blockId, place.actionId, chosen);
  };
  let pause = 0;
  field.addEventListener('input', () => {
    stage.keep(place.blockId, place.actionId, typedValue(element, field.value));
    if (!place.dispatches || !wanted.includes('on_character_entered')) return;
    window.clearTimeout(pause);
    pause = window.setTimeout(tell, 300);
  });
  field.addEventListener('keydown', event => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
    if (!place.dispatches || !wanted.includes('on_enter_pressed')) return;
    event.preventDefault();
    tell();
  });
  return counter ? h('div', { class: 'counted' }, field, counter) : field;
}

/**
 * @param {TextInput} element
 * @param {Place} place
 * @returns {HTMLInputElement | HTMLTextAreaElement}
 */
function drawField(element, place) {
  const placeholder = placeholderOf(element);
  const props = {
    ...controlProps(place, placeholder || 'Text'),
    placeholder,
    'data-first': element.focus_on_load === true,
    autocomplete: 'off',
  };
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline === true ? h('textarea', { ...props, rows: 4 }) : h('input', { ...props, type: 'text' });
    case 'rich_text_input':
      return h('textarea', { ...props, rows: 4 });
    case 'number_input':
      return h('input', { ...props, type: 'text', inputmode: element.is_decimal_allowed ? 'decimal' : 'numeric' });
    case 'email_text_input':
      return h('input', { ...props, type: 'email' });
    case 'url_text_input':
      return h('input', { ...props, type: 'url' });
  }
}

/**
 * The value object of what was typed; Slack says null for an empty field.
 * @param {TextInput} element
 * @param {string} text
 * @returns {ElementValue}
 */
function typedValue(element, text) {
  const { type } = element;
  if (type === 'rich_text_input') return text === '' ? { type } : { type, rich_text_value: richTextOf(text) };
  return { type, value: text === '' ? null : text };
}

/**
 * @param {TextInput} element
 * @param {ElementValue} value
 */
function shown(element, value) {
  if (element.type !== 'rich_text_input') return typeof value.value === 'string' ? value.value : '';
  return value.rich_text_value ? plainOfRichText(/** @type {RichTextBlock} */ (value.rich_text_value)) : '';
}

/**
 * Says how many letters are left once it gets tight. The sandbox, not the field, refuses a text that is too long.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {number} most
 */
function drawCounter(field, most) {
  const counter = h('span', { class: 'counter', 'aria-hidden': 'true' });
  const count = () => {
    const left = most - field.value.length;
    counter.textContent = left <= Math.max(20, most / 10) ? String(left) : '';
    counter.classList.toggle('over', left < 0);
  };
  field.addEventListener('input', count);
  count();
  return counter;
}
