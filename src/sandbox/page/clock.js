/** @import {PageMove, PageState} from '../page-api.ts' */
/** @import {Deeds} from './types.ts' */
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { zoneOf } from './names.js';
import { fullTime } from './times.js';

/** @type {readonly (readonly [PageMove, string, string])[]} */
const moves = [
  ['hour', '+1 hour', '+1 hour'],
  ['day', '+1 day', '+1 day'],
  ['next', 'Next thing that happens', 'Next'],
  ['month', '+1 month', '+1 month'],
  ['year', 'Play a year', 'Year'],
];

/**
 * Who acts on it besides the app: not to be mistaken for how the firm is.
 * @type {Readonly<Record<PageMove, string>>}
 */
const companies = {
  hour: 'Nobody but you acts meanwhile',
  day: 'Nobody but you acts meanwhile',
  next: 'Nobody but you acts meanwhile',
  month: 'Everybody at the firm acts meanwhile',
  year: 'Everybody at the firm acts meanwhile',
};

const dayMs = 86_400_000;

/**
 * The workspace's clock, the buttons that move it and the one that stops it, and whatever else `beside` puts into the bar.
 * @param {HTMLElement} bar
 * @param {Deeds} deeds
 * @param {HTMLElement} beside
 */
export function createClock(bar, deeds, beside) {
  const time = h('time', { class: 'now' });
  const zone = h('span', { class: 'zone' });
  const moving = h('span', { class: 'moving', role: 'status' });
  const progress = h('progress', {
    class: 'year',
    max: 1,
    value: 0,
    'aria-label': 'The year that is played',
    hidden: true,
  });
  /** @param {PageMove} move */
  const turn = move => {
    if (!bar.classList.contains('is-moving')) void deeds.act({ type: 'clock', move });
  };
  const buttons = moves.map(([move, label, short]) => drawMove(move, label, short, () => turn(move)));
  const stop = h(
    'button',
    { type: 'button', class: 'stop', hidden: true, onclick: () => void deeds.act({ type: 'clock', move: 'stop' }) },
    icon('stop'),
    'Stop',
  );
  const [year] = buttons.slice(-1);
  bar.append(
    h('div', { class: 'clock-face' }, icon('clock'), time, zone, moving),
    h('div', { class: 'clock-moves', role: 'group', 'aria-label': 'Move the clock' }, ...buttons, stop),
    beside,
    progress,
  );
  return {
    /** @param {PageState} state */
    update(state) {
      const { demo } = state;
      time.dateTime = state.now;
      setText(time, fullTime(new Date(state.now), zoneOf(state)));
      setText(zone, zoneOf(state).replaceAll('_', ' '));
      setText(moving, !state.moving ? '' : demo?.year ? 'A year is played …' : 'Time is passing …');
      bar.classList.toggle('is-moving', state.moving);
      for (const button of buttons) button.setAttribute('aria-disabled', String(state.moving));
      showStop(state, stop, year);
      showYear(state, progress);
    },
  };
}

/**
 * @param {PageMove} move
 * @param {string} label
 * @param {string} short
 * @param {() => void} onclick
 */
function drawMove(move, label, short, onclick) {
  return h(
    'button',
    { type: 'button', 'aria-label': label, title: companies[move], 'data-move': move, onclick },
    move === 'year' && icon('play'),
    h('span', { class: 'long' }, label),
    h('span', { class: 'short' }, short),
  );
}

/**
 * While time passes the last button is the one that stops it; whoever had the focus there keeps it.
 * @param {PageState} state
 * @param {HTMLElement} stop
 * @param {HTMLElement | undefined} year
 */
function showStop({ moving, demo }, stop, year) {
  const isShown = moving && demo !== null;
  if (!year || stop.hidden === !isShown) return;
  const [leaving, coming] = isShown ? [year, stop] : [stop, year];
  const hadFocus = leaving === document.activeElement;
  leaving.hidden = true;
  coming.hidden = false;
  if (hadFocus) coming.focus();
}

/**
 * @param {PageState} state
 * @param {HTMLProgressElement} progress
 */
function showYear({ now, demo }, progress) {
  progress.hidden = !demo?.year;
  if (!demo?.year) return;
  const [from, until] = [Date.parse(demo.year.from), Date.parse(demo.year.until)];
  const passed = Math.min(Math.max(Date.parse(now) - from, 0), until - from);
  progress.value = passed / (until - from);
  setTextOf(progress, `${Math.round(passed / dayMs)} of ${Math.round((until - from) / dayMs)} days`);
}

/**
 * What a progress bar says besides its share.
 * @param {HTMLProgressElement} progress
 * @param {string} text
 */
function setTextOf(progress, text) {
  progress.setAttribute('aria-valuetext', text);
  progress.title = text;
}
