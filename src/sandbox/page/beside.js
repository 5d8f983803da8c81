/** @import {PageDemo, PageState} from '../page-api.ts' */
/** @import {Deeds, Places} from './types.ts' */
import { h, setText } from './dom.js';
import { createFaults } from './faults.js';
import { createGuide } from './guide.js';
import { icon } from './icons.js';
import { createTimeline } from './timeline.js';

/** On a narrower screen the panels lie over the conversation: there the guide makes room when one goes where it leads. */
const wide = '(min-width: 1200px)';

const isWide = () => window.matchMedia(wide).matches;

/** @typedef {'guide' | 'timeline' | 'faults'} Panel */
/** @typedef {Readonly<Record<Panel, HTMLElement>>} Toggles */

/**
 * What stands beside Slack: the guide or the faults at the side, the time line below; each with a button that opens and folds it.
 * @param {{ side: HTMLElement, below: HTMLElement }} regions
 * @param {Deeds & Places} deeds
 */
export function createBeside({ side, below }, deeds) {
  /** @type {'guide' | 'faults' | null} */
  let open = 'guide';
  let redraw = () => {};
  /** what the guide said when one last saw it */
  let seen = '';
  const isOpen = (/** @type {Panel} */ panel) => (panel === 'timeline' ? below.hidden === false : open === panel);
  const fold = (/** @type {Panel} */ panel) => () => show(panel, false);
  const goTo = (/** @type {string} */ userId, /** @type {string | null} */ channel) => {
    if (!isWide()) show('guide', false);
    deeds.goTo(userId, channel);
  };
  const guide = createGuide({ ...deeds, goTo, fold: fold('guide') });
  const faults = createFaults({ ...deeds, fold: fold('faults') });
  const timeline = createTimeline(below, fold('timeline'));
  side.append(guide.panel, faults.panel);
  const toggles = drawToggles(side.id, below.id, panel => show(panel, !isOpen(panel)));
  const bar = h('div', { class: 'clock-panels', hidden: true }, toggles.guide, toggles.timeline, toggles.faults);

  /**
   * @param {Panel} panel
   * @param {boolean} shown
   */
  function show(panel, shown) {
    // On a narrow screen there is room for one of them.
    if (panel !== 'timeline') open = shown ? panel : null;
    else if (shown && !isWide()) open = null;
    if (panel === 'timeline') below.hidden = !shown;
    else if (shown && !isWide()) below.hidden = true;
    redraw();
    if (!shown) toggles[panel].focus();
  }

  /**
   * @param {PageState} state
   * @param {string} openId the conversation in the pane; none: ''
   */
  function update(state, openId = '') {
    redraw = () => update(state, openId);
    const { demo } = state;
    bar.hidden = demo === null;
    // Before there is a demo, time passes only while the firm's first months are played.
    side.hidden = open === null || (demo === null && !state.moving);
    guide.panel.hidden = open !== 'guide';
    faults.panel.hidden = open !== 'faults';
    if (demo === null) {
      below.hidden = true;
      guide.awaitFirm();
      return;
    }
    showToggles(toggles, demo, isOpen);
    const says = guide.update(state, demo, isWide() ? openId : '');
    if (open === 'guide') seen = says;
    toggles.guide.classList.toggle('is-news', says !== seen);
    faults.update(demo);
    if (!below.hidden) timeline.update(state);
  }
  return { bar, update };
}

/**
 * @param {string} sideId
 * @param {string} belowId
 * @param {(panel: Panel) => void} press
 * @returns {Toggles}
 */
function drawToggles(sideId, belowId, press) {
  return {
    guide: toggle('guide', 'Guide', sideId, () => press('guide')),
    timeline: toggle('timeline', 'Time line', belowId, () => press('timeline')),
    faults: toggle('plug', 'Faults', sideId, () => press('faults')),
  };
}

/**
 * Which panels are open, how far the guide is and how many faults are on.
 * @param {Toggles} toggles
 * @param {PageDemo} demo
 * @param {(panel: Panel) => boolean} isOpen
 */
function showToggles({ guide, timeline, faults }, demo, isOpen) {
  press(guide, isOpen('guide'));
  press(timeline, isOpen('timeline'));
  press(faults, isOpen('faults'));
  const left = demo.guide.filter(step => step.state !== 'done').length;
  note(guide, left === 0 ? '✓' : `${demo.guide.length - left}/${demo.guide.length}`);
  note(faults, demo.faults.on.length === 0 ? '' : String(demo.faults.on.length));
  faults.classList.toggle('is-on', demo.faults.on.length > 0 || demo.faults.restarting);
}

/**
 * @param {'guide' | 'timeline' | 'plug'} mark
 * @param {string} name
 * @param {string} controls
 * @param {() => void} onclick
 */
function toggle(mark, name, controls, onclick) {
  const props = { type: 'button', 'aria-controls': controls, 'aria-expanded': 'false', title: name, onclick };
  return h(
    'button',
    props,
    icon(mark),
    h('span', { class: 'name' }, name),
    ' ',
    h('span', { class: 'note', hidden: true }),
  );
}

/**
 * @param {HTMLElement} button
 * @param {boolean} isOpen
 */
function press(button, isOpen) {
  button.setAttribute('aria-expanded', String(isOpen));
}

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
function note(button, text) {
  const place = button.querySelector('.note');
  if (place instanceof HTMLElement) {
    place.hidden = text === '';
    setText(place, text);
  }
}
