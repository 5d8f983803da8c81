/** @import {PageDemo, PageState, PageStep} from '../page-api.ts' */
/** @import {Deeds, ListItem, Places} from './types.ts' */
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { createKeptList } from './kept-list.js';
import { appConversation, nameOf } from './names.js';
import { drawPanel } from './panel.js';

const whatThisIs =
  'three-hats is a Slack bot for consultancies. It asks people how they are, tells their lead when a talk is needed, and sees to it that clients are met. In this made-up firm everybody is you.';

/**
 * What this is, and six short steps. The first that is not done is open, unless another one was chosen.
 * @param {Deeds & Places & { fold: () => void }} deeds
 */
export function createGuide(deeds) {
  const intro = h('p', { class: 'guide-intro' }, whatThisIs);
  const coming = h('p', { class: 'guide-coming', role: 'status' });
  const list = h('ol', { class: 'steps', tabindex: '-1' });
  const end = h(
    'p',
    { class: 'guide-end', hidden: true },
    'That is the whole cadence. Play a year and watch it on the time line.',
  );
  const progress = h('p', { class: 'sr-only', role: 'status' });
  const panel = drawPanel('guide', 'Three hats in six steps', deeds.fold, intro, coming, list, end, progress);
  const patch = createKeptList(list);
  /** @type {string | null} */
  let chosen = null;
  /** @type {ReadonlySet<string>} */
  let done = new Set();
  let redraw = () => {};
  const choose = (/** @type {string} */ id) => {
    chosen = id;
    redraw();
  };
  /** While the firm's first months are played there is nothing to be done yet. */
  const awaitFirm = () =>
    setText(coming, 'The firm lives through its first months. That takes half a minute or so; then you begin.');
  /**
   * Answers what it says now.
   * @param {PageState} state
   * @param {PageDemo} demo
   * @param {string} openId the conversation in the pane; none: ''
   */
  const update = (state, demo, openId) => {
    const { guide } = demo;
    setText(coming, '');
    const now = new Set(guide.filter(step => step.state === 'done').map(({ id }) => id));
    // What has just been done makes room for the next one.
    if (chosen !== null && now.has(chosen) && !done.has(chosen)) chosen = null;
    done = now;
    redraw = () => update(state, demo, openId);
    const open = chosen ?? guide.find(step => step.state !== 'done')?.id ?? null;
    patch(guide.map((step, at) => stepItem(step, at, { state, openId, isOpen: step.id === open, choose, deeds })));
    intro.hidden = now.size > 0;
    end.hidden = now.size < guide.length;
    setText(progress, `${now.size} of ${guide.length} steps are done`);
    return guide.find(step => step.id === open)?.text ?? end.textContent ?? '';
  };
  return { panel, update, awaitFirm };
}

/** @typedef {{ state: PageState, openId: string, isOpen: boolean, choose: (id: string) => void, deeds: Deeds & Places }} StepScene */

/**
 * @param {PageStep} step
 * @param {number} at
 * @param {StepScene} scene
 * @returns {ListItem}
 */
function stepItem(step, at, { state, openId, isOpen, choose, deeds }) {
  const isDone = step.state === 'done';
  const places = step.places.filter(place => !isThere(place, state, openId));
  const draw = () => {
    const mark = h('span', { class: 'step-mark', 'aria-hidden': 'true' }, isDone ? icon('check') : String(at + 1));
    const heading = h(
      'button',
      {
        type: 'button',
        class: 'step-title',
        'aria-expanded': String(isOpen),
        'data-focus': step.id,
        onclick: () => choose(step.id),
      },
      mark,
      h('span', {}, step.title),
      isDone && h('span', { class: 'sr-only' }, ' – done'),
    );
    const item = h('li', { class: `step${isDone ? ' done' : ''}${isOpen ? ' open' : ''}` }, heading);
    if (isOpen) item.append(stepBody({ ...step, places }, state, deeds));
    return item;
  };
  return { key: step.id, print: JSON.stringify([step, isOpen && places, state.me, state.moving]), draw };
}

/**
 * Whether one is there already: a button would lead nowhere.
 * @param {PageStep['places'][number]} place
 * @param {PageState} state
 * @param {string} openId
 */
function isThere({ userId, channel }, state, openId) {
  return userId === state.me && openId !== '' && openId === (channel ?? appConversation(state)?.id);
}

/**
 * @param {PageStep} step
 * @param {PageState} state
 * @param {Deeds & Places} deeds
 */
function stepBody(step, state, deeds) {
  const buttons = step.places.map(({ userId, channel }, at) =>
    h(
      'button',
      {
        type: 'button',
        class: `button small${at === 0 && step.state === 'ready' ? ' primary' : ''}`,
        'data-focus': `${step.id}/${userId}`,
        onclick: () => deeds.goTo(userId, channel),
      },
      `${userId === state.me ? 'Go there as' : 'Be'} ${nameOf(state, userId).split(' ')[0]}`,
    ),
  );
  const waiting = step.state === 'waiting';
  const wait = h(
    'button',
    {
      type: 'button',
      class: 'button small primary',
      'data-focus': `${step.id}/wait`,
      'aria-disabled': String(state.moving),
      onclick: () => !state.moving && void deeds.act({ type: 'wait_for', step: step.id }),
    },
    'Let time pass',
  );
  return h(
    'div',
    { class: 'step-body' },
    h('p', {}, ...boldParts(step.text)),
    waiting && state.moving && h('p', { class: 'step-wait' }, 'Time is passing …'),
    (waiting || buttons.length > 0) && h('div', { class: 'step-buttons' }, waiting && wait, ...buttons),
  );
}

/**
 * `*words*` stand out; nothing is parsed as HTML.
 * @param {string} text
 */
function boldParts(text) {
  return text.split('*').map((part, at) => (at % 2 === 1 ? h('strong', {}, part) : part));
}
