/** @import {PageApp} from '../page-api.ts' */
import { h, setAttribute } from './dom.js';

/**
 * The list of commands over the field while its text is the beginning of one. Arrows choose, Tab and Enter complete,
 * Escape closes.
 * @param {HTMLTextAreaElement} field
 * @param {() => void} onComplete
 */
export function createSuggestions(field, onComplete) {
  const list = h('div', {
    class: 'suggestions',
    role: 'listbox',
    id: 'suggestions',
    'aria-label': 'Commands',
    hidden: true,
  });
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', 'suggestions'],
    ['aria-expanded', 'false'],
  ]) {
    setAttribute(field, name ?? '', value);
  }
  /** @type {PageApp['commands']} */
  let matches = [];
  let at = 0;

  const show = () => {
    list.hidden = matches.length === 0;
    setAttribute(field, 'aria-expanded', String(matches.length > 0));
    setAttribute(field, 'aria-activedescendant', matches.length > 0 ? `suggestion-${at}` : null);
    list.replaceChildren(...matches.map((command, i) => drawSuggestion(command, i, i === at, complete)));
  };
  /** @param {string} command */
  const complete = command => {
    field.value = `${command} `;
    field.focus();
    onComplete();
  };
  field.addEventListener('keydown', event => {
    const match = matches[at];
    if (!match) return;
    if (event.key === 'ArrowDown') at = (at + 1) % matches.length;
    else if (event.key === 'ArrowUp') at = (at + matches.length - 1) % matches.length;
    else if (event.key === 'Escape') matches = [];
    else if (event.key === 'Tab' || (event.key === 'Enter' && field.value !== match.command)) complete(match.command);
    else return;
    event.preventDefault();
    show();
  });
  return {
    list,
    /** @param {PageApp['commands']} commands */
    update(commands) {
      const typed = field.value;
      matches = /^\/\S*$/.test(typed) ? commands.filter(({ command }) => command.startsWith(typed)) : [];
      at = 0;
      show();
    },
  };
}

/**
 * @param {PageApp['commands'][number]} command
 * @param {number} i
 * @param {boolean} selected
 * @param {(command: string) => void} complete
 */
function drawSuggestion({ command, usageHint, description }, i, selected, complete) {
  const option = h(
    'div',
    { class: 'suggestion', role: 'option', id: `suggestion-${i}`, 'aria-selected': String(selected) },
    h('span', { class: 'command' }, h('strong', {}, command), ` ${usageHint}`),
    h('span', { class: 'hint' }, description),
  );
  // Before the field loses the focus to the click.
  option.addEventListener('pointerdown', event => {
    event.preventDefault();
    complete(command);
  });
  return option;
}
