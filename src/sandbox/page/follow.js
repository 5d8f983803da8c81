/** @import {PageState} from '../page-api.ts' */
/** @import {Place} from './address.js' */
import { addressOf, readAddress } from './address.js';
import { createFleeting } from './fleeting.js';
import { followState } from './stream.js';

/**
 * Follows whoever the address names. Somebody who goes to another address, also by Back, arrives there with the first state of it.
 * @param {(state: PageState, arrival: Place | null) => void} onState
 * @param {(connected: boolean) => void} onLine
 */
export function followAddress(onState, onLine) {
  const fleeting = createFleeting();
  /** @type {PageState | null} */
  let last = null;
  /** @type {Place | null} */
  let arrival = null;
  let known = '';
  let stop = () => {};
  const show = (/** @type {PageState} */ state) => {
    const arriving = arrival;
    last = state;
    arrival = null;
    onState(state, arriving);
  };
  const arrive = () => {
    known = location.hash;
    const place = readAddress(known);
    arrival = place;
    if (last?.me === place.me) return show(last);
    stop();
    last = null;
    stop = followState(place.me, state => show(fleeting(state)), onLine);
  };
  window.addEventListener('hashchange', arrive);
  arrive();
  return {
    /**
     * The address says where one stands.
     * @param {Place} place
     * @param {boolean} isStep Back leads to where one was before
     */
    tell(place, isStep) {
      const address = addressOf(place);
      // Whoever is on the way elsewhere is not called back.
      if (arrival !== null || location.hash !== known || address === known) return;
      if (isStep) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      known = address;
    },
  };
}
