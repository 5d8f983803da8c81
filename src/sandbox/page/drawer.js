import { firstFocusable, focus } from './dom.js';

/**
 * On a narrow screen the sidebar comes in over the pane, until something is chosen, or Escape.
 * @param {HTMLElement} sidebar
 * @param {HTMLElement} scrim
 */
export function createDrawer(sidebar, scrim) {
  /** @type {Element | null} */
  let opener = null;
  const close = () => {
    if (!sidebar.classList.contains('open')) return;
    sidebar.classList.remove('open');
    scrim.hidden = true;
    focus(opener);
  };
  const open = () => {
    opener = document.activeElement;
    sidebar.classList.add('open');
    scrim.hidden = false;
    focus(firstFocusable(sidebar));
  };
  scrim.addEventListener('click', close);
  sidebar.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
  });
  window.addEventListener('hashchange', close);
  return { open, close };
}
