/** @import {PageState} from '../page-api.ts' */
import { h } from './dom.js';
import { icon } from './icons.js';
import { initialsOf } from './names.js';

/**
 * The picture of a person or of the app: initials on a colour that comes from the id. Decoration: the name stands beside it.
 * @param {PageState} state
 * @param {string} id
 */
export function avatar(state, id) {
  const person = state.people.find(({ id: theirs }) => theirs === id);
  if (!person) return h('span', { class: 'avatar app', 'aria-hidden': 'true' }, icon('hats'));
  return h('span', { class: `avatar hue-${hueOf(id)}`, 'aria-hidden': 'true' }, initialsOf(person));
}

/** @param {string} id */
function hueOf(id) {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 12;
}
