/** @import {IconName} from './icons.js' */
/** @import {Place} from './types.ts' */
import { controlProps } from './commit.js';
import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * The button of a field whose value is chosen from something that opens below it.
 * @param {Place} place
 * @param {string} placeholder what it says while nothing is chosen
 * @param {'listbox' | 'dialog'} opens
 * @param {IconName} mark
 */
export function drawOpener(place, placeholder, opens, mark) {
  const words = h('span', { class: 'opener-words' });
  const props = {
    ...controlProps(place, placeholder),
    type: 'button',
    class: `multi opener ${mark}`,
    role: 'combobox',
    'aria-haspopup': opens,
    'aria-expanded': 'false',
    'aria-controls': `${place.id}-list`,
  };
  const button = h('button', props, words, icon(mark));
  return {
    button,
    /** @param {string} text '' for nothing */
    show(text) {
      words.textContent = text || placeholder;
      button.classList.toggle('empty', text === '');
    },
  };
}
