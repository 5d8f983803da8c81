/** @import {PageConversation, PageMessage, PageState} from '../page-api.ts' */
/** @import {Deeds} from './types.ts' */
import { h, setAttribute, setText } from './dom.js';
import { sendOnEnter } from './enter.js';
import { icon } from './icons.js';
import { mayWrite } from './names.js';

/**
 * The field at the foot of a thread. What was begun in one thread waits there.
 * @param {Deeds} deeds
 */
export function createReplyField(deeds) {
  /** @type {Map<string, string>} */
  const drafts = new Map();
  /** @type {{ key: string, channel: string, thread: string } | null} */
  let now = null;
  const { form, field, also, alsoWords, send } = drawField();
  const note = () => {
    if (now) drafts.set(now.key, field.value);
    setAttribute(send, 'aria-disabled', String(field.value.trim() === ''));
  };
  const submit = async () => {
    const text = field.value.trim();
    if (!now || text === '') return;
    const { key, channel, thread } = now;
    const broadcast = also.checked;
    field.value = '';
    also.checked = false;
    note();
    const answer = await deeds.act({ type: 'write', channel, text, thread, broadcast });
    if (answer.ok || drafts.get(key)) return;
    drafts.set(key, text);
    if (now?.key === key) field.value = text;
    note();
  };
  field.addEventListener('input', note);
  sendOnEnter(field, form);
  form.addEventListener('submit', event => {
    event.preventDefault();
    void submit();
    field.focus();
  });
  return {
    form,
    /**
     * @param {PageState} state
     * @param {PageConversation} conversation
     * @param {PageMessage} root
     */
    update(state, conversation, root) {
      form.hidden = !mayWrite(conversation);
      const key = `${state.me}/${root.ts}`;
      if (now?.key === key) return;
      now = { key, channel: conversation.id, thread: root.ts };
      field.value = drafts.get(key) ?? '';
      also.checked = false;
      setText(alsoWords, `Also send to #${conversation.name}`);
      note();
    },
    /** @returns {boolean} false where nobody may write */
    focus() {
      if (!form.hidden) field.focus();
      return !form.hidden;
    },
  };
}

function drawField() {
  const field = h('textarea', { rows: 1, autocomplete: 'off', placeholder: 'Reply…', 'aria-label': 'Reply' });
  const also = h('input', { type: 'checkbox' });
  const alsoWords = h('span', {});
  const send = h(
    'button',
    { type: 'submit', class: 'icon-button send', 'aria-label': 'Send reply', title: 'Send' },
    icon('send'),
  );
  const tools = h('div', { class: 'composer-tools' }, h('label', { class: 'also' }, also, alsoWords), send);
  const form = h(
    'form',
    { class: 'composer', 'aria-label': 'Reply' },
    h('div', { class: 'composer-box' }, field, tools),
  );
  return { form, field, also, alsoWords, send };
}
