import type { PageApp, PageConversation, PageFile, PageMessage, PagePerson, PageState, PageView } from './page-api.ts';
import { appConversation } from './workspace/conversations.ts';
import { messagesSeenBy, unreadOf } from './workspace/messages.ts';
import { actorOf, SLACKBOT } from './workspace/people.ts';
import type { Conversation, Message, View } from './workspace/records.ts';
import type { State } from './workspace/state.ts';
import { homeOf, openViews } from './workspace/views.ts';

/** Everything this person's screen shows. Throws `Impossible` for somebody who is not (any more) here. */
export function pageState(state: State, userId: string, moving: boolean): PageState {
  const me = actorOf(state, userId).id;
  appConversation(state, me);
  const home = homeOf(state, me);
  return {
    now: state.clock.now().toISOString(),
    moving,
    team: { name: state.records.team.name },
    app: pageApp(state),
    people: pagePeople(state),
    me,
    conversations: [...state.records.conversations.values()]
      .filter(({ members }) => members.has(me))
      .map(conversation => pageConversation(state, conversation, me)),
    views: openViews(state, me).map(pageView),
    home: home === null ? null : pageView(home),
    toast: state.toasts.get(me) ?? null,
  };
}

function pageApp({ records: { app, bot } }: State): PageApp {
  const { name, homeTab: home, commands, shortcuts } = app;
  return { userId: bot.userId, name, home, commands, shortcuts };
}

function pagePeople({ records: { people } }: State): readonly PagePerson[] {
  return [...people.values()]
    .filter(({ id, isBot }) => !isBot && id !== SLACKBOT)
    .map(({ id, realName, title, zone, deactivated }) => ({ id, name: realName, title, zone, deactivated }));
}

function pageConversation(state: State, conversation: Conversation, me: string): PageConversation {
  const { id, kind, name, archived } = conversation;
  return {
    id,
    kind,
    name: kind === 'app' ? state.records.app.name : name,
    archived,
    unread: unreadOf(conversation, me).length,
    messages: messagesSeenBy(state, me, id).map(message => pageMessage(state, id, message, me)),
  };
}

function pageMessage(state: State, channel: string, message: Message, me: string): PageMessage {
  const { ts, author, text, blocks, fileIds, editedTs, onlyFor } = message;
  return {
    ts,
    at: new Date(Number(ts) * 1000).toISOString(),
    author,
    text,
    blocks,
    files: fileIds.flatMap(id => pageFile(state, id)),
    edited: editedTs !== null,
    ephemeral: onlyFor !== null,
    waiting: state.waitingClicks.get(`${channel}/${ts}/${me}`) ?? [],
  };
}

function pageFile({ records: { files } }: State, fileId: string): readonly PageFile[] {
  const file = files.get(fileId);
  return file ? [{ id: file.id, name: file.name, title: file.title, size: file.length }] : [];
}

function pageView({ id, hash, content, errors, busy, trouble }: View): PageView {
  const { callbackId, title, submit, close, blocks } = content;
  return { id, hash, callbackId, title, submit, close, blocks, errors, busy, trouble };
}
