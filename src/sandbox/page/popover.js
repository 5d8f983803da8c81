/**
 * Shows `panel` beside its anchor, above everything, until it is closed, by a click elsewhere or by Escape.
 * @param {HTMLElement} anchor the button that opened it; it gets the focus back
 * @param {HTMLElement} panel
 * @param {() => void} onClosed
 */
export function openPopover(anchor, panel, onClosed = () => {}) {
  panel.setAttribute('popover', 'auto');
  panel.classList.add('popover');
  anchor.after(panel);
  anchor.setAttribute('aria-expanded', 'true');
  panel.showPopover();
  putBeside(anchor, panel);
  panel.addEventListener('beforetoggle', event => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'closed') return;
    const hadFocus = panel.contains(document.activeElement);
    anchor.setAttribute('aria-expanded', 'false');
    queueMicrotask(() => {
      panel.remove();
      if (hadFocus && anchor.isConnected) anchor.focus();
      onClosed();
    });
  });
}

/**
 * Below the anchor, or above where there is more room; never beyond the window.
 * @param {HTMLElement} anchor
 * @param {HTMLElement} panel
 */
function putBeside(anchor, panel) {
  const margin = 8;
  const place = anchor.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const below = place.bottom + 4;
  const fits = below + size.height + margin <= window.innerHeight;
  const top = fits ? below : Math.max(margin, place.top - size.height - 4);
  const left = Math.max(margin, Math.min(place.left, window.innerWidth - size.width - margin));
  panel.style.top = `${Math.round(top)}px`;
  panel.style.left = `${Math.round(left)}px`;
}
