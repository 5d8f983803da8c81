/** @import {PageConversation, PageMessage, PageState} from '../page-api.ts' */
/** @import {Place} from './address.js' */
/** @import {Tab} from './pane-head.js' */
/** @import {Deeds} from './types.ts' */
import { appConversation } from './names.js';

/**
 * What stands on the screen: which conversation, and the `ts` of what the open thread begins with ('': none). `read` is what the app was last told
 * that somebody has read.
 * @typedef {{ state: PageState | null, openId: string, thread: string, tab: Tab, read: string }} Screen
 */

/** @returns {Screen} */
export function emptyScreen() {
  return { state: null, openId: '', thread: '', tab: 'messages', read: '' };
}

/**
 * The conversation in the pane; somebody who may not see it gets the one with the app.
 * @param {Screen} screen
 * @param {PageState} state
 * @returns {PageConversation | undefined}
 */
export function openOne(screen, state) {
  const wanted = state.conversations.find(({ id }) => id === screen.openId);
  const open = wanted ?? appConversation(state) ?? state.conversations[0];
  screen.openId = open?.id ?? '';
  return open;
}

/**
 * What the open thread begins with. Whoever goes elsewhere has closed it.
 * @param {Screen} screen
 * @param {PageConversation} conversation
 * @param {Tab} tab
 * @returns {PageMessage | undefined}
 */
export function openRoot(screen, conversation, tab) {
  const root = tab === 'messages' ? conversation.messages.find(({ ts }) => ts === screen.thread) : undefined;
  screen.thread = root?.ts ?? '';
  return root;
}

/**
 * The app opens on its Home tab unless there is something to read.
 * @param {Screen} screen
 * @param {string} id
 * @param {Deeds} deeds
 */
export function openConversation(screen, id, deeds) {
  const conversation = screen.state?.conversations.find(one => one.id === id);
  const hasHome = conversation?.kind === 'app' && screen.state?.app.home === true;
  if (screen.openId !== id) screen.tab = hasHome && conversation.unread === 0 ? 'home' : 'messages';
  screen.openId = id;
  if (hasHome && screen.tab === 'home') void deeds.act({ type: 'open_home' });
}

/**
 * Goes where the address says; whoever becomes somebody else without a word of where stays in the conversation.
 * @param {Screen} screen
 * @param {Place} place
 * @param {Deeds} deeds
 */
export function arriveAt(screen, { channel, within }, deeds) {
  if (channel === '') return;
  const isHome = within === 'home';
  screen.openId = channel;
  screen.tab = isHome ? 'home' : 'messages';
  screen.thread = isHome ? '' : within;
  if (isHome) void deeds.act({ type: 'open_home' });
}

/**
 * @param {string} me
 * @param {PageConversation} conversation
 * @param {Tab} tab
 * @param {PageMessage | undefined} root what the open thread begins with
 * @returns {Place}
 */
export function placeOf(me, { id: channel }, tab, root) {
  return { me, channel, within: tab === 'home' ? tab : (root?.ts ?? '') };
}

/**
 * What is on a screen somebody looks at has been read; said once for each newest message.
 * @param {Screen} screen
 * @param {PageConversation} conversation
 * @param {PageMessage | undefined} root what the open thread begins with
 * @param {Deeds} deeds
 */
export function tellRead(screen, { id: channel, unread, messages }, root, deeds) {
  if (document.visibilityState !== 'visible') return;
  const inThread = root?.thread?.unread ?? 0;
  const newest = `${messages.at(-1)?.ts} ${root?.thread?.replies.at(-1)?.ts}`;
  const read = `${screen.state?.me} ${channel} ${newest} ${unread} ${inThread}`;
  if (read === screen.read) return;
  screen.read = read;
  if (unread > 0) void deeds.act({ type: 'read', channel });
  if (root && inThread > 0) void deeds.act({ type: 'read', channel, thread: root.ts });
}
