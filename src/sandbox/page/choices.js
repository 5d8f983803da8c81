/** @import {Checkboxes, Option, RadioButtons} from '@slack/types' */
/** @import {Place, Stage} from './types.ts' */
import { commit, controlProps, currentValue, pathOf } from './commit.js';
import { h } from './dom.js';
import { drawText } from './text.js';

/**
 * @param {RadioButtons} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawRadioButtons(element, place, stage) {
  const { inputs, group } = drawGroup(element, place, stage, 'radio');
  let chosen = /** @type {Option | null} */ (currentValue(element, place, stage).selected_option ?? null);
  const show = () => check(inputs, element.options, chosen === null ? [] : [chosen]);
  group.addEventListener('change', () => {
    const option = element.options.find((_, i) => inputs[i]?.checked) ?? null;
    const former = chosen;
    chosen = option;
    void commit(element, place, stage, { type: element.type, selected_option: option }, () => {
      chosen = former;
      show();
    });
  });
  show();
  return group;
}

/**
 * @param {Checkboxes} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawCheckboxes(element, place, stage) {
  const { inputs, group } = drawGroup(element, place, stage, 'checkbox');
  let chosen = /** @type {Option[]} */ (currentValue(element, place, stage).selected_options ?? []);
  const show = () => check(inputs, element.options, chosen);
  group.addEventListener('change', () => {
    const options = element.options.filter((_, i) => inputs[i]?.checked);
    const former = chosen;
    chosen = options;
    void commit(element, place, stage, { type: element.type, selected_options: options }, () => {
      chosen = former;
      show();
    });
  });
  show();
  return group;
}

/**
 * @param {RadioButtons | Checkboxes} element
 * @param {Place} place
 * @param {Stage} stage
 * @param {'radio' | 'checkbox'} type
 */
function drawGroup(element, place, stage, type) {
  const { 'data-focus': _, ...props } = controlProps(place, type === 'radio' ? 'Choose one' : 'Choose any');
  const inputs = element.options.map((_option, i) =>
    h('input', {
      type,
      name: place.id,
      'data-focus': `${pathOf(place)}/${i}`,
      'data-first': element.focus_on_load === true && i === 0,
    }),
  );
  const rows = element.options.map((option, i) => drawRow(option, inputs[i], stage));
  const role = type === 'radio' ? 'radiogroup' : 'group';
  return { inputs, group: h('div', { ...props, role, class: 'choices' }, ...rows) };
}

/**
 * @param {Option} option
 * @param {HTMLInputElement | undefined} input
 * @param {Stage} stage
 */
function drawRow(option, input, stage) {
  const description = option.description
    ? h('span', { class: 'description' }, drawText(option.description, stage.state))
    : null;
  const words = h('span', { class: 'choice-words' }, h('span', {}, drawText(option.text, stage.state)), description);
  return h('label', { class: 'choice' }, input ?? null, words);
}

/**
 * @param {readonly HTMLInputElement[]} inputs
 * @param {readonly Option[]} options
 * @param {readonly Option[]} chosen
 */
function check(inputs, options, chosen) {
  options.forEach((option, i) => {
    const input = inputs[i];
    if (input) input.checked = chosen.some(({ value }) => value === option.value);
  });
}
