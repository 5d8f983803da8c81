/** @import {PageConversation, PageState} from '../page-api.ts' */
/** @import {Deeds} from './types.ts' */
import { h, setAttribute, setText } from './dom.js';
import { sendOnEnter } from './enter.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { createSuggestions } from './suggestions.js';

/**
 * The field at the foot of a conversation: messages, commands with their list, and the app's global shortcuts.
 * @param {HTMLFormElement} form
 * @param {Deeds} deeds
 */
export function createComposer(form, deeds) {
  /** @type {Map<string, string>} */
  const drafts = new Map();
  /** @type {{ state: PageState, conversation: PageConversation } | null} */
  let now = null;
  const field = h('textarea', { rows: 1, autocomplete: 'off', 'aria-describedby': 'composer-hint' });
  const hint = h('p', { class: 'composer-hint', id: 'composer-hint', role: 'status' });
  const suggestions = createSuggestions(field, () => note());
  const { shortcuts, send, box, archived } = drawComposer(form, field, hint, suggestions.list);

  const note = () => {
    if (!now) return;
    drafts.set(draftKey(now), field.value);
    suggestions.update(now.state.app.commands);
    setText(hint, hintFor(now, field.value));
    setAttribute(send, 'aria-disabled', String(field.value.trim() === '' || isRefused(now.conversation, field.value)));
  };
  const submit = async () => {
    if (!now || field.value.trim() === '' || isRefused(now.conversation, field.value)) return;
    const text = field.value.trim();
    const key = draftKey(now);
    const channel = now.conversation.id;
    field.value = '';
    note();
    const answer = await deeds.act({ type: text.startsWith('/') ? 'command' : 'write', channel, text });
    if (answer.ok || drafts.get(key)) return;
    drafts.set(key, text);
    if (now && draftKey(now) === key) field.value = text;
    note();
  };

  field.addEventListener('input', note);
  sendOnEnter(field, form);
  form.addEventListener('submit', event => {
    event.preventDefault();
    void submit();
    field.focus();
  });
  shortcuts.addEventListener('click', () => now && openMenu(shortcuts, 'Shortcuts', shortcutItems(now.state, deeds)));

  return {
    /**
     * @param {PageState} state
     * @param {PageConversation} conversation
     */
    update(state, conversation) {
      const moved = !now || draftKey(now) !== draftKey({ state, conversation });
      now = { state, conversation };
      if (moved) field.value = drafts.get(draftKey(now)) ?? '';
      box.hidden = conversation.archived;
      archived.hidden = !conversation.archived;
      shortcuts.hidden = !state.app.shortcuts.some(({ type }) => type === 'global');
      setAttribute(field, 'placeholder', placeholderFor(conversation));
      setAttribute(field, 'aria-label', placeholderFor(conversation));
      if (moved) note();
    },
    focus: () => field.focus(),
  };
}

/**
 * @param {HTMLElement} form
 * @param {HTMLTextAreaElement} field
 * @param {HTMLElement} hint
 * @param {HTMLElement} list
 */
function drawComposer(form, field, hint, list) {
  const menuProps = {
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    'aria-label': 'Shortcuts',
    title: 'Shortcuts',
  };
  const shortcuts = h('button', { type: 'button', class: 'icon-button', ...menuProps }, icon('bolt'));
  const send = h(
    'button',
    { type: 'submit', class: 'icon-button send', 'aria-label': 'Send', title: 'Send' },
    icon('send'),
  );
  const tools = h('div', { class: 'composer-tools' }, shortcuts, hint, send);
  const box = h('div', { class: 'composer-box' }, list, field, tools);
  const archived = h(
    'p',
    { class: 'composer-archived', hidden: true },
    'This channel is archived. Nobody can write here.',
  );
  form.append(box, archived);
  return { shortcuts, send, box, archived };
}

/**
 * @param {PageState} state
 * @param {Deeds} deeds
 */
function shortcutItems(state, deeds) {
  return state.app.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ callbackId, name, description }) => ({
      label: name,
      hint: description,
      choose: () => void deeds.act({ type: 'shortcut', callbackId }),
    }));
}

/** @param {{ state: PageState, conversation: PageConversation }} where */
function draftKey({ state, conversation }) {
  return `${state.me}/${conversation.id}`;
}

/** @param {PageConversation} conversation */
function placeholderFor({ kind, name }) {
  return kind === 'app' ? 'Messages are off here. Type / for commands' : `Message #${name}`;
}

/**
 * The messages tab of the app is read-only: only commands go out.
 * @param {PageConversation} conversation
 * @param {string} text
 */
function isRefused(conversation, text) {
  return conversation.kind === 'app' && !text.trimStart().startsWith('/');
}

/**
 * @param {{ state: PageState, conversation: PageConversation }} where
 * @param {string} text
 */
function hintFor({ state, conversation }, text) {
  if (text.trim() === '') return '';
  if (isRefused(conversation, text)) return 'Only commands can be sent here. Start with /';
  const command = state.app.commands.find(one => text.startsWith(`${one.command} `));
  return command ? `${command.command} ${command.usageHint}` : '';
}
