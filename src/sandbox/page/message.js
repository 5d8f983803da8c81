/** @import {PageMessage} from '../page-api.ts' */
/** @import {Stage, Stand} from './types.ts' */
import { avatar } from './avatar.js';
import { drawBlock } from './blocks.js';
import { h } from './dom.js';
import { drawFile } from './files.js';
import { icon } from './icons.js';
import { drawTools } from './message-tools.js';
import { nameOf, zoneOf } from './names.js';
import { drawMrkdwn } from './text.js';
import { drawReplied, drawThreadLine } from './thread-line.js';
import { fullTime, timeOfDay } from './times.js';

/**
 * One message; a grouped one follows another of the same author closely and does without name and picture.
 * @param {PageMessage} message
 * @param {boolean} grouped
 * @param {Stand} stand
 */
export function drawMessage(message, grouped, stand) {
  const { state } = stand;
  const zone = zoneOf(state);
  const at = new Date(message.at);
  const time = h('time', { datetime: message.at, title: fullTime(at, zone) }, timeOfDay(at, zone));
  const badge = message.author === state.app.userId ? h('span', { class: 'badge' }, 'APP') : null;
  const name = h('span', { class: 'author' }, nameOf(state, message.author));
  const head = h('div', { class: 'message-head' }, name, badge, time);
  const main = h('div', { class: 'message-main' }, head, drawReplied(message, stand), ...drawContent(message, stand));
  if (message.ephemeral) {
    main.prepend(h('p', { class: 'only-you' }, icon('eye'), 'Only visible to you'));
    main.append(drawDismiss(message, stand));
  }
  const line = drawThreadLine(message, stand);
  if (line) main.append(line);
  return h(
    'li',
    { class: `message${grouped ? ' grouped' : ''}${message.ephemeral ? ' ephemeral' : ''}`, 'data-ts': message.ts },
    h('div', { class: 'message-side' }, avatar(state, message.author)),
    main,
    message.ephemeral ? null : drawTools(message, stand),
  );
}

/**
 * The blocks, or where there are none the text.
 * @param {PageMessage} message
 * @param {Stand} stand
 */
function drawContent(message, stand) {
  const { state, conversation } = stand;
  const edited = message.edited ? h('span', { class: 'edited' }, '(edited)') : null;
  const files = message.files.map(file => drawFile(file, state.me));
  if (message.blocks.length === 0) {
    return [h('div', { class: 'block text' }, drawMrkdwn(message.text, state), edited && ' ', edited), ...files];
  }
  const stage = stageOf(message, stand);
  // What a thread begins with stands on the screen twice.
  const place = `${stand.place} ${conversation.id} ${message.ts}`;
  return [...message.blocks.map(block => drawBlock(block, stage, place)), ...files, ...(edited ? [edited] : [])];
}

/**
 * A message holds no form: every choice goes to the app at once.
 * @param {PageMessage} message
 * @param {Stand} stand
 * @returns {Stage}
 */
function stageOf(message, { state, conversation, deeds }) {
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
 * @param {Stand} stand
 */
function drawDismiss(message, { conversation, deeds }) {
  const dismiss = () => void deeds.act({ type: 'dismiss', channel: conversation.id, ts: message.ts });
  return h('button', { type: 'button', class: 'link-button', onclick: dismiss }, 'Dismiss');
}
