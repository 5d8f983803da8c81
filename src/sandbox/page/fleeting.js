/** @import {PageMessage, PageState} from '../page-api.ts' */

/**
 * What only one person sees is not kept, as in Slack: a window shows what came since it was opened. The function that comes
 * back takes the rest away; the first screen it is given is the opening.
 * @returns {(state: PageState) => PageState}
 */
export function createFleeting() {
  let opened = '';
  const stays = (/** @type {PageMessage} */ { ephemeral, at }) => !ephemeral || at >= opened;
  return state => {
    opened ||= state.now;
    const conversations = state.conversations.map(conversation => ({
      ...conversation,
      messages: conversation.messages.filter(stays).map(message => withReplies(message, stays)),
    }));
    return { ...state, conversations };
  };
}

/**
 * @param {PageMessage} message
 * @param {(reply: PageMessage) => boolean} stays
 * @returns {PageMessage}
 */
function withReplies(message, stays) {
  const { thread } = message;
  return thread ? { ...message, thread: { ...thread, replies: thread.replies.filter(stays) } } : message;
}
