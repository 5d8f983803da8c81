/** @import {PageEvent} from '../page-api.ts' */
import { h } from './dom.js';
import { drawSign } from './timeline-marks.js';
import { svg } from './timeline-svg.js';

const height = 20;

/** @type {readonly (readonly [PageEvent['kind'], PageEvent['state'], string])[]} */
export const legend = [
  ['check_in', 'done', 'check-in'],
  ['talk', 'done', 'talk'],
  ['follow_up', 'done', 'client follow-up (higher)'],
  ['development', 'done', 'client development (lower)'],
  ['health', 'done', 'health report'],
  ['survey', 'done', 'eNPS'],
  ['deviation', 'open', 'deviation, open'],
  ['deviation', 'done', 'deviation, ended'],
  ['check_in', 'open', 'asked or due'],
  ['check_in', 'planned', 'planned'],
  ['follow_up', 'late', 'late'],
  ['check_in', 'missed', 'missed'],
];

/** Every sign as the chart draws it. */
export function drawLegend() {
  return h('ul', { class: 'legend', 'aria-hidden': 'true' }, ...legend.map(drawEntry));
}

/** @param {(typeof legend)[number]} entry */
function drawEntry([kind, state, words]) {
  const lasts = kind === 'deviation' || kind === 'survey';
  const width = lasts ? 20 : 12;
  const [from, to] = lasts ? [2, width - 2] : [width / 2, width / 2];
  const [at, until] = [from, to].map(time => new Date(time).toISOString());
  const about = /** @type {const} */ ({ kind: 'firm', name: '' });
  const scale = { now: to, from: 0, to: width, left: 0, width: width + 10, x: (/** @type {number} */ time) => time };
  const event = { kind, state, about, at: at ?? '', until: until ?? '' };
  // Only their height tells the two kinds of meeting apart.
  const apart = (kind === 'follow_up' || kind === 'development') && state === 'done';
  const sign = svg('g', { class: `mark ${kind} ${state}` }, ...drawSign(event, { top: 0, height, scale, apart }));
  const picture = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}` }, sign);
  const item = h('li', {}, words);
  item.prepend(picture);
  return item;
}
