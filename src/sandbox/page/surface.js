/** @import {KnownBlock} from '@slack/types' */
/** @import {PageState, PageView, ViewValues} from '../page-api.ts' */
/** @import {Deeds, Stage} from './types.ts' */
import { drawBlock, showErrors } from './blocks.js';
import { createKeptList } from './kept-list.js';
import { valuesAfter } from './values.js';

/** @typedef {{ values: () => ViewValues, setValues: (values: ViewValues) => void }} Form */

/**
 * The blocks of a view (a modal or the Home tab) with what was typed into them. A block that did not change keeps its
 * nodes; one that changed is drawn anew with what was typed, as long as its ids stayed the same.
 * @param {HTMLElement} parent
 * @param {Form} form
 * @param {Deeds} deeds
 */
export function createSurface(parent, form, deeds) {
  const patch = createKeptList(parent);
  return {
    /**
     * @param {PageState} state
     * @param {PageView} view
     * @param {Readonly<Record<string, string>>} errors by block id
     */
    show(state, view, errors) {
      form.setValues(valuesAfter(form.values(), view.blocks));
      const stage = stageOf(state, view, form, deeds);
      patch(
        view.blocks.map((block, i) => ({
          key: keyOfBlock(block, i, view.blocks),
          print: `${state.me} ${JSON.stringify(block)}`,
          draw: () => drawBlock(block, stage, view.id),
        })),
      );
      showErrors(parent, errors);
    },
  };
}

/**
 * @param {KnownBlock} block
 * @param {number} i
 * @param {readonly KnownBlock[]} blocks
 */
function keyOfBlock(block, i, blocks) {
  const id = block.block_id;
  return id !== undefined && blocks.findIndex(other => other.block_id === id) === i ? id : `#${i}`;
}

/**
 * @param {PageState} state
 * @param {PageView} view
 * @param {Form} form
 * @param {Deeds} deeds
 * @returns {Stage}
 */
function stageOf(state, view, form, deeds) {
  return {
    state,
    valueOf: (blockId, actionId) => form.values()[blockId]?.[actionId],
    keep: (blockId, actionId, value) => {
      const values = form.values();
      form.setValues({ ...values, [blockId]: { ...values[blockId], [actionId]: value } });
    },
    click: async (blockId, actionId, chosen) => {
      const act = {
        type: /** @type {const} */ ('view_click'),
        viewId: view.id,
        blockId,
        actionId,
        values: form.values(),
      };
      await deeds.act(chosen === undefined ? act : { ...act, chosen });
    },
    ask: deeds.ask,
  };
}
