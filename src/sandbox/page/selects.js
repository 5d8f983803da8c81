/** @import {OneSelect} from './options.js' */
/** @import {Place, Stage} from './types.ts' */
import { openListFrom } from './combobox.js';
import { commit, currentValue, placeholderOf } from './commit.js';
import { drawOpener } from './opener.js';
import { choicesOf, keyOf, slotOf } from './options.js';

/**
 * One of many: a button with what is chosen, and a list that can be searched.
 * @param {OneSelect} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawSelect(element, place, stage) {
  const choices = choicesOf(element, stage.state);
  const placeholder = placeholderOf(element) || 'Select an option';
  const opener = drawOpener(place, placeholder, 'listbox', 'chevron');
  if (element.focus_on_load === true) opener.button.dataset.first = '';
  const slot = slotOf(element);
  let chosen = keyOf(currentValue(element, place, stage)[slot]);
  const show = () => opener.show(choices.find(({ key }) => key === chosen)?.label ?? '');
  // Only an optional field can be emptied again; elsewhere the placeholder is no choice.
  const none = place.optional ? [{ key: '', label: placeholder, group: '' }] : [];
  openListFrom(opener.button, {
    name: placeholder,
    choices: [...none, ...choices],
    chosen: () => chosen,
    choose: next => {
      const former = chosen;
      chosen = next;
      show();
      const entry = choices.find(({ key }) => key === next)?.entry ?? null;
      void commit(element, place, stage, { type: element.type, [slot]: entry }, () => {
        chosen = former;
        show();
      });
    },
    understand: () => null,
  });
  show();
  return opener.button;
}
