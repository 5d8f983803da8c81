/** @import {PageEvent} from '../page-api.ts' */
/** @import {Scale} from './timeline-chart.js' */
import { aboutName, inWords } from './timeline-lanes.js';
import { svg } from './timeline-svg.js';

/** @typedef {{ top: number, height: number, scale: Scale, apart: boolean }} Place `apart`: the kinds of one lane stand above and below each other */

/**
 * A sign by what it is (its form) and how it stands (filled, hollow, crossed), with its words for the mouse.
 * @param {PageEvent} event
 * @param {Place} place
 */
export function drawMark(event, place) {
  const { what, how } = inWords(event);
  const words = `${[aboutName(event.about), what].filter(Boolean).join(': ')}, ${how} ${event.at.slice(0, 10)}`;
  return svg('g', { class: `mark ${event.kind} ${event.state}` }, svg('title', {}, words), ...drawSign(event, place));
}

/**
 * @param {PageEvent} event
 * @param {Place} place
 */
export function drawSign(event, place) {
  return shapes[event.kind](event, place);
}

/** @type {Readonly<Record<PageEvent['kind'], (event: PageEvent, place: Place) => SVGElement[]>>} */
const shapes = {
  check_in: (event, place) => {
    const { x, y } = spot(event, place, -4);
    return [svg('circle', { cx: x, cy: y, r: 3.6 }), ...crossed(event, x, y)];
  },
  talk: (event, place) => {
    const { x, y } = spot(event, place, 5);
    return [svg('rect', { x: x - 3.2, y: y - 3.2, width: 6.4, height: 6.4, rx: 1.4 }), ...crossed(event, x, y)];
  },
  follow_up: (event, place) => diamond(event, place, -2),
  development: (event, place) => diamond(event, place, 3),
  deviation: bar,
  survey: bar,
  health: triangle,
};

/**
 * @param {PageEvent} event
 * @param {Place} place
 * @param {number} down from the middle of the lane
 */
function spot({ at }, { top, height, scale, apart }, down) {
  return { x: Math.round(scale.x(Date.parse(at)) * 2) / 2, y: top + height / 2 + (apart ? down : 0) };
}

/**
 * @param {PageEvent} event
 * @param {number} x
 * @param {number} y
 */
function crossed({ state }, x, y) {
  if (state !== 'missed') return [];
  return [svg('path', { d: `M${x - 2.2} ${y - 2.2}l4.4 4.4M${x + 2.2} ${y - 2.2}l-4.4 4.4` })];
}

/**
 * @param {PageEvent} event
 * @param {Place} place
 * @param {number} down
 */
function diamond(event, place, down) {
  const { x, y } = spot(event, place, down);
  return [svg('path', { d: `M${x} ${y - 5}l5 5-5 5-5-5z` })];
}

/**
 * @param {PageEvent} event
 * @param {Place} place
 */
function triangle(event, place) {
  const { x, y } = spot(event, place, 0);
  return [svg('path', { d: `M${x - 4} ${y - 3.5}h8l-4 7z` })];
}

/**
 * From when it began until it was over, or until now.
 * @param {PageEvent} event
 * @param {Place} place
 */
function bar({ at, until, state }, { top, height, scale }) {
  const nowX = scale.x(scale.now);
  const start = Math.max(scale.left, scale.x(Date.parse(at)));
  const end = until === null ? (state === 'planned' ? start : nowX) : scale.x(Date.parse(until));
  const width = Math.max(state === 'planned' ? 8 : 3, Math.min(end, scale.width - 10) - start);
  return [svg('rect', { x: start, y: top + 3, width, height: height - 6, rx: 3 })];
}
