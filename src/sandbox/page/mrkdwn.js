/** @import {InlineToken, Styles, Token} from './tokens.ts' */
import { bracketed } from './brackets.js';
import { emoji } from './emoji.js';
import { isSafeUrl, unescapeText } from './safe-text.js';

/**
 * Slack's mrkdwn as tokens: pure, total (any text has tokens) and linear in the length of the text.
 * What is not understood, or not safe, stays text.
 * @param {string} text
 * @returns {Token[]}
 */
export function tokenize(text) {
  /** @type {Token[]} */
  const tokens = [];
  let from = 0;
  let open = text.indexOf('```');
  while (open >= 0) {
    const close = text.indexOf('```', open + 3);
    if (close < 0) break;
    const code = text.slice(open + 3, close);
    if (code.trim() !== '') {
      tokens.push(...paragraphs(text.slice(from, open).replace(/\n$/, '')));
      tokens.push({ type: 'pre', text: unescapeText(code.replace(/^\n|\n$/g, '')) });
      from = text[close + 3] === '\n' ? close + 4 : close + 3;
    }
    open = text.indexOf('```', close + 3);
  }
  tokens.push(...paragraphs(text.slice(from)));
  return tokens;
}

/**
 * Plain text with `:emoji:`, for text objects that are not mrkdwn.
 * @param {string} text
 * @returns {InlineToken[]}
 */
export function tokenizePlain(text) {
  /** @type {InlineToken[]} */
  const tokens = [];
  let from = 0;
  for (const match of text.matchAll(/:([a-z0-9_+-]{1,50}):/g)) {
    const character = emoji.get(match[1] ?? '');
    if (!character) continue;
    if (match.index > from)
      tokens.push({ type: 'text', text: unescapeText(text.slice(from, match.index)), styles: {} });
    tokens.push({ type: 'emoji', name: match[1] ?? '', character });
    from = match.index + match[0].length;
  }
  if (from < text.length) tokens.push({ type: 'text', text: unescapeText(text.slice(from)), styles: {} });
  return tokens;
}

const quoteMark = /^(?:>|&gt;) ?/;

/**
 * @param {string} text
 * @returns {Token[]}
 */
function paragraphs(text) {
  if (text === '') return [];
  /** @type {{ quoted: boolean, lines: string[] }[]} */
  const runs = [];
  for (const line of text.split('\n')) {
    const quoted = quoteMark.test(line);
    const last = runs.at(-1);
    const words = quoted ? line.replace(quoteMark, '') : line;
    if (last?.quoted === quoted) last.lines.push(words);
    else runs.push({ quoted, lines: [words] });
  }
  return runs.flatMap(
    /** @returns {Token[]} */ ({ quoted, lines }) => {
      const tokens = inlineLines(lines);
      return quoted ? [{ type: 'quote', tokens }] : tokens;
    },
  );
}

/** @param {readonly string[]} lines */
function inlineLines(lines) {
  return joinTexts(lines.flatMap((line, i) => (i === 0 ? inline(line) : [plain('\n'), ...inline(line)])));
}

/** @typedef {{ type: 'marker', sign: '*' | '_' | '~', opens: boolean, closes: boolean }} Marker */

const styleOf = /** @type {const} */ ({ '*': 'bold', _: 'italic', '~': 'strike' });

/**
 * One line: first the atoms, then the markers that make a pair become styles; the others stay text.
 * @param {string} line
 * @returns {InlineToken[]}
 */
function inline(line) {
  const atoms = atomsOf(line);
  const pairs = pairMarkers(atoms);
  /** @type {Styles} */
  let styles = {};
  /** @type {InlineToken[]} */
  const tokens = [];
  atoms.forEach((atom, i) => {
    if (atom.type === 'marker') {
      const turn = pairs.get(i);
      if (turn === undefined) tokens.push({ type: 'text', text: atom.sign, styles });
      else styles = turned(styles, styleOf[atom.sign], turn);
    } else if (atom.type === 'text' || atom.type === 'link') tokens.push({ ...atom, styles });
    else tokens.push(atom);
  });
  return joinTexts(tokens);
}

/**
 * @param {Styles} styles
 * @param {keyof Styles} name
 * @param {'on' | 'off'} turn
 * @returns {Styles}
 */
function turned(styles, name, turn) {
  if (turn === 'on') return { ...styles, [name]: true };
  const { [name]: _, ...rest } = styles;
  return rest;
}

/**
 * @param {readonly (InlineToken | Marker)[]} atoms
 * @returns {Map<number, 'on' | 'off'>} by the marker's place among the atoms
 */
function pairMarkers(atoms) {
  /** @type {Map<number, 'on' | 'off'>} */
  const pairs = new Map();
  /** @type {Map<string, number>} */
  const opened = new Map();
  atoms.forEach((atom, i) => {
    if (atom.type !== 'marker') return;
    const start = opened.get(atom.sign);
    if (atom.closes && start !== undefined) {
      pairs.set(start, 'on').set(i, 'off');
      for (const [sign, place] of opened) if (place >= start) opened.delete(sign);
    } else if (atom.opens && start === undefined) opened.set(atom.sign, i);
  });
  return pairs;
}

/**
 * @param {string} line
 * @returns {(InlineToken | Marker)[]}
 */
function atomsOf(line) {
  /** @type {(InlineToken | Marker)[]} */
  const atoms = [];
  let at = 0;
  while (at < line.length) {
    const [atom, length] = atomAt(line, at);
    atoms.push(atom);
    at += length;
  }
  return atoms;
}

/**
 * @param {string} line
 * @param {number} at
 * @returns {[InlineToken | Marker, number]}
 */
function atomAt(line, at) {
  const sign = line[at] ?? '';
  if (sign === '*' || sign === '_' || sign === '~') return [markerAt(line, at, sign), 1];
  if (sign === '`') {
    const code = sticky(/`([^`]+)`/y, line, at);
    if (code) return [{ type: 'code', text: unescapeText(code[1] ?? '') }, code[0].length];
  } else if (sign === '<') {
    const found = sticky(/<([^<>]+)>/y, line, at);
    const token = found ? bracketed(found[1] ?? '') : null;
    if (found && token) return [token, found[0].length];
  } else if (sign === ':') {
    const found = sticky(/:([a-z0-9_+-]{1,50}):/y, line, at);
    const character = emoji.get(found?.[1] ?? '');
    if (found && character) return [{ type: 'emoji', name: found[1] ?? '', character }, found[0].length];
  } else if (sign === 'h' && !isWord(line[at - 1])) {
    const url = bareUrlAt(line, at);
    if (url !== '') return [{ type: 'link', url: unescapeText(url), label: unescapeText(url), styles: {} }, url.length];
  }
  const run = sticky(/.[^`<:*_~h]*/suy, line, at)?.[0] ?? sign;
  return [plain(unescapeText(run)), run.length];
}

/**
 * @param {string} line
 * @param {number} at
 * @param {Marker['sign']} sign
 * @returns {Marker}
 */
function markerAt(line, at, sign) {
  const before = line[at - 1];
  const after = line[at + 1];
  return {
    type: 'marker',
    sign,
    opens: !isWord(before) && after !== undefined && !/\s/.test(after) && after !== sign,
    closes: !isWord(after) && before !== undefined && !/\s/.test(before),
  };
}

/**
 * A web address that stands in the text without brackets, without the punctuation behind it; '' if there is none.
 * @param {string} line
 * @param {number} at
 */
function bareUrlAt(line, at) {
  const url = sticky(/https?:\/\/[^\s<>|`]{1,2000}/y, line, at)?.[0].replace(/[.,;:!?*_~)'"\]]+$/, '') ?? '';
  return isSafeUrl(url) ? url : '';
}

/**
 * @param {readonly InlineToken[]} tokens
 * @returns {InlineToken[]}
 */
function joinTexts(tokens) {
  /** @type {InlineToken[]} */
  const joined = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.type === 'text' && last?.type === 'text' && sameStyles(token.styles, last.styles)) {
      joined[joined.length - 1] = { ...last, text: last.text + token.text };
    } else joined.push(token);
  }
  return joined;
}

/**
 * @param {Styles} a
 * @param {Styles} b
 */
function sameStyles(a, b) {
  return a.bold === b.bold && a.italic === b.italic && a.strike === b.strike;
}

/**
 * @param {string} text
 * @returns {Extract<InlineToken, { type: 'text' }>}
 */
function plain(text) {
  return { type: 'text', text, styles: {} };
}

/** @param {string | undefined} character */
function isWord(character) {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/**
 * @param {RegExp} pattern a fresh sticky one
 * @param {string} text
 * @param {number} at
 */
function sticky(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
