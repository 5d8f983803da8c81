/** @import {BlockElement, Place, Stage} from './types.ts' */
import { drawButton, drawOverflow } from './buttons.js';
import { drawCheckboxes, drawRadioButtons } from './choices.js';
import { h } from './dom.js';
import { drawMultiSelect } from './multi-select.js';
import { drawDatePicker, drawDateTimePicker, drawTimePicker } from './pickers.js';
import { drawSelect } from './selects.js';
import { drawTextInput } from './text-inputs.js';

/**
 * An interactive element. The control that carries name, errors and description has `data-control`; the one that may wait
 * for the app has `data-path`.
 * @param {BlockElement} element
 * @param {Place} place
 * @param {Stage} stage
 * @returns {HTMLElement}
 */
export function drawElement(element, place, stage) {
  switch (element.type) {
    case 'button':
      return drawButton(element, place, stage);
    case 'overflow':
      return drawOverflow(element, place, stage);
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return drawSelect(element, place, stage);
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return drawMultiSelect(element, place, stage);
    case 'radio_buttons':
      return drawRadioButtons(element, place, stage);
    case 'checkboxes':
      return drawCheckboxes(element, place, stage);
    case 'datepicker':
      return drawDatePicker(element, place, stage);
    case 'timepicker':
      return drawTimePicker(element, place, stage);
    case 'datetimepicker':
      return drawDateTimePicker(element, place, stage);
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return drawTextInput(element, place, stage);
    case 'external_select':
    case 'multi_external_select':
    case 'file_input':
    case 'workflow_button':
      return h('span', { class: 'unsupported', role: 'note' }, `Unsupported element: ${element.type}`);
  }
}
