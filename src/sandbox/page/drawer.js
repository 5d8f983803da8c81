import { firstFocusable, focus } from './dom.js';
import { trapFocus } from './focus-trap.js';

/**
 * On a narrow screen the sidebar comes in over the pane, until something is chosen, or Escape. It is a dialog only while
 * it is open.
 * @param {HTMLElement} sidebar
 * @param {HTMLElement} scrim
 */
export function createDrawer(sidebar, scrim) {
  let release = () => {};
  const close = () => {
    if (!sidebar.classList.contains('open')) return;
    sidebar.classList.remove('open');
    scrim.hidden = true;
    release();
  };
  const open = () => {
    const behind = [...(sidebar.parentElement?.children ?? [])].filter(
      element => element instanceof HTMLElement && element !== sidebar && element !== scrim,
    );
    release = trapFocus(sidebar, /** @type {HTMLElement[]} */ (behind), close);
    sidebar.classList.add('open');
    scrim.hidden = false;
    focus(sidebar.querySelector('[aria-current]') ?? firstFocusable(sidebar));
  };
  scrim.addEventListener('click', close);
  window.addEventListener('hashchange', close);
  // A window that becomes wide has no drawer.
  window.matchMedia('(min-width: 721px)').addEventListener('change', close);
  return { open, close };
}
