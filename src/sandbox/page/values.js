/** @import {KnownBlock, RichTextBlock} from '@slack/types' */
/** @import {ViewValues} from '../page-api.ts' */
/** @import {BlockElement, ElementValue} from './types.ts' */

/**
 * What a surface's form holds after its blocks were drawn anew: as in Slack, what was typed stays where block id,
 * action id and kind stay the same; a field that is new starts with its initial value.
 * @param {ViewValues} typed
 * @param {readonly KnownBlock[]} blocks
 * @returns {ViewValues}
 */
export function valuesAfter(typed, blocks) {
  /** @type {ViewValues} */
  const values = {};
  for (const { blockId, element } of elementsOf(blocks)) {
    const initial = initialValue(element);
    const actionId = element.action_id ?? '';
    const old = typed[blockId]?.[actionId];
    const kept = old?.type === element.type ? old : initial;
    if (kept !== null) values[blockId] = { ...values[blockId], [actionId]: kept };
  }
  return values;
}

/**
 * @param {readonly KnownBlock[]} blocks
 * @returns {{ blockId: string, element: BlockElement }[]}
 */
function elementsOf(blocks) {
  return blocks.flatMap(block => {
    const blockId = block.block_id ?? '';
    return elementsIn(block).map(element => ({ blockId, element }));
  });
}

/**
 * @param {KnownBlock} block
 * @returns {readonly BlockElement[]}
 */
function elementsIn(block) {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') return [block.accessory];
  return [];
}

/**
 * The value object an element starts with; null if it holds none, as a button.
 * @param {BlockElement} element
 * @returns {ElementValue | null}
 */
export function initialValue(element) {
  const { type } = element;
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'rich_text_input':
      return { type, ...(element.initial_value && { rich_text_value: element.initial_value }) };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return null;
  }
}

/**
 * Plain lines as Slack's rich text.
 * @param {string} text
 * @returns {RichTextBlock}
 */
export function richTextOf(text) {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

/**
 * The words of a rich text without its styles, one line for each part.
 * @param {RichTextBlock} block
 */
export function plainOfRichText(block) {
  const lines = block.elements.flatMap(part => (part.type === 'rich_text_list' ? part.elements : [part]));
  return lines
    .map(line => line.elements.map(element => ('text' in element ? (element.text ?? '') : '')).join(''))
    .join('\n');
}
