import { addDays, addMonths, firstOfMonth, monthName, weekdayOf, weeksOf, wholeDay } from './days.js';
import { focus, h, setText } from './dom.js';
import { icon } from './icons.js';
import { openPopover } from './popover.js';

/** @typedef {{ today: string, chosen: string, mayClear: boolean, choose: (day: string) => void }} Calendar days as 2026-12-04; '' for none */

/** What a key does to the day that has the focus. */
const steps = /** @type {Readonly<Record<string, (day: string) => string>>} */ ({
  ArrowLeft: day => addDays(day, -1),
  ArrowRight: day => addDays(day, 1),
  ArrowUp: day => addDays(day, -7),
  ArrowDown: day => addDays(day, 7),
  Home: day => addDays(day, -weekdayOf(day)),
  End: day => addDays(day, 6 - weekdayOf(day)),
  PageUp: day => addMonths(day, -1),
  PageDown: day => addMonths(day, 1),
});

/**
 * A month under the button of a date field. Arrows go by days and weeks, Page Up and Page Down by months.
 * @param {HTMLButtonElement} button
 * @param {Calendar} calendar
 */
export function openCalendar(button, { today, chosen, mayClear, choose }) {
  const title = h('strong', { class: 'calendar-title', 'aria-live': 'polite' });
  const body = h('tbody', {});
  let at = chosen || today;
  const take = (/** @type {string} */ day) => {
    panel.hidePopover();
    if (day !== chosen) choose(day);
  };
  const show = (/** @type {string} */ day, withFocus = true) => {
    at = day;
    setText(title, monthName(day));
    const rows = weeksOf(day).map(week =>
      h('tr', {}, ...week.map(each => drawDay(each, { at, today, chosen, take: () => take(each) }))),
    );
    body.replaceChildren(...rows);
    if (withFocus) focus(body.querySelector('button[tabindex="0"]'));
  };
  const turn = (/** @type {number} */ months) => show(addMonths(firstOfMonth(at), months), false);
  const head = h(
    'div',
    { class: 'calendar-head' },
    turnButton('back', 'Previous month', () => turn(-1)),
    title,
    turnButton('forward', 'Next month', () => turn(1)),
  );
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const columns = names.map(name => h('th', { scope: 'col', abbr: name }, name.slice(0, 2)));
  const grid = h('table', { class: 'calendar-grid', role: 'grid' }, h('thead', {}, h('tr', {}, ...columns)), body);
  const foot = h(
    'div',
    { class: 'calendar-foot' },
    h('button', { type: 'button', class: 'link-button', onclick: () => take(today) }, 'Today'),
    mayClear &&
      chosen !== '' &&
      h('button', { type: 'button', class: 'link-button', onclick: () => take('') }, 'Clear'),
  );
  const props = { class: 'calendar-panel', role: 'dialog', 'aria-label': 'Choose a date', id: `${button.id}-list` };
  const panel = h('div', props, head, grid, foot);
  grid.addEventListener('keydown', event => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show(step(at));
  });
  // Where the panel is left by Tab it goes: the dialog around it goes on from its button.
  panel.addEventListener('focusout', event => {
    if (event.relatedTarget instanceof Node && !panel.contains(event.relatedTarget)) panel.hidePopover();
  });
  show(at, false);
  openPopover(button, panel);
  show(at);
}

/**
 * @param {string} day
 * @param {{ at: string, today: string, chosen: string, take: () => void }} month
 */
function drawDay(day, { at, today, chosen, take }) {
  const isOutside = day.slice(0, 7) !== at.slice(0, 7);
  const button = h(
    'button',
    {
      type: 'button',
      class: `calendar-day${isOutside ? ' outside' : ''}${day === today ? ' today' : ''}${day === chosen ? ' chosen' : ''}`,
      tabindex: day === at ? '0' : '-1',
      'aria-label': wholeDay(day),
      'aria-current': day === today ? 'date' : null,
      onclick: take,
    },
    String(Number(day.slice(8))),
  );
  return h('td', { role: 'gridcell', 'aria-selected': String(day === chosen) }, button);
}

/**
 * @param {'back' | 'forward'} mark
 * @param {string} name
 * @param {() => void} onclick
 */
function turnButton(mark, name, onclick) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': name, onclick }, icon(mark));
}
