/** @import {PageAnswer, PageConversation, PageState} from '../page-api.ts' */
/** @import {Tab} from './pane-head.js' */
/** @import {Deeds} from './types.ts' */
import { createClock } from './clock.js';
import { createComposer } from './composer.js';
import { askInDialog } from './confirm.js';
import { createDrawer } from './drawer.js';
import { createHome } from './home.js';
import { createMessages } from './messages.js';
import { createModal } from './modal.js';
import { appConversation, nameOf } from './names.js';
import { createPaneHead } from './pane-head.js';
import { createSidebar } from './sidebar.js';
import { followState, sendAct } from './stream.js';
import { createToasts } from './toast.js';

/** @typedef {{ state: PageState | null, openId: string, tab: Tab, read: string }} Screen */

/** Puts the page together; the person of the screen is in the address, after `#`. */
function start() {
  /** @type {Screen} */
  const screen = { state: null, openId: '', tab: 'messages', read: '' };
  const toasts = createToasts(byId('toasts'));
  const deeds = createDeeds(screen, toasts.show);
  const redraw = () => screen.state && draw(screen.state);
  const drawer = createDrawer(byId('sidebar'), byId('scrim'));
  const clock = createClock(byId('clock'), deeds);
  const sidebar = createSidebar(byId('sidebar'), id => {
    openConversation(screen, id, deeds);
    drawer.close();
    redraw();
  });
  const openTab = (/** @type {Tab} */ tab) => {
    screen.tab = tab;
    if (tab === 'home') void deeds.act({ type: 'open_home' });
    redraw();
  };
  const head = createPaneHead(byId('pane-head'), { openTab, openSidebar: drawer.open });
  const messages = createMessages(byId('panel-messages'), deeds);
  const home = createHome(byId('panel-home'), deeds);
  const composer = createComposer(byId('composer'), deeds);
  const modal = createModal(byId('views'), byId('shell'), deeds);

  /** @param {PageState} state */
  function draw(state) {
    const conversation = openOne(screen, state);
    if (!conversation) return;
    const tab = conversation.kind === 'app' && state.app.home ? screen.tab : 'messages';
    byId('panel-home').hidden = tab !== 'home';
    byId('panel-messages').hidden = tab !== 'messages';
    byId('composer').hidden = tab !== 'messages';
    clock.update(state);
    sidebar.update(state, tab === 'messages' ? conversation.id : '');
    head.update(state, conversation, tab);
    if (tab === 'messages') messages.update(state, conversation);
    else messages.leave();
    home.update(state);
    composer.update(state, conversation);
    modal.update(state);
    toasts.update(state.me, state.toast);
    document.title = `${nameOf(state, state.me)} · ${state.team.name}`;
    if (tab === 'messages') tellRead(screen, conversation, deeds);
  }

  followAddress(screen, draw);
  document.addEventListener('visibilitychange', redraw);
  byId('skip').addEventListener('click', () => composer.focus());
}

/**
 * Follows whoever the address names; another address is another person.
 * @param {Screen} screen
 * @param {(state: PageState) => void} draw
 */
function followAddress(screen, draw) {
  let me = '';
  let stop = () => {};
  const follow = () => {
    stop();
    me = location.hash.slice(1);
    stop = followState(
      me,
      state => {
        screen.state = state;
        me = state.me;
        if (state.me !== location.hash.slice(1)) history.replaceState(null, '', `#${state.me}`);
        draw(state);
      },
      connected => {
        byId('offline').hidden = connected;
      },
    );
  };
  window.addEventListener('hashchange', () => location.hash.slice(1) !== me && follow());
  follow();
}

/**
 * @param {Screen} screen
 * @param {(text: string) => void} toast
 * @returns {Deeds}
 */
function createDeeds(screen, toast) {
  return {
    act: async act => {
      /** @type {PageAnswer} */
      const answer = await sendAct(screen.state?.me ?? '', act);
      if (!answer.ok && answer.fields === undefined) toast(answer.error);
      return answer;
    },
    ask: question => askInDialog(byId('ask'), [byId('shell'), byId('views')], question),
    announce: text => {
      byId('announcer').textContent = text;
    },
  };
}

/**
 * The conversation in the pane; somebody who may not see it gets the one with the app.
 * @param {Screen} screen
 * @param {PageState} state
 * @returns {PageConversation | undefined}
 */
function openOne(screen, state) {
  const wanted = state.conversations.find(({ id }) => id === screen.openId);
  const open = wanted ?? appConversation(state) ?? state.conversations[0];
  screen.openId = open?.id ?? '';
  return open;
}

/**
 * The app opens on its Home tab unless there is something to read.
 * @param {Screen} screen
 * @param {string} id
 * @param {Deeds} deeds
 */
function openConversation(screen, id, deeds) {
  const conversation = screen.state?.conversations.find(one => one.id === id);
  const hasHome = conversation?.kind === 'app' && screen.state?.app.home === true;
  if (screen.openId !== id) screen.tab = hasHome && conversation.unread === 0 ? 'home' : 'messages';
  screen.openId = id;
  if (hasHome && screen.tab === 'home') void deeds.act({ type: 'open_home' });
}

/**
 * What is on a screen somebody looks at has been read; said once for each newest message.
 * @param {Screen} screen
 * @param {PageConversation} conversation
 * @param {Deeds} deeds
 */
function tellRead(screen, conversation, deeds) {
  if (conversation.unread === 0 || document.visibilityState !== 'visible') return;
  const read = `${screen.state?.me} ${conversation.id} ${conversation.messages.at(-1)?.ts} ${conversation.unread}`;
  if (read === screen.read) return;
  screen.read = read;
  void deeds.act({ type: 'read', channel: conversation.id });
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

start();
