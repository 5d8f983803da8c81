/** @import {PageState, PageView, ViewValues} from '../page-api.ts' */
/** @import {Form} from './surface.js' */
/** @import {Deeds} from './types.ts' */
import { firstFocusable, focus, isShown } from './dom.js';
import { trapFocus } from './focus-trap.js';
import { drawModalFrame, showFrame } from './modal-frame.js';
import { createSurface } from './surface.js';

/** @typedef {{ values: ViewValues, errors: Readonly<Record<string, string>>, hash: string, sending: boolean }} Draft */
/** @typedef {ReturnType<typeof drawModalFrame> & { view: PageView, surface: ReturnType<typeof createSurface>, errorPrint: string, busy: boolean, hasFields: boolean }} Open */

/**
 * The stack of modals, of which the top one is seen. What was typed into the lower ones waits for them.
 * @param {HTMLElement} layer
 * @param {HTMLElement} shell what lies behind
 * @param {Deeds} deeds
 */
export function createModal(layer, shell, deeds) {
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  /** @type {Open | null} */
  let open = null;
  let release = () => {};
  /** @type {PageState | null} */
  let last = null;

  const redraw = () => {
    if (last) update(last);
  };
  /** @param {PageView} view */
  const openView = view => {
    release();
    const frame = drawModalFrame(last?.views.length ?? 1, {
      submit: () => open && void submitDraft(drafts, open.view, deeds, redraw),
      close: all => void deeds.act({ type: 'close', viewId: view.id, all }),
    });
    layer.replaceChildren(frame.panel);
    layer.hidden = false;
    release = trapFocus(frame.panel, [shell], () => void deeds.act({ type: 'close', viewId: view.id, all: false }));
    const surface = createSurface(frame.body, formOf(drafts, view.id), deeds);
    return { ...frame, view, surface, errorPrint: '', busy: false, hasFields: false };
  };

  /** @param {PageState} state */
  function update(state) {
    last = state;
    keepDrafts(drafts, state.views);
    // While time passes whoever this is acts by habit: those forms are not for whoever looks on.
    const view = state.moving ? undefined : state.views.at(-1);
    if (!view) {
      if (open) layer.replaceChildren();
      if (open) release();
      layer.hidden = true;
      open = null;
      return;
    }
    const isNew = open?.view.id !== view.id;
    const shown = open && !isNew ? { ...open, view } : openView(view);
    open = showView(shown, state, drafts.get(view.id), isNew);
  }
  return { update };
}

/**
 * @param {Map<string, Draft>} drafts
 * @param {PageView} view
 * @param {Deeds} deeds
 * @param {() => void} redraw
 */
async function submitDraft(drafts, view, deeds, redraw) {
  const draft = drafts.get(view.id);
  if (!draft || draft.sending || view.busy) return;
  drafts.set(view.id, { ...draft, sending: true, errors: {} });
  redraw();
  const answer = await deeds.act({ type: 'submit', viewId: view.id, values: draft.values });
  const now = drafts.get(view.id);
  if (now) drafts.set(view.id, { ...now, sending: false, errors: answer.ok ? {} : (answer.fields ?? {}) });
  redraw();
}

/**
 * @param {Map<string, Draft>} drafts
 * @param {string} id
 * @returns {Form}
 */
function formOf(drafts, id) {
  return {
    values: () => drafts.get(id)?.values ?? {},
    setValues: values => {
      const draft = drafts.get(id);
      if (draft) drafts.set(id, { ...draft, values });
    },
  };
}

/**
 * @param {Open} open
 * @param {PageState} state
 * @param {Draft | undefined} draft
 * @param {boolean} isNew
 * @returns {Open}
 */
function showView(open, state, draft, isNew) {
  const { view } = open;
  const errors = { ...view.errors, ...draft?.errors };
  const busy = view.busy || draft?.sending === true;
  open.surface.show(state, view, errors);
  showFrame(open, view, busy);
  const hasFields = firstFocusable(open.body, field) !== undefined;
  // A view that opens to say "loading" gets its fields later.
  const isLost = !holdsFocus(open.panel) && !open.panel.closest('[inert]');
  if (isNew || (hasFields && !open.hasFields) || isLost) focusFirst(open.panel, open.body);
  const errorPrint = JSON.stringify(errors);
  if (errorPrint !== '{}' && (errorPrint !== open.errorPrint || (open.busy && !busy))) focusFirstError(open.body);
  return { ...open, errorPrint, busy, hasFields };
}

/**
 * A draft for every open view and for no other; errors of the page's own go when the app changes the view.
 * @param {Map<string, Draft>} drafts
 * @param {readonly PageView[]} views
 */
function keepDrafts(drafts, views) {
  for (const id of drafts.keys()) if (!views.some(view => view.id === id)) drafts.delete(id);
  for (const { id, hash } of views) {
    const draft = drafts.get(id) ?? { values: {}, errors: {}, hash, sending: false };
    drafts.set(id, draft.hash === hash ? draft : { ...draft, hash, errors: {} });
  }
}

const field = 'input, select, textarea, button.multi';

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} body
 */
function focusFirst(panel, body) {
  const wished = firstFocusable(body, '[data-first]');
  focus(wished ?? firstFocusable(body, field) ?? firstFocusable(panel, '.submit, footer .button') ?? panel);
}

/**
 * The button that sent a form may be gone with it: then Escape would reach nobody.
 * @param {HTMLElement} panel
 */
function holdsFocus(panel) {
  const active = document.activeElement;
  return active instanceof HTMLElement && panel.contains(active) && isShown(active);
}

/** @param {HTMLElement} body */
function focusFirstError(body) {
  const wrong = body.querySelector('.block.input.wrong');
  if (!wrong) return;
  focus(firstFocusable(wrong, field));
  wrong.scrollIntoView({ block: 'nearest' });
}
