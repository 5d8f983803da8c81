/** @import {PageConversation, PagePerson, PageState} from '../page-api.ts' */
/** @import {ListItem} from './types.ts' */
import { moveByArrows } from './arrows.js';
import { avatar } from './avatar.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { createKeptList } from './kept-list.js';
import { nameOf } from './names.js';
import { unreadMark } from './unread.js';

/** With more people than this there is a field to find one. */
const few = 8;

/**
 * Workspace, channels, the app, and everybody one can become.
 * @param {HTMLElement} sidebar
 * @param {(conversationId: string) => void} onOpen
 */
export function createSidebar(sidebar, onOpen) {
  const team = h('h1', {});
  const me = h('p', { class: 'whoami' });
  const channels = h('ul', { 'aria-label': 'Channels' });
  const apps = h('ul', { 'aria-label': 'Apps' });
  const people = createPeople();
  sidebar.append(
    h('header', {}, team, me),
    h('nav', { 'aria-label': 'Channels and apps' }, h('h2', {}, 'Channels'), channels, h('h2', {}, 'Apps'), apps),
    people.section,
  );
  moveByArrows(sidebar, 'button.row, a.row[href]');
  const patchChannels = createKeptList(channels);
  const patchApps = createKeptList(apps);
  return {
    /**
     * @param {PageState} state
     * @param {string} openId the conversation in the pane; it shows no unread mark
     */
    update(state, openId) {
      setText(team, state.team.name);
      setText(me, `You are ${nameOf(state, state.me)}`);
      const items = state.conversations.map(one => ({
        kind: one.kind,
        item: conversationItem(one, state, openId, onOpen),
      }));
      patchChannels(items.filter(({ kind }) => kind !== 'app').map(({ item }) => item));
      patchApps(items.filter(({ kind }) => kind === 'app').map(({ item }) => item));
      people.update(state);
    },
  };
}

/**
 * @param {PageConversation} conversation
 * @param {PageState} state
 * @param {string} openId
 * @param {(conversationId: string) => void} onOpen
 * @returns {ListItem}
 */
function conversationItem(conversation, state, openId, onOpen) {
  const { id, kind, name, archived } = conversation;
  const isOpen = id === openId;
  const { bold, count } = unreadMark(conversation, state.me, isOpen);
  const draw = () => {
    const mark = kind === 'app' ? avatar(state, state.app.userId) : icon(kind === 'private' ? 'lock' : 'hash');
    const badge = kind === 'app' ? h('span', { class: 'badge' }, 'APP') : null;
    const button = h(
      'button',
      {
        type: 'button',
        class: `row${bold ? ' has-unread' : ''}${archived ? ' archived' : ''}`,
        'aria-current': isOpen ? 'page' : null,
        'data-focus': id,
        onclick: () => onOpen(id),
      },
      mark,
      h('span', { class: 'row-name' }, name),
      badge,
      bold && drawUnread(kind, count),
    );
    return h('li', {}, button);
  };
  return { key: id, print: JSON.stringify([kind, name, archived, bold, count, isOpen]), draw };
}

/**
 * @param {PageConversation['kind']} kind
 * @param {number} count
 */
function drawUnread(kind, count) {
  if (count === 0) return h('span', { class: 'sr-only' }, ' unread');
  const what = kind === 'app' ? 'unread' : count === 1 ? 'mention' : 'mentions';
  return h('span', { class: 'unread' }, String(count), h('span', { class: 'sr-only' }, ` ${what}`));
}

/** Everybody in the workspace as a link, so that another window can be another person. */
function createPeople() {
  const filter = h('input', {
    type: 'search',
    placeholder: 'Find a person',
    'aria-label': 'Find a person',
    hidden: true,
  });
  const list = h('ul', { 'aria-label': 'People' });
  const patch = createKeptList(list);
  /** @type {PageState | null} */
  let last = null;
  /** @param {PageState} state */
  const update = state => {
    last = state;
    filter.hidden = state.people.length <= few;
    const wanted = filter.hidden ? '' : filter.value.trim().toLowerCase();
    const shown = state.people.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted));
    patch(shown.map(person => personItem(person, state)));
  };
  filter.addEventListener('input', () => last && update(last));
  const section = h('section', { class: 'people', 'aria-labelledby': 'people-title' });
  section.append(h('h2', { id: 'people-title' }, 'Be somebody else'), filter, list);
  return { section, update };
}

/**
 * @param {PagePerson} person
 * @param {PageState} state
 * @returns {ListItem}
 */
function personItem(person, state) {
  const isMe = person.id === state.me;
  const draw = () => {
    const title = person.deactivated ? 'Deactivated' : person.title;
    const words = h('span', { class: 'person-words' }, h('span', { class: 'person-name' }, person.name));
    if (title !== '') words.append(h('span', { class: 'person-title' }, title));
    const props = {
      class: `row person${person.deactivated ? ' deactivated' : ''}`,
      href: person.deactivated ? null : `#${person.id}`,
      'aria-current': isMe ? 'true' : null,
      'data-focus': person.id,
    };
    return h('li', {}, h('a', props, avatar(state, person.id), words));
  };
  return { key: person.id, print: JSON.stringify([person, isMe]), draw };
}
