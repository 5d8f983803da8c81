/** @import {PageDemo, PageFault, PageFaults} from '../page-api.ts' */
/** @import {Deeds} from './types.ts' */
import { h, setText } from './dom.js';
import { drawPanel } from './panel.js';

/** @type {readonly (readonly [PageFault, string, string])[]} */
const switches = [
  ['rate_limited', 'Slack says: too many', 'Every second message is turned away with a 429.'],
  ['lost_answers', 'Slack’s answers are lost', 'The message is there, but the bot is never told so.'],
];

/**
 * What may go wrong between the bot and Slack, and that there is still one message each.
 * @param {Deeds & { fold: () => void }} deeds
 */
export function createFaults(deeds) {
  const rows = switches.map(([fault, name, hint]) => drawSwitch(fault, name, hint, deeds));
  const restart = h('button', { type: 'button', class: 'button small' }, 'Restart the bot now');
  restart.addEventListener('click', () => {
    if (restart.getAttribute('aria-disabled') !== 'true') void deeds.act({ type: 'restart' });
  });
  const verdict = h('p', { class: 'verdict', role: 'status' });
  const counts = h('dl', { class: 'fault-counts' });
  const panel = drawPanel(
    'faults',
    'Let something go wrong',
    deeds.fold,
    h('div', { class: 'faults' }, ...rows.map(({ row }) => row), h('div', { class: 'restart' }, restart)),
    verdict,
    counts,
  );
  let print = '';
  return {
    panel,
    /** @param {PageDemo} demo */
    update({ faults }) {
      for (const { fault, button } of rows) button.setAttribute('aria-checked', String(faults.on.includes(fault)));
      restart.setAttribute('aria-disabled', String(faults.restarting));
      setText(restart, faults.restarting ? 'The bot is restarting …' : 'Restart the bot now');
      setText(verdict, verdictOn(faults));
      verdict.classList.toggle('bad', faults.twice > 0);
      const next = JSON.stringify(faults);
      if (next === print) return;
      print = next;
      counts.replaceChildren(...countLines(faults).flatMap(([name, count]) => [h('dt', {}, name), h('dd', {}, count)]));
    },
  };
}

/** @param {PageFaults} faults */
function verdictOn({ messages, twice }) {
  if (twice > 0) return `${twice} of ${messages} messages came twice.`;
  return `${messages} messages, and not one came twice.`;
}

/** @param {PageFaults} faults */
function countLines({ met, restarts }) {
  return /** @type {const} */ ([
    ['Turned away', String(met.rate_limited)],
    ['Answers lost', String(met.lost_answers)],
    ['Restarts', String(restarts)],
  ]);
}

/**
 * @param {PageFault} fault
 * @param {string} name
 * @param {string} hint
 * @param {Deeds} deeds
 */
function drawSwitch(fault, name, hint, deeds) {
  const button = h('button', {
    type: 'button',
    class: 'switch',
    role: 'switch',
    'aria-checked': 'false',
    'aria-labelledby': `fault-${fault}`,
    'aria-describedby': `fault-${fault}-hint`,
  });
  button.addEventListener('click', () => {
    void deeds.act({ type: 'fault', fault, on: button.getAttribute('aria-checked') !== 'true' });
  });
  const row = h(
    'div',
    { class: 'fault' },
    h(
      'div',
      {},
      h('p', { id: `fault-${fault}`, class: 'fault-name' }, name),
      h('p', { id: `fault-${fault}-hint`, class: 'quiet' }, hint),
    ),
    button,
  );
  return { fault, row, button };
}
