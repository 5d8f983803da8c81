import { focus, isShown } from './dom.js';

/**
 * Arrow keys go up and down through the rows of a list, Home and End to its ends; Tab goes on as ever.
 * @param {HTMLElement} region
 * @param {string} rows
 */
export function moveByArrows(region, rows) {
  region.addEventListener('keydown', event => {
    const stops = [...region.querySelectorAll(rows)].filter(row => row instanceof HTMLElement && isShown(row));
    const at = document.activeElement === null ? -1 : stops.indexOf(document.activeElement);
    const last = stops.length - 1;
    const next = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    focus(stops[next]);
  });
}
