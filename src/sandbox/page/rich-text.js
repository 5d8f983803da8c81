/** @import {RichTextBlock, RichTextElement, RichTextList} from '@slack/types' */
/** @import {PageState} from '../page-api.ts' */
import { h } from './dom.js';
import { emoji } from './emoji.js';
import { channelName, nameOf, nowOf, zoneOf } from './names.js';
import { drawEmoji, drawLink, drawMention, drawStyled } from './text.js';
import { fillDate } from './times.js';

/**
 * @param {RichTextBlock} block
 * @param {PageState} state
 */
export function drawRichText(block, state) {
  return h('div', { class: 'rich-text' }, ...block.elements.map(part => drawPart(part, state)));
}

/**
 * @param {RichTextBlock['elements'][number]} part
 * @param {PageState} state
 * @returns {Node}
 */
function drawPart(part, state) {
  switch (part.type) {
    case 'rich_text_section':
      return h('p', {}, ...part.elements.map(element => drawElement(element, state)));
    case 'rich_text_quote':
      return h('blockquote', {}, ...part.elements.map(element => drawElement(element, state)));
    case 'rich_text_preformatted':
      return h('pre', {}, ...part.elements.map(element => drawElement(element, state)));
    case 'rich_text_list':
      return drawList(part, state);
  }
}

/**
 * @param {RichTextList} list
 * @param {PageState} state
 */
function drawList(list, state) {
  const items = list.elements.map(item => h('li', {}, ...item.elements.map(element => drawElement(element, state))));
  const indent = Math.min(8, Math.max(0, Math.trunc(list.indent ?? 0)));
  return h(list.style === 'ordered' ? 'ol' : 'ul', { class: `indent-${indent}` }, ...items);
}

/**
 * @param {RichTextElement} element
 * @param {PageState} state
 * @returns {Node}
 */
function drawElement(element, state) {
  const { bold, italic, strike, underline, code } = element.style ?? {};
  let node = drawBare(element, state);
  if (code) node = h('code', {}, node);
  if (underline) node = h('u', {}, node);
  return drawStyled(node, { ...(bold && { bold }), ...(italic && { italic }), ...(strike && { strike }) });
}

/**
 * @param {RichTextElement} element
 * @param {PageState} state
 * @returns {Node}
 */
function drawBare(element, state) {
  switch (element.type) {
    case 'text':
      return document.createTextNode(element.text);
    case 'link':
      return drawLink(element.url, document.createTextNode(element.text ?? element.url));
    case 'emoji': {
      const character = emoji.get(element.name);
      return character ? drawEmoji(element.name, character) : document.createTextNode(`:${element.name}:`);
    }
    case 'user':
      return drawMention(`@${nameOf(state, element.user_id)}`, element.user_id === state.me);
    case 'channel':
      return drawMention(`#${channelName(state, element.channel_id, '')}`, false);
    case 'broadcast':
      return drawMention(`@${element.range}`, true);
    case 'usergroup':
      return drawMention('@group', false);
    case 'team':
      return drawMention(state.team.name, false);
    case 'color':
      return h('code', {}, element.value);
    case 'date':
      return h('time', {}, fillDate(element.timestamp, element.format, zoneOf(state), nowOf(state)));
  }
}
