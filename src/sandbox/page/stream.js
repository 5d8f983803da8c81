/** @import {PageAct, PageAnswer, PageState} from '../page-api.ts' */

/** In milliseconds. */
const retryAfter = 2_000;
const betweenGlances = 1_000;
const betweenGlancesUnseen = 15_000;
/** Browsers keep six connections to one place, and each window that listens holds one: some stay free to click with. */
const mostListening = 3;

/**
 * Follows the workspace as one person sees it. Somebody who is not in this workspace (any more) is replaced by whomever
 * the sandbox chooses. A few windows of a browser listen, the others look again and again: seldom, where nobody sees them.
 * The function that comes back ends it.
 * @param {string} me Slack user id; '' leaves the choice to the sandbox
 * @param {(state: PageState) => void} onState
 * @param {(connected: boolean) => void} onLine
 */
export function followState(me, onState, onLine) {
  let as = me;
  let ending = new AbortController();
  const attend = async () => {
    ending.abort();
    ending = new AbortController();
    const { signal } = ending;
    const leave = document.hidden ? null : await placeToListen();
    if (leave && signal.aborted) return leave();
    if (leave) signal.addEventListener('abort', leave);
    if (leave) listen(signal);
    else glance(signal);
  };
  /** @type {(milliseconds: number, signal: AbortSignal) => void} */
  const attendIn = (milliseconds, signal) => {
    const timer = window.setTimeout(attend, milliseconds);
    signal.addEventListener('abort', () => window.clearTimeout(timer));
  };
  /** @param {AbortSignal} signal */
  const glance = async signal => {
    const response = await fetch(addressOf('state', as), { signal }).catch(() => null);
    const state = response?.ok ? await response.json().catch(() => null) : null;
    if (signal.aborted) return;
    if (response?.status === 404) as = '';
    if (state) onState(state);
    onLine(state !== null);
    attendIn(document.hidden ? betweenGlancesUnseen : betweenGlances, signal);
  };
  /** @param {AbortSignal} signal */
  const listen = signal => {
    const source = new EventSource(addressOf('stream', as));
    signal.addEventListener('abort', () => source.close());
    source.addEventListener('open', () => onLine(true));
    source.addEventListener('state', event => onState(/** @type {PageState} */ (JSON.parse(event.data))));
    source.addEventListener('error', async () => {
      onLine(false);
      // The browser tries again by itself, unless it was turned away.
      if (source.readyState !== EventSource.CLOSED) return;
      const unknown = await isUnknown(as);
      if (signal.aborted) return;
      if (unknown) as = '';
      attendIn(unknown ? 0 : retryAfter, signal);
    });
  };
  document.addEventListener('visibilitychange', attend);
  attend();
  return () => {
    document.removeEventListener('visibilitychange', attend);
    ending.abort();
  };
}

/**
 * A place among the windows that listen; null where all are taken. It is left by the function that comes back, or with the window.
 * @returns {Promise<(() => void) | null>}
 */
async function placeToListen() {
  for (let place = 0; place < mostListening; place += 1) {
    const leave = await new Promise(resolve =>
      navigator.locks.request(`listens ${place}`, { ifAvailable: true }, lock =>
        lock ? new Promise(end => resolve(() => end(null))) : resolve(null),
      ),
    );
    if (leave) return leave;
  }
  return null;
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
