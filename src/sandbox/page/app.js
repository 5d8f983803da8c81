/** @import {PageAnswer, PageState} from '../page-api.ts' */
/** @import {Tab} from './pane-head.js' */
/** @import {Screen} from './screen.js' */
/** @import {Deeds} from './types.ts' */
import { createBeside } from './beside.js';
import { createClock } from './clock.js';
import { createComposer } from './composer.js';
import { askInDialog } from './confirm.js';
import { createDrawer } from './drawer.js';
import { followAddress } from './follow.js';
import { createHome } from './home.js';
import { createMessages } from './messages.js';
import { createModal } from './modal.js';
import { nameOf } from './names.js';
import { createPaneHead } from './pane-head.js';
import { arriveAt, emptyScreen, openConversation, openOne, openRoot, placeOf, tellRead } from './screen.js';
import { createSidebar } from './sidebar.js';
import { sendAct } from './stream.js';
import { createThread } from './thread.js';
import { createToasts } from './toast.js';

/** Puts the page together. */
function start() {
  const screen = emptyScreen();
  const toasts = createToasts(byId('toasts'));
  const deeds = createDeeds(screen, toasts.show);
  const redraw = () => screen.state && draw(screen.state, false);
  const step = () => screen.state && draw(screen.state, true);
  const regions = createRegions(screen, deeds, step);

  /**
   * @param {PageState} state
   * @param {boolean} isStep Back leads to what stood there before
   */
  function draw(state, isStep) {
    const conversation = openOne(screen, state);
    if (!conversation) return;
    const tab = conversation.kind === 'app' && state.app.home ? screen.tab : 'messages';
    const root = openRoot(screen, conversation, tab);
    byId('panel-home').hidden = tab !== 'home';
    byId('panel-messages').hidden = tab !== 'messages';
    byId('composer').hidden = tab !== 'messages';
    regions.clock.update(state);
    regions.beside.update(state, tab === 'messages' ? conversation.id : '');
    regions.sidebar.update(state, tab === 'messages' ? conversation.id : '');
    regions.head.update(state, conversation, tab);
    if (tab === 'messages') regions.messages.update(state, conversation);
    else regions.messages.leave();
    regions.home.update(state);
    regions.composer.update(state, conversation);
    regions.thread.update(state, conversation, root);
    regions.modal.update(state);
    toasts.update(state.me, state.toast);
    document.title = `${nameOf(state, state.me)} · ${state.team.name}`;
    address.tell(placeOf(state.me, conversation, tab, root), isStep);
    if (tab === 'messages') tellRead(screen, conversation, root, deeds);
  }

  const address = followAddress(
    (state, arrival) => {
      screen.state = state;
      if (arrival) arriveAt(screen, arrival, deeds);
      draw(state, false);
    },
    connected => {
      byId('offline').hidden = connected;
    },
  );
  document.addEventListener('visibilitychange', redraw);
  byId('skip').addEventListener('click', () => {
    regions.composer.focus();
    // On a narrow screen the thread lies over it.
    if (!byId('composer').contains(document.activeElement)) regions.thread.focus();
  });
}

/**
 * @param {Screen} screen
 * @param {Deeds} deeds
 * @param {() => void} step draws where one has gone
 */
function createRegions(screen, deeds, step) {
  const drawer = createDrawer(byId('sidebar'), byId('scrim'));
  const goTo = (/** @type {string} */ userId, /** @type {string | null} */ channel) => {
    screen.openId = channel ?? '';
    screen.tab = 'messages';
    if (screen.state?.me === userId) step();
    else location.hash = userId;
  };
  const openTab = (/** @type {Tab} */ tab) => {
    screen.tab = tab;
    if (tab === 'home') void deeds.act({ type: 'open_home' });
    step();
  };
  const openThread = (/** @type {string} */ ts) => {
    screen.thread = ts;
    step();
    thread.focus();
  };
  const closeThread = () => {
    const left = screen.thread;
    screen.thread = '';
    step();
    messages.focusThread(left);
  };
  const beside = createBeside({ side: byId('beside'), below: byId('timeline') }, { ...deeds, goTo });
  const messages = createMessages(byId('panel-messages'), { ...deeds, openThread });
  const thread = createThread(byId('thread'), { ...deeds, openThread }, closeThread);
  return {
    beside,
    messages,
    thread,
    clock: createClock(byId('clock'), deeds, beside.bar),
    sidebar: createSidebar(byId('sidebar'), id => {
      openConversation(screen, id, deeds);
      drawer.close();
      step();
    }),
    head: createPaneHead(byId('pane-head'), { openTab, openSidebar: drawer.open }),
    home: createHome(byId('panel-home'), deeds),
    composer: createComposer(/** @type {HTMLFormElement} */ (byId('composer')), deeds),
    modal: createModal(byId('views'), byId('shell'), deeds),
  };
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

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

start();
