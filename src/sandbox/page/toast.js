import { h } from './dom.js';

const shownFor = 8000;

/**
 * Short sentences that come and go at the lower edge.
 * @param {HTMLElement} region a polite live region outside of everything that may become inert
 */
export function createToasts(region) {
  let seen = '';
  let reader = '';
  /** @param {string} text */
  const show = text => {
    const toast = h('div', { class: 'toast' }, h('span', {}, text));
    const close = () => toast.remove();
    toast.append(h('button', { type: 'button', class: 'link-button', onclick: close }, 'Dismiss'));
    region.append(toast);
    while (region.children.length > 3) region.firstElementChild?.remove();
    window.setTimeout(close, shownFor);
  };
  return {
    show,
    /**
     * A toast of the workspace, shown once however often the state repeats it. One that was there before this person's
     * screen was opened is old news.
     * @param {string} me
     * @param {{ readonly id: string, readonly text: string } | null} toast
     */
    update(me, toast) {
      if (me !== reader) region.replaceChildren();
      const isNews = toast !== null && toast.id !== seen && me === reader;
      reader = me;
      seen = toast?.id ?? seen;
      if (isNews) show(toast.text);
    },
  };
}
