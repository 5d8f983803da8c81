/** @import {PageState, ViewValues} from '../page-api.ts' */
/** @import {Deeds} from './types.ts' */
import { h } from './dom.js';
import { createSurface } from './surface.js';

/**
 * The app's Home tab.
 * @param {HTMLElement} parent
 * @param {Deeds} deeds
 */
export function createHome(parent, deeds) {
  const body = h('div', { class: 'home-blocks', tabindex: '-1' });
  const empty = h('p', { class: 'quiet' }, 'The app has not published its Home tab for this person yet.');
  parent.append(empty, body);
  /** @type {{ of: string, values: ViewValues }} */
  let form = { of: '', values: {} };
  const surface = createSurface(
    body,
    {
      values: () => form.values,
      setValues: values => {
        form = { ...form, values };
      },
    },
    deeds,
  );
  return {
    /** @param {PageState} state */
    update(state) {
      empty.hidden = state.home !== null;
      body.hidden = state.home === null;
      if (!state.home) return;
      if (form.of !== state.home.id) form = { of: state.home.id, values: {} };
      surface.show(state, state.home, state.home.errors);
    },
  };
}
