/** @import {PageEvent, PageState} from '../page-api.ts' */
import { h } from './dom.js';
import { zoneOf } from './names.js';
import { drawPanel } from './panel.js';
import { drawChart } from './timeline-chart.js';
import { aboutName, lanesOf, subjectsIn } from './timeline-lanes.js';
import { drawLegend } from './timeline-legend.js';
import { drawTable } from './timeline-table.js';

/** Milliseconds between two looks at the app's memory. */
const restBetween = 1500;

/**
 * What happened and what is planned, of the whole firm or of one; read from the app again whenever the workspace has changed.
 * @param {HTMLElement} region
 * @param {() => void} fold
 */
export function createTimeline(region, fold) {
  const whose = h('select', { 'aria-label': 'Whose time line' });
  const chart = h('div', { class: 'timeline-chart' });
  const table = h('div', { class: 'sr-only' });
  const panel = drawPanel('timeline', 'Time line', fold, chart, table);
  panel
    .querySelector('header')
    ?.insertBefore(h('div', { class: 'timeline-tools' }, whose, drawLegend()), panel.querySelector('.icon-button'));
  region.append(panel);
  /** @type {readonly PageEvent[]} */
  let events = [];
  /** @type {PageState | null} */
  let last = null;
  let reading = false;
  let again = false;

  const draw = () => {
    if (!last || region.hidden) return;
    const scene = { now: new Date(last.now), zone: zoneOf(last), firm: last.team.name, whose: whose.value };
    offer(whose, scene.firm, events);
    const lanes = lanesOf(events, scene);
    drawChart(chart, lanes, scene);
    // Nobody reads a table that is drawn anew every second.
    if (!last.moving) drawTable(table, lanes, scene);
  };
  const read = async () => {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    again = false;
    const answer = await fetch('/page-api/timeline').catch(() => null);
    if (answer?.ok) events = await answer.json();
    draw();
    window.setTimeout(() => {
      reading = false;
      if (again && !region.hidden) void read();
    }, restBetween);
  };
  whose.addEventListener('change', draw);
  new ResizeObserver(draw).observe(chart);
  return {
    /** @param {PageState} state */
    update(state) {
      last = state;
      void read();
    },
  };
}

/**
 * Keeps the choice in step with who there is.
 * @param {HTMLSelectElement} whose
 * @param {string} firm
 * @param {readonly PageEvent[]} events
 */
function offer(whose, firm, events) {
  const names = ['', ...subjectsIn(events).map(aboutName)];
  if (names.join('\n') === [...whose.options].map(({ value }) => value).join('\n')) return;
  const chosen = whose.value;
  whose.replaceChildren(...names.map(value => h('option', { value }, value === '' ? `All of ${firm}` : value)));
  whose.value = names.includes(chosen) ? chosen : '';
}
