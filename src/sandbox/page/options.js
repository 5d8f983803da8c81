/** @import {MultiSelect, Select} from '@slack/types' */
/** @import {PageConversation, PageState} from '../page-api.ts' */

/** @typedef {Exclude<Select, { type: 'external_select' }>} OneSelect */
/** @typedef {Exclude<MultiSelect, { type: 'multi_external_select' }>} ManySelect */
/** @typedef {{ key: string, label: string, group: string, entry: unknown }} Choice `entry` is what the value object holds */

/**
 * What can be chosen: the element's own options, or people and channels the person of the screen may see.
 * @param {OneSelect | ManySelect} element
 * @param {PageState} state
 * @returns {Choice[]}
 */
export function choicesOf(element, state) {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select': {
      const groups = element.option_groups ?? [{ label: { text: '' }, options: element.options ?? [] }];
      return groups.flatMap(({ label, options }) =>
        options.map(option => ({
          key: option.value ?? option.text.text,
          label: option.text.text,
          group: label.text,
          entry: option,
        })),
      );
    }
    case 'users_select':
    case 'multi_users_select':
      return peopleChoices(state);
    case 'channels_select':
    case 'multi_channels_select':
      return conversationChoices(state, ['public']);
    case 'conversations_select':
    case 'multi_conversations_select':
      return conversationChoices(state, element.filter?.include ?? ['public', 'private']);
  }
}

/**
 * The property of the value object that holds the choice.
 * @param {OneSelect | ManySelect} element
 */
export function slotOf(element) {
  switch (element.type) {
    case 'static_select':
      return 'selected_option';
    case 'multi_static_select':
      return 'selected_options';
    case 'users_select':
      return 'selected_user';
    case 'multi_users_select':
      return 'selected_users';
    case 'channels_select':
      return 'selected_channel';
    case 'multi_channels_select':
      return 'selected_channels';
    case 'conversations_select':
      return 'selected_conversation';
    case 'multi_conversations_select':
      return 'selected_conversations';
  }
}

/**
 * The key of something the value object holds: an option or an id.
 * @param {unknown} entry
 * @returns {string}
 */
export function keyOf(entry) {
  if (typeof entry === 'string') return entry;
  if (typeof entry === 'object' && entry !== null && 'value' in entry) return String(entry.value);
  return '';
}

/**
 * @param {PageState} state
 * @returns {Choice[]}
 */
function peopleChoices(state) {
  return state.people
    .filter(person => !person.deactivated)
    .map(({ id, name }) => ({ key: id, label: name, group: '', entry: id }));
}

/**
 * @param {PageState} state
 * @param {readonly string[]} include Slack's names of the kinds
 * @returns {Choice[]}
 */
function conversationChoices(state, include) {
  return state.conversations
    .filter(({ kind, archived }) => !archived && include.includes(slackKind(kind)))
    .map(({ id, name, kind }) => ({ key: id, label: kind === 'app' ? name : `#${name}`, group: '', entry: id }));
}

/** @param {PageConversation['kind']} kind */
function slackKind(kind) {
  return kind === 'channel' ? 'public' : kind === 'private' ? 'private' : 'im';
}
