/** @import {PageConversation, PageMessage, PageState} from '../page-api.ts' */
/** @import {Deeds, Stage} from './types.ts' */
import { avatar } from './avatar.js';
import { drawBlock } from './blocks.js';
import { h } from './dom.js';
import { drawFile } from './files.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { nameOf, zoneOf } from './names.js';
import { drawMrkdwn } from './text.js';
import { fullTime, timeOfDay } from './times.js';

/**
 * One message; a grouped one follows another of the same author closely and does without name and picture.
 * @param {PageMessage} message
 * @param {PageConversation} conversation
 * @param {boolean} grouped
 * @param {PageState} state
 * @param {Deeds} deeds
 */
export function drawMessage(message, conversation, grouped, state, deeds) {
  const zone = zoneOf(state);
  const at = new Date(message.at);
  const time = h('time', { datetime: message.at, title: fullTime(at, zone) }, timeOfDay(at, zone));
  const badge = message.author === state.app.userId ? h('span', { class: 'badge' }, 'APP') : null;
  const name = h('span', { class: 'author' }, nameOf(state, message.author));
  const head = h('div', { class: 'message-head' }, name, badge, time);
  const main = h('div', { class: 'message-main' }, head, ...drawContent(message, conversation, state, deeds));
  if (message.ephemeral) {
    main.prepend(h('p', { class: 'only-you' }, icon('eye'), 'Only visible to you'));
    main.append(drawDismiss(message, conversation, deeds));
  }
  return h(
    'li',
    { class: `message${grouped ? ' grouped' : ''}${message.ephemeral ? ' ephemeral' : ''}`, 'data-ts': message.ts },
    h('div', { class: 'message-side' }, avatar(state, message.author)),
    main,
    message.ephemeral ? null : drawTools(message, conversation, state, deeds),
  );
}

/**
 * The blocks, or where there are none the text.
 * @param {PageMessage} message
 * @param {PageConversation} conversation
 * @param {PageState} state
 * @param {Deeds} deeds
 */
function drawContent(message, conversation, state, deeds) {
  const edited = message.edited ? h('span', { class: 'edited' }, '(edited)') : null;
  const files = message.files.map(file => drawFile(file, state.me));
  if (message.blocks.length === 0) {
    return [h('div', { class: 'block text' }, drawMrkdwn(message.text, state), edited && ' ', edited), ...files];
  }
  const stage = stageOf(message, conversation, state, deeds);
  const place = `${conversation.id} ${message.ts}`;
  return [...message.blocks.map(block => drawBlock(block, stage, place)), ...files, ...(edited ? [edited] : [])];
}

/**
 * A message holds no form: every choice goes to the app at once.
 * @param {PageMessage} message
 * @param {PageConversation} conversation
 * @param {PageState} state
 * @param {Deeds} deeds
 * @returns {Stage}
 */
function stageOf(message, conversation, state, deeds) {
  return {
    state,
    valueOf: () => undefined,
    keep: () => {},
    click: async (blockId, actionId, chosen) => {
      const act = { type: /** @type {const} */ ('click'), channel: conversation.id, ts: message.ts, blockId, actionId };
      await deeds.act(chosen === undefined ? act : { ...act, chosen });
    },
    ask: deeds.ask,
  };
}

/**
 * @param {PageMessage} message
 * @param {PageConversation} conversation
 * @param {Deeds} deeds
 */
function drawDismiss(message, conversation, deeds) {
  const dismiss = () => void deeds.act({ type: 'dismiss', channel: conversation.id, ts: message.ts });
  return h('button', { type: 'button', class: 'link-button', onclick: dismiss }, 'Dismiss');
}

/**
 * @param {PageMessage} message
 * @param {PageConversation} conversation
 * @param {PageState} state
 * @param {Deeds} deeds
 */
function drawTools(message, conversation, state, deeds) {
  const shortcuts = state.app.shortcuts.filter(({ type }) => type === 'message');
  if (shortcuts.length === 0) return null;
  const props = {
    type: 'button',
    class: 'icon-button',
    'aria-label': 'More actions',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
  };
  const more = h('button', { ...props, 'data-focus': `more ${message.ts}` }, icon('more'));
  const items = shortcuts.map(({ callbackId, name, description }) => ({
    label: name,
    hint: description,
    choose: () => void deeds.act({ type: 'shortcut', callbackId, channel: conversation.id, ts: message.ts }),
  }));
  more.addEventListener('click', () => openMenu(more, 'More actions', items));
  return h('div', { class: 'message-tools' }, more);
}
