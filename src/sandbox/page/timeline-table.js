/** @import {PageEvent} from '../page-api.ts' */
/** @import {Lane, Scene} from './timeline-lanes.js' */
import { h } from './dom.js';
import { aboutName, inWords } from './timeline-lanes.js';
import { dayKey } from './times.js';

/**
 * The same as the picture, for whoever does not see it.
 * @param {HTMLElement} parent
 * @param {readonly Lane[]} lanes
 * @param {Scene} scene
 */
export function drawTable(parent, lanes, { zone, firm }) {
  const events = lanes.flatMap(lane => lane.events).toSorted((a, b) => a.at.localeCompare(b.at));
  const rows = events.map(event => {
    const { what, how } = inWords(event);
    return h(
      'tr',
      {},
      h('td', {}, daysOf(event, zone)),
      h('td', {}, aboutName(event.about) || firm),
      h('td', {}, what),
      h('td', {}, how),
    );
  });
  const head = ['When', 'Who', 'What', 'How it stands'].map(name => h('th', { scope: 'col' }, name));
  parent.replaceChildren(
    h(
      'table',
      {},
      h('caption', {}, 'What happened, and what is planned'),
      h('thead', {}, h('tr', {}, ...head)),
      h('tbody', {}, ...rows),
    ),
  );
}

/**
 * @param {Pick<PageEvent, 'at' | 'until'>} event
 * @param {string} zone
 */
export function daysOf({ at, until }, zone) {
  const [first, last] = [at, until ?? at].map(time => dayKey(new Date(time), zone));
  return first === last ? `${first}` : `${first} until ${last}`;
}
