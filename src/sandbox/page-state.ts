import type { ClockHands } from './page-acts.ts';
import type { PageApp, PageConversation, PagePerson, PageState, PageView } from './page-api.ts';
import { pageMessages } from './page-messages.ts';
import { appConversation } from './workspace/conversations.ts';
import { unreadOf } from './workspace/messages.ts';
import { actorOf, SLACKBOT } from './workspace/people.ts';
import type { Conversation, View } from './workspace/records.ts';
import type { State } from './workspace/state.ts';
import { isInList } from './workspace/threads.ts';
import { homeOf, openViews } from './workspace/views.ts';

/** Everything this person's screen shows. Throws `Impossible` for somebody who is not (any more) here. */
export function pageState(state: State, userId: string, hands: ClockHands | null): PageState {
  const me = actorOf(state, userId).id;
  appConversation(state, me);
  const home = homeOf(state, me);
  return {
    now: state.clock.now().toISOString(),
    moving: hands?.isMoving() ?? false,
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
    demo: hands?.demo?.shows() ?? null,
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
  const { id, kind, name, archived, lastRead } = conversation;
  const messages = pageMessages(state, conversation, me);
  return {
    id,
    kind,
    name: kind === 'app' ? state.records.app.name : name,
    archived,
    unread: unreadOf(conversation, me).filter(message => isInList(message) && message.onlyFor === null).length,
    unreadReplies: messages.reduce((sum, { thread }) => sum + (thread?.unread ?? 0), 0),
    readUntil: lastRead.get(me) ?? '0',
    messages,
  };
}

function pageView({ id, hash, content, errors, busy, trouble }: View): PageView {
  const { callbackId, title, submit, close, blocks } = content;
  return { id, hash, callbackId, title, submit, close, blocks, errors, busy, trouble };
}
