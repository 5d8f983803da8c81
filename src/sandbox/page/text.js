/** @import {MrkdwnElement, PlainTextElement} from '@slack/types' */
/** @import {PageState} from '../page-api.ts' */
/** @import {InlineToken, Styles, Token} from './tokens.ts' */
import { h } from './dom.js';
import { tokenize, tokenizePlain } from './mrkdwn.js';
import { channelName, nameOf, nowOf, zoneOf } from './names.js';
import { isSafeUrl } from './safe-text.js';
import { fillDate } from './times.js';

/**
 * A text object of Slack as nodes.
 * @param {MrkdwnElement | PlainTextElement} text
 * @param {PageState} state
 */
export function drawText(text, state) {
  return text.type === 'mrkdwn' ? drawMrkdwn(text.text, state) : drawPlain(text);
}

/** @param {PlainTextElement} text */
export function drawPlain(text) {
  if (text.emoji === false) return fragment([document.createTextNode(text.text)]);
  return fragment(
    tokenizePlain(text.text).map(token =>
      token.type === 'emoji' ? drawEmoji(token.name, token.character) : drawRun(token),
    ),
  );
}

/**
 * @param {string} text
 * @param {PageState} state
 */
export function drawMrkdwn(text, state) {
  return fragment(tokenize(text).map(token => drawToken(token, state)));
}

/**
 * A link that leaves the sandbox; anything but http, https and mailto stays text.
 * @param {string} url
 * @param {Node} label
 */
export function drawLink(url, label) {
  if (!isSafeUrl(url)) return h('span', {}, label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

/**
 * @param {Node} node
 * @param {Styles} styles
 * @returns {Node}
 */
export function drawStyled(node, styles) {
  let styled = node;
  if (styles.strike) styled = h('s', {}, styled);
  if (styles.italic) styled = h('em', {}, styled);
  if (styles.bold) styled = h('strong', {}, styled);
  return styled;
}

/**
 * A person, channel or group that is mentioned.
 * @param {string} text
 * @param {boolean} me
 */
export function drawMention(text, me) {
  return h('span', { class: me ? 'mention me' : 'mention' }, text);
}

/**
 * @param {string} name
 * @param {string} character
 */
export function drawEmoji(name, character) {
  return h(
    'span',
    { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:` },
    character,
  );
}

/**
 * @param {Token} token
 * @param {PageState} state
 * @returns {Node}
 */
function drawToken(token, state) {
  switch (token.type) {
    case 'text':
      return drawRun(token);
    case 'code':
      return h('code', {}, token.text);
    case 'pre':
      return h('pre', {}, token.text);
    case 'quote':
      return h('blockquote', {}, ...token.tokens.map(inner => drawToken(inner, state)));
    case 'emoji':
      return drawEmoji(token.name, token.character);
    case 'link':
      return drawStyled(drawLink(token.url, document.createTextNode(token.label)), token.styles);
    case 'user':
      return drawMention(`@${nameOf(state, token.id)}`, token.id === state.me);
    case 'channel':
      return drawMention(`#${channelName(state, token.id, token.label)}`, false);
    case 'broadcast':
      return drawMention(`@${token.name}`, true);
    case 'date':
      return drawDate(token, state);
  }
}

/** @param {InlineToken} token */
function drawRun(token) {
  if (token.type !== 'text') return document.createTextNode('');
  return drawStyled(document.createTextNode(token.text), token.styles);
}

/**
 * @param {{ unix: number, format: string, url: string, fallback: string }} date
 * @param {PageState} state
 */
function drawDate(date, state) {
  const words = fillDate(date.unix, date.format, zoneOf(state), nowOf(state));
  const time = h('time', { datetime: new Date(date.unix * 1000).toISOString(), title: date.fallback }, words);
  return date.url === '' ? time : drawLink(date.url, time);
}

/** @param {readonly Node[]} nodes */
function fragment(nodes) {
  const parent = document.createDocumentFragment();
  parent.append(...nodes);
  return parent;
}
