/** @import {Choice, ManySelect} from './options.js' */
/** @import {Place, Stage} from './types.ts' */
import { commit, controlProps, currentValue, placeholderOf } from './commit.js';
import { focus, h } from './dom.js';
import { icon } from './icons.js';
import { choicesOf, keyOf, slotOf } from './options.js';
import { openPopover } from './popover.js';

/**
 * Several of many: a button with what is chosen, and a panel of checkboxes with a filter. The app hears of it once, when
 * the panel closes.
 * @param {ManySelect} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawMultiSelect(element, place, stage) {
  const choices = choicesOf(element, stage.state);
  const placeholder = placeholderOf(element) || 'Select options';
  const slot = slotOf(element);
  let chosen = keysOf(currentValue(element, place, stage)[slot]);
  const words = h('span', { class: 'chips', id: `${place.id}-chosen` });
  const props = {
    ...controlProps(place, placeholder),
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    role: 'combobox',
    'aria-controls': `${place.id}-list`,
  };
  const button = h(
    'button',
    {
      ...props,
      'data-first': element.focus_on_load === true,
      type: 'button',
      class: 'multi',
    },
    words,
    icon('chevron'),
  );
  const show = () => words.replaceChildren(...drawChips(choices, chosen, placeholder));
  const valueNow = () => {
    const entries = choices.filter(({ key }) => chosen.includes(key)).map(({ entry }) => entry);
    return { type: element.type, [slot]: entries };
  };
  button.addEventListener('click', () => {
    const former = chosen;
    const panel = drawPanel(choices, chosen, element.max_selected_items ?? choices.length, now => {
      chosen = now;
      show();
      if (!place.dispatches) stage.keep(place.blockId, place.actionId, valueNow());
    });
    panel.id = `${place.id}-list`;
    openPopover(button, panel, () => {
      if (!place.dispatches || former.join('\n') === chosen.join('\n')) return;
      void commit(element, place, stage, valueNow(), () => {
        chosen = former;
        show();
      });
    });
    focus(panel.querySelector('input'));
  });
  show();
  return button;
}

/**
 * @param {unknown} entries
 * @returns {string[]}
 */
function keysOf(entries) {
  return Array.isArray(entries) ? entries.map(keyOf) : [];
}

/**
 * @param {readonly Choice[]} choices
 * @param {readonly string[]} chosen
 * @param {string} placeholder
 */
function drawChips(choices, chosen, placeholder) {
  const chips = choices
    .filter(({ key }) => chosen.includes(key))
    .map(({ label }) => h('span', { class: 'chip' }, label));
  return chips.length === 0 ? [h('span', { class: 'placeholder' }, placeholder)] : chips;
}

/**
 * @param {readonly Choice[]} choices
 * @param {readonly string[]} chosen
 * @param {number} most
 * @param {(chosen: string[]) => void} onChange
 */
function drawPanel(choices, chosen, most, onChange) {
  const boxes = choices.map(({ key }) => h('input', { type: 'checkbox', value: key }));
  const rows = choices.map(({ label }, i) => h('label', { class: 'choice' }, boxes[i] ?? null, h('span', {}, label)));
  for (const box of boxes) box.checked = chosen.includes(box.value);
  const holdToMost = () => {
    const full = boxes.filter(box => box.checked).length >= most;
    for (const box of boxes) box.disabled = full && !box.checked;
  };
  const filter = h('input', { type: 'text', class: 'filter', placeholder: 'Filter', 'aria-label': 'Filter the list' });
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    choices.forEach(({ label }, i) => {
      rows[i]?.classList.toggle('gone', !label.toLowerCase().includes(wanted));
    });
  });
  const list = h('div', { class: 'multi-list', role: 'group', 'aria-label': 'Options' }, ...rows);
  list.addEventListener('change', () => {
    holdToMost();
    onChange(boxes.filter(box => box.checked).map(box => box.value));
  });
  const panel = h('div', { class: 'multi-panel', role: 'dialog', 'aria-label': 'Select options' }, filter, list);
  // Enter in the filter must not send the form the panel stands in.
  panel.addEventListener('keydown', event => event.key === 'Enter' && event.preventDefault());
  holdToMost();
  return panel;
}
