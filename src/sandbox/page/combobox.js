/** @import {Choice} from './options.js' */
import { h, setAttribute } from './dom.js';
import { openPopover } from './popover.js';

/** @typedef {Pick<Choice, 'key' | 'label' | 'group'>} Line */
/**
 * @typedef {object} Lines
 * @property {string} name for screen readers
 * @property {readonly Line[]} choices
 * @property {() => string} chosen the key of what is chosen; '' for nothing
 * @property {(key: string) => void} choose
 * @property {(typed: string) => Line | null} understand what was typed, where it is a choice of its own
 */

/**
 * Opens the list of a select under its button, on a click, an arrow key, or with the first letter that is typed.
 * @param {HTMLButtonElement} button
 * @param {Lines} lines
 */
export function openListFrom(button, lines) {
  button.addEventListener('click', () => openList(button, lines, ''));
  button.addEventListener('keydown', event => {
    const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    openList(button, lines, isLetter ? event.key : '');
  });
}

/**
 * A field that narrows the list below it. Arrows move, Enter chooses, Escape and Tab leave.
 * @param {HTMLButtonElement} button
 * @param {Lines} lines
 * @param {string} typed
 */
function openList(button, lines, typed) {
  const id = `${button.id}-list`;
  const list = h('div', { class: 'option-list', role: 'listbox', id, 'aria-label': lines.name });
  const field = drawFilter(id);
  const nothing = h('p', { class: 'option-none', role: 'status' });
  const panel = h('div', { class: 'option-panel' }, field, list, nothing);
  /** @type {readonly Line[]} */
  let shown = [];
  let at = 0;
  const choose = (/** @type {Line | undefined} */ line) => {
    if (line === undefined) return;
    panel.hidePopover();
    if (line.key !== lines.chosen()) lines.choose(line.key);
  };
  const mark = (/** @type {number} */ next) => {
    at = next;
    const options = list.querySelectorAll('[role="option"]');
    options.forEach((option, i) => {
      option.classList.toggle('at', i === at);
    });
    setAttribute(field, 'aria-activedescendant', shown[at] ? `${id}-${at}` : null);
    options[at]?.scrollIntoView({ block: 'nearest' });
  };
  const narrow = () => {
    shown = matching(lines, field.value);
    list.replaceChildren(...drawLines(shown, id, lines.chosen(), choose));
    nothing.textContent = shown.length === 0 ? 'Nothing found' : '';
    mark(Math.max(0, field.value === '' ? shown.findIndex(({ key }) => key === lines.chosen()) : 0));
  };
  field.value = typed;
  field.addEventListener('input', narrow);
  field.addEventListener('keydown', event => {
    if (event.key === 'Tab') panel.hidePopover();
    if (event.key === 'Enter') choose(shown[at]);
    else if (event.key === 'ArrowDown') mark((at + 1) % Math.max(1, shown.length));
    else if (event.key === 'ArrowUp') mark((at + shown.length - 1) % Math.max(1, shown.length));
    else return;
    event.preventDefault();
  });
  panel.style.minWidth = `${Math.min(button.offsetWidth, window.innerWidth - 16)}px`;
  narrow();
  openPopover(button, panel);
  field.focus();
  mark(at);
}

/** @param {string} listId */
function drawFilter(listId) {
  return h('input', {
    type: 'text',
    class: 'filter',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: 'Search',
    'aria-label': 'Search the list',
    'aria-autocomplete': 'list',
    'aria-expanded': 'true',
    'aria-controls': listId,
  });
}

/**
 * What was typed may stand at the beginning of any word; letters with marks are found without them.
 * @param {Lines} lines
 * @param {string} typed
 * @returns {readonly Line[]}
 */
function matching({ choices, understand }, typed) {
  const wanted = plain(typed.trim());
  const found = choices.filter(({ label }) => plain(label).includes(wanted));
  const own = understand(typed.trim());
  return own === null || found.some(({ key }) => key === own.key) ? found : [own, ...found];
}

/** @param {string} text */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * @param {readonly Line[]} lines
 * @param {string} id
 * @param {string} chosen
 * @param {(line: Line) => void} choose
 */
function drawLines(lines, id, chosen, choose) {
  return lines.flatMap((line, i) => {
    const isFirst = line.group !== '' && line.group !== lines[i - 1]?.group;
    const heading = isFirst ? [h('div', { class: 'option-group', role: 'presentation' }, line.group)] : [];
    const selected = String(line.key === chosen);
    const option = h(
      'div',
      { class: 'option', role: 'option', id: `${id}-${i}`, 'aria-selected': selected },
      line.label,
    );
    option.addEventListener('click', () => choose(line));
    return [...heading, option];
  });
}
