/** @import {InlineToken} from './tokens.ts' */
import { isSafeUrl, unescapeText } from './safe-text.js';

/**
 * What stands between `<` and `>`; null if it is none of Slack's forms or not safe to follow.
 * @param {string} inside
 * @returns {InlineToken | null}
 */
export function bracketed(inside) {
  const bar = inside.indexOf('|');
  const head = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescapeText(inside.slice(bar + 1));
  if (/^@[UWB][A-Z0-9]+$/.test(head)) return { type: 'user', id: head.slice(1) };
  if (/^#[CGD][A-Z0-9]+$/.test(head)) return { type: 'channel', id: head.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(head)) return { type: 'broadcast', name: head.slice(1) };
  if (/^!subteam\^/.test(head)) {
    return { type: 'text', text: label === '' ? '@group' : label, styles: {} };
  }
  if (head.startsWith('!date^')) return dateOf(head, label);
  const url = unescapeText(head);
  return isSafeUrl(url)
    ? { type: 'link', url, label: label === '' ? url.replace(/^mailto:/i, '') : label, styles: {} }
    : null;
}

/**
 * @param {string} head
 * @param {string} fallback
 * @returns {InlineToken | null}
 */
function dateOf(head, fallback) {
  const [, seconds = '', format = '', link = ''] = head.split('^');
  if (!/^\d{1,11}$/.test(seconds) || format === '') return null;
  const url = unescapeText(link);
  return {
    type: 'date',
    unix: Number(seconds),
    format: unescapeText(format),
    url: isSafeUrl(url) ? url : '',
    fallback,
  };
}
