/** @import {PageAct, PageAnswer, PageState} from '../page-api.ts' */

const retryAfter = 2000;

/**
 * Follows the workspace as one person sees it. The function that comes back ends it.
 * @param {string} me Slack user id; '' leaves the choice to the sandbox
 * @param {(state: PageState) => void} onState
 * @param {(connected: boolean) => void} onLine
 */
export function followState(me, onState, onLine) {
  /** @type {EventSource | null} */
  let source = null;
  let timer = 0;
  const open = () => {
    source = new EventSource(`/page-api/stream${me === '' ? '' : `?as=${encodeURIComponent(me)}`}`);
    source.addEventListener('open', () => onLine(true));
    source.addEventListener('state', event => onState(/** @type {PageState} */ (JSON.parse(event.data))));
    source.addEventListener('error', () => {
      onLine(false);
      // The browser tries again by itself, unless it has given up.
      if (source?.readyState === EventSource.CLOSED) timer = window.setTimeout(open, retryAfter);
    });
  };
  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

/**
 * Sends one act.
 * @param {string} as Slack user id of the person who acts
 * @param {PageAct} act
 * @returns {Promise<PageAnswer>}
 */
export async function sendAct(as, act) {
  try {
    const response = await fetch('/page-api/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, act }),
    });
    return /** @type {PageAnswer} */ (await response.json());
  } catch {
    return { ok: false, error: 'The sandbox does not answer. Is it still running?' };
  }
}
