/** @import {Choice, OneSelect} from './options.js' */
/** @import {Place, Stage} from './types.ts' */
import { commit, controlProps, currentValue, placeholderOf } from './commit.js';
import { h } from './dom.js';
import { choicesOf, keyOf, slotOf } from './options.js';

/**
 * One of many, as the browser's own list.
 * @param {OneSelect} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawSelect(element, place, stage) {
  const choices = choicesOf(element, stage.state);
  const placeholder = placeholderOf(element) || 'Select an option';
  const props = { ...controlProps(place, placeholder), 'data-first': element.focus_on_load === true };
  // Only an optional field can be emptied again; elsewhere the placeholder is no choice.
  const none = h('option', { value: '', disabled: !place.optional, hidden: !place.optional }, placeholder);
  const select = h('select', props, none, ...drawOptions(choices));
  const slot = slotOf(element);
  let chosen = keyOf(currentValue(element, place, stage)[slot]);
  const show = () => {
    select.value = chosen;
    if (select.selectedIndex < 0) select.value = '';
    select.classList.toggle('empty', select.value === '');
  };
  select.addEventListener('change', () => {
    const entry = choices.find(({ key }) => key === select.value)?.entry ?? null;
    const former = chosen;
    chosen = select.value;
    show();
    void commit(element, place, stage, { type: element.type, [slot]: entry }, () => {
      chosen = former;
      show();
    });
  });
  show();
  return select;
}

/** @param {readonly Choice[]} choices */
function drawOptions(choices) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return groups.flatMap(group => {
    const options = choices
      .filter(choice => choice.group === group)
      .map(({ key, label }) => h('option', { value: key }, label));
    return group === '' ? options : [h('optgroup', { label: group }, ...options)];
  });
}
