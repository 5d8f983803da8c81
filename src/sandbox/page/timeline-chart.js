/** @import {PageEvent} from '../page-api.ts' */
/** @import {Lane, Scene} from './timeline-lanes.js' */
/** @import {Place} from './timeline-marks.js' */
import { drawMark } from './timeline-marks.js';
import { monthName, monthStarts } from './timeline-months.js';
import { svg } from './timeline-svg.js';

const laneHeight = 24;
const headHeight = 22;
const dayMs = 86_400_000;

/** Pixels of the window, and so many days behind and ahead of now. */
const windows = /** @type {const} */ ([
  [900, 245, 120],
  [560, 120, 60],
  [0, 60, 30],
]);

/** @typedef {{ now: number, from: number, to: number, left: number, width: number, x: (time: number) => number }} Scale */

/**
 * @param {HTMLElement} parent
 * @param {readonly Lane[]} lanes
 * @param {Scene} scene
 */
export function drawChart(parent, lanes, scene) {
  const width = Math.floor(parent.clientWidth);
  if (width === 0) return;
  const scale = scaleOf(width, scene.now, firstOf(lanes));
  const height = headHeight + lanes.length * laneHeight;
  // Where each kind has a lane of its own, its signs stand in the middle of it.
  const apart = scene.whose === '';
  const picture = svg(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', class: 'chart' },
    ...monthStarts(scale).map(start => drawMonth(start, scale, height)),
    ...lanes.flatMap((lane, at) =>
      drawLane(lane, { top: headHeight + at * laneHeight, height: laneHeight, scale, apart }),
    ),
    drawNow(scene.now, scale, height),
  );
  parent.replaceChildren(picture);
}

/** @param {readonly Lane[]} lanes */
const firstOf = lanes =>
  Math.min(...lanes.flatMap(({ events }) => events.map(({ at }) => Date.parse(at))), Number.POSITIVE_INFINITY);

/**
 * A firm that has not lived for that long yet gets more room for what it has.
 * @param {number} width
 * @param {Date} now
 * @param {number} first when the oldest thing was
 * @returns {Scale}
 */
function scaleOf(width, now, first) {
  const [, back, ahead] = windows.find(([least]) => width >= least) ?? windows[2];
  const begins = Math.min(first - 10 * dayMs, now.getTime() - ahead * dayMs);
  const from = Math.max(now.getTime() - back * dayMs, begins);
  const to = now.getTime() + ahead * dayMs;
  const left = width >= 560 ? 132 : 104;
  const right = width - 10;
  return {
    now: now.getTime(),
    from,
    to,
    left,
    width,
    x: time => left + ((time - from) / (to - from)) * (right - left),
  };
}

/**
 * @param {Date} start
 * @param {Scale} scale
 * @param {number} height
 */
function drawMonth(start, scale, height) {
  const x = Math.round(scale.x(start.getTime())) + 0.5;
  return svg(
    'g',
    { class: 'month' },
    svg('line', { x1: x, x2: x, y1: headHeight - 6, y2: height }),
    svg('text', { x: x + 4, y: 14 }, monthName(start)),
  );
}

/**
 * @param {Lane} lane
 * @param {Place} place
 */
function drawLane({ name, events }, place) {
  const { top, scale } = place;
  const label = svg('text', { x: 12, y: top + 16, class: 'lane' }, shortened(name, scale.left));
  const line = svg('line', { x1: 0, x2: scale.width, y1: top + 0.5, y2: top + 0.5, class: 'between' });
  const shown = events.filter(event => isInside(event, scale));
  // What lasts lies behind what happens.
  const lasting = shown.filter(({ kind }) => kind === 'deviation' || kind === 'survey');
  const rest = shown.filter(event => !lasting.includes(event));
  return [line, label, ...[...lasting, ...rest].map(event => drawMark(event, place))];
}

/**
 * @param {string} name
 * @param {number} room in pixels
 */
function shortened(name, room) {
  const most = Math.floor((room - 14) / 6.6);
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}

/**
 * @param {PageEvent} event
 * @param {Scale} scale
 */
function isInside({ at, until, state }, { from, to }) {
  const end = until === null ? (state === 'open' ? to : Date.parse(at)) : Date.parse(until);
  return Date.parse(at) <= to && end >= from;
}

/**
 * @param {Date} now
 * @param {Scale} scale
 * @param {number} height
 */
function drawNow(now, scale, height) {
  const x = Math.round(scale.x(now.getTime())) + 0.5;
  return svg(
    'g',
    { class: 'today' },
    svg('line', { x1: x, x2: x, y1: headHeight - 4, y2: height }),
    svg('circle', { cx: x, cy: headHeight - 5, r: 3.5 }),
  );
}
