/** @import {PageAct, PageAnswer, PageState} from '../page-api.ts' */

const retryAfter = 2000;

/**
 * Follows the workspace as one person sees it. Somebody who is not in this workspace (any more) is replaced by whomever
 * the sandbox chooses. The function that comes back ends it.
 * @param {string} me Slack user id; '' leaves the choice to the sandbox
 * @param {(state: PageState) => void} onState
 * @param {(connected: boolean) => void} onLine
 */
export function followState(me, onState, onLine) {
  let stopped = false;
  let timer = 0;
  let source = new EventSource(addressOf('stream', me));
  /** @param {string} as */
  const open = as => {
    source.close();
    source = new EventSource(addressOf('stream', as));
    listen(as);
  };
  /** @param {string} as */
  const listen = as => {
    source.addEventListener('open', () => onLine(true));
    source.addEventListener('state', event => onState(/** @type {PageState} */ (JSON.parse(event.data))));
    source.addEventListener('error', async () => {
      onLine(false);
      // The browser tries again by itself, unless it was turned away.
      if (source.readyState !== EventSource.CLOSED) return;
      const next = (await isUnknown(as)) ? '' : as;
      if (!stopped) timer = window.setTimeout(() => open(next), next === as ? retryAfter : 0);
    });
  };
  listen(me);
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    source.close();
  };
}

/**
 * @param {'stream' | 'state'} what
 * @param {string} me
 */
function addressOf(what, me) {
  return me === '' ? `/page-api/${what}` : `/page-api/${what}?as=${encodeURIComponent(me)}`;
}

/** @param {string} me */
async function isUnknown(me) {
  const response = await fetch(addressOf('state', me)).catch(() => null);
  return response?.status === 404;
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
    if (!response.ok) return { ok: false, error: `The sandbox stumbled: ${await response.text()}` };
    return /** @type {PageAnswer} */ (await response.json());
  } catch {
    return { ok: false, error: 'The sandbox does not answer. Is it still running?' };
  }
}
