/**
 * Where a window stands: who one is, in which conversation, and there in the app's Home tab or in a thread (its `ts`); '' where the address
 * does not say it.
 * @typedef {{ me: string, channel: string, within: string }} Place
 */

/**
 * `#U0ANA00000/C0GENERAL0`; `#U0ANA00000` alone leaves the conversation open.
 * @param {string} hash
 * @returns {Place}
 */
export function readAddress(hash) {
  const [me = '', channel = '', within = ''] = hash.slice(1).split('/');
  return { me, channel, within };
}

/** @param {Place} place */
export function addressOf({ me, channel, within }) {
  return `#${[me, channel, within].filter(part => part !== '').join('/')}`;
}
