import { focus, focusable, isShown } from './dom.js';

/**
 * Keeps the focus inside a dialog: what lies behind becomes inert, Tab goes round, Escape leaves. The function that comes
 * back ends it and gives the focus to whoever had it before.
 * @param {HTMLElement} panel
 * @param {readonly HTMLElement[]} behind
 * @param {() => void} onEscape
 */
export function trapFocus(panel, behind, onEscape) {
  const before = document.activeElement;
  const sleeping = behind.filter(element => !element.inert);
  for (const element of sleeping) element.inert = true;
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    // An open list inside the dialog takes Escape for itself.
    if (event.defaultPrevented || panel.querySelector(':popover-open')) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onEscape();
    } else if (event.key === 'Tab') goRound(panel, event);
  };
  panel.addEventListener('keydown', onKey);
  return () => {
    panel.removeEventListener('keydown', onKey);
    for (const element of sleeping) element.inert = false;
    if (before instanceof HTMLElement && before.isConnected) focus(before);
  };
}

/**
 * @param {HTMLElement} panel
 * @param {KeyboardEvent} event
 */
function goRound(panel, event) {
  const stops = [...panel.querySelectorAll(focusable)].filter(stop => stop instanceof HTMLElement && isShown(stop));
  const edge = event.shiftKey ? stops.at(0) : stops.at(-1);
  const active = document.activeElement;
  if (active !== edge && active !== panel) return;
  if (active === panel && !event.shiftKey) return;
  event.preventDefault();
  focus(event.shiftKey ? stops.at(-1) : stops.at(0));
}
