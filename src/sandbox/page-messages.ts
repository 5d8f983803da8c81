import type { PageFile, PageMessage, PageThread } from './page-api.ts';
import type { Conversation, Message } from './workspace/records.ts';
import type { State } from './workspace/state.ts';
import { listSeenBy, type Threaded, unreadReplies } from './workspace/threads.ts';

/** How many messages of a conversation, and replies of a thread, a screen carries. */
const limit = 100;

/** The list of a conversation as this person sees it, each message with its thread. */
export function pageMessages(state: State, conversation: Conversation, me: string): readonly PageMessage[] {
  return listSeenBy(conversation, me, limit).map(threaded => ({
    ...pageMessage(state, conversation.id, threaded.message, me),
    thread: pageThread(state, conversation, threaded, me),
  }));
}

function pageThread(state: State, conversation: Conversation, threaded: Threaded, me: string): PageThread | null {
  const { replies } = threaded;
  if (replies.length === 0) return null;
  return {
    count: replies.filter(({ onlyFor }) => onlyFor === null).length,
    unread: unreadReplies(state, conversation, threaded, me).length,
    replies: replies.slice(-limit).map(reply => pageMessage(state, conversation.id, reply, me)),
  };
}

function pageMessage(state: State, channel: string, message: Message, me: string): PageMessage {
  const { ts, author, text, blocks, fileIds, editedTs, onlyFor, threadTs } = message;
  return {
    ts,
    at: new Date(Number(ts) * 1000).toISOString(),
    author,
    text,
    blocks,
    files: fileIds.flatMap(id => pageFile(state, id)),
    edited: editedTs !== null,
    ephemeral: onlyFor !== null,
    replyTo: threadTs,
    thread: null,
    waiting: state.waitingClicks.get(`${channel}/${ts}/${me}`) ?? [],
  };
}

function pageFile({ records: { files } }: State, fileId: string): readonly PageFile[] {
  const file = files.get(fileId);
  return file ? [{ id: file.id, name: file.name, title: file.title, size: file.length }] : [];
}
