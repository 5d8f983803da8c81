/** @import {PageAct, PageState} from '../page-api.ts' */
/** @import {Deeds} from './types.ts' */
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { zoneOf } from './names.js';
import { fullTime } from './times.js';

/** @typedef {Extract<PageAct, { type: 'clock' }>['move']} Move */

/** @type {readonly (readonly [Move, string, string])[]} */
const moves = [
  ['hour', '+1 hour', '+1 h'],
  ['day', '+1 day', '+1 day'],
  ['next', 'Next thing that happens', 'Next'],
  ['month', '+1 month', '+1 mo'],
];

/**
 * The workspace's clock and the buttons that move it.
 * @param {HTMLElement} bar
 * @param {Deeds} deeds
 */
export function createClock(bar, deeds) {
  const time = h('time', { class: 'now' });
  const zone = h('span', { class: 'zone' });
  const moving = h('span', { class: 'moving', role: 'status' });
  /** @param {Move} move */
  const turn = move => {
    if (!bar.classList.contains('is-moving')) void deeds.act({ type: 'clock', move });
  };
  const buttons = moves.map(([move, label, short]) =>
    h(
      'button',
      { type: 'button', 'aria-label': label, 'data-move': move, onclick: () => turn(move) },
      h('span', { class: 'long' }, label),
      h('span', { class: 'short' }, short),
    ),
  );
  bar.append(
    h('div', { class: 'clock-face' }, icon('clock'), time, zone, moving),
    h('div', { class: 'clock-moves', role: 'group', 'aria-label': 'Move the clock' }, ...buttons),
  );
  return {
    /** @param {PageState} state */
    update(state) {
      time.dateTime = state.now;
      setText(time, fullTime(new Date(state.now), zoneOf(state)));
      setText(zone, zoneOf(state).replaceAll('_', ' '));
      setText(moving, state.moving ? 'Time is passing …' : '');
      bar.classList.toggle('is-moving', state.moving);
      for (const button of buttons) button.setAttribute('aria-disabled', String(state.moving));
    },
  };
}
