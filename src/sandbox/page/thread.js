/** @import {PageConversation, PageMessage, PageState} from '../page-api.ts' */
/** @import {Deeds, ListItem, Stand, Threads} from './types.ts' */
import { stickToBottom } from './bottom.js';
import { h, setText } from './dom.js';
import { icon } from './icons.js';
import { createKeptList } from './kept-list.js';
import { divider, followsClosely, markWaiting, messageItem } from './message-items.js';
import { announce, since } from './messages.js';
import { createReplyField } from './reply-field.js';
import { countOf } from './thread-line.js';
import { newReplies } from './unread.js';

/**
 * A thread beside its conversation: the message it begins with, the replies, and where one may write a field for one more.
 * @param {HTMLElement} section
 * @param {Deeds & Threads} deeds
 * @param {() => void} close
 */
export function createThread(section, deeds, close) {
  const { list, scroller, where } = drawPane(section, close);
  const field = createReplyField(deeds);
  section.append(field.form);
  const patch = createKeptList(list);
  const bottom = stickToBottom(scroller, list);
  let openKey = '';
  let firstNew = '';
  let newest = '';
  const focus = () => {
    if (!field.focus()) list.focus();
  };
  closeOnEscape(section, close);
  return {
    focus,
    /**
     * @param {PageState} state
     * @param {PageConversation} conversation
     * @param {PageMessage | undefined} root what the open thread begins with
     */
    update(state, conversation, root) {
      section.hidden = root === undefined;
      const key = root ? `${state.me}/${root.ts}` : '';
      const isNew = key !== openKey;
      openKey = key;
      if (!root) return patch([]);
      const replies = root.thread?.replies ?? [];
      if (isNew) firstNew = newReplies(root, state.me)[0]?.ts ?? '';
      setText(where, conversation.kind === 'app' ? conversation.name : `#${conversation.name}`);
      list.setAttribute('aria-label', `Thread in ${conversation.name}`);
      patch(itemsOf({ place: 'thread', state, conversation, deeds }, root, firstNew));
      markWaiting(list, [root, ...replies]);
      if (!isNew) for (const reply of since([root, ...replies], newest)) announce(reply, state, deeds);
      newest = replies.at(-1)?.ts ?? root.ts;
      field.update(state, conversation, root);
      bottom.hold(isNew);
    },
  };
}

/**
 * @param {HTMLElement} section
 * @param {() => void} close
 */
function drawPane(section, close) {
  const where = h('span', { class: 'thread-where' });
  const title = h('h2', { id: 'thread-title' }, 'Thread', ' ', where);
  const back = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close thread', onclick: close });
  back.append(icon('close'));
  const list = h('ol', { class: 'message-list', tabindex: '-1' });
  const scroller = h('div', { class: 'panel' }, list);
  section.append(h('header', { class: 'thread-head' }, title, back), scroller);
  return { list, scroller, where };
}

/**
 * @param {HTMLElement} section
 * @param {() => void} close
 */
function closeOnEscape(section, close) {
  section.addEventListener('keydown', event => {
    // An open list inside takes Escape for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || section.querySelector(':popover-open')) return;
    event.preventDefault();
    close();
  });
}

/**
 * @param {Stand} stand
 * @param {PageMessage} root
 * @param {string} firstNew ts of the first reply that was unread when the thread was opened
 * @returns {ListItem[]}
 */
function itemsOf(stand, root, firstNew) {
  const { count = 0, replies = [] } = root.thread ?? {};
  /** @type {PageMessage | undefined} */
  let before;
  const items = replies.flatMap(reply => {
    const marks = reply.ts === firstNew ? [divider('new', 'New', 'new')] : [];
    const grouped = marks.length === 0 && followsClosely(before, reply);
    before = reply;
    return [...marks, messageItem(reply, grouped, stand)];
  });
  const counted = count > 0 ? [divider('count', countOf(count), 'count')] : [];
  return [messageItem(root, false, stand), ...counted, ...items];
}
