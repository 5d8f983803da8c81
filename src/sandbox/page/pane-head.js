/** @import {PageConversation, PageState} from '../page-api.ts' */
import { avatar } from './avatar.js';
import { focus, h } from './dom.js';
import { icon } from './icons.js';

/** @typedef {'home' | 'messages'} Tab */

/**
 * What is open: its name, and for the app its tabs.
 * @param {HTMLElement} head
 * @param {{ openTab: (tab: Tab) => void, openSidebar: () => void }} deeds
 */
export function createPaneHead(head, deeds) {
  const menu = h(
    'button',
    {
      type: 'button',
      class: 'icon-button drawer-button',
      'aria-label': 'Channels and people',
      'aria-controls': 'sidebar',
      onclick: deeds.openSidebar,
    },
    icon('menu'),
  );
  const title = h('h2', { class: 'pane-title' });
  const tabs = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'App' });
  const buttons = /** @type {const} */ (['home', 'messages']).map(tab => drawTab(tab, deeds.openTab));
  tabs.append(...buttons);
  tabs.addEventListener('keydown', event => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = buttons.find(button => button.getAttribute('aria-selected') !== 'true');
    other?.click();
    focus(other);
  });
  head.append(h('div', { class: 'pane-name' }, menu, title), tabs);
  let print = '';
  return {
    /**
     * @param {PageState} state
     * @param {PageConversation} conversation
     * @param {Tab} tab
     */
    update(state, conversation, tab) {
      // An app without a Home has only messages, and nothing to choose.
      tabs.hidden = conversation.kind !== 'app' || !state.app.home;
      for (const button of buttons) {
        const selected = button.dataset.tab === tab;
        button.setAttribute('aria-selected', String(selected));
        button.tabIndex = selected ? 0 : -1;
      }
      const next = JSON.stringify([conversation.kind, conversation.name]);
      if (next === print) return;
      print = next;
      title.replaceChildren(...titleParts(state, conversation));
    },
  };
}

/**
 * @param {Tab} tab
 * @param {(tab: Tab) => void} openTab
 */
function drawTab(tab, openTab) {
  const name = tab === 'home' ? 'Home' : 'Messages';
  const props = { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': `panel-${tab}`, 'data-tab': tab };
  return h('button', { ...props, onclick: () => openTab(tab) }, name);
}

/**
 * @param {PageState} state
 * @param {PageConversation} conversation
 */
function titleParts(state, { kind, name }) {
  if (kind === 'app') return [avatar(state, state.app.userId), name, h('span', { class: 'badge' }, 'APP')];
  return [icon(kind === 'private' ? 'lock' : 'hash'), name];
}
