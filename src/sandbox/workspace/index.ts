import type { ViewValues } from '../page-api.ts';
import { type Click, click, clickInView, type ViewClick } from './clicks.ts';
import { command, type ShortcutUse, shortcut } from './commands.ts';
import { addChannel, appConversation, archive, join, leave, publish, uninstall } from './conversations.ts';
import { repeatLastEvent, repeatLastInteraction } from './deliveries.ts';
import type { Faults } from './faults.ts';
import { messagesSeenBy } from './messages.ts';
import type { Outcome } from './outcome.ts';
import { addPerson, deactivate, personOf, updatePerson } from './people.ts';
import { dismiss, type InThread, openHome, read, type Unread, unread, write } from './presence.ts';
import type { Conversation, Message, Person, Records, View } from './records.ts';
import { postDue } from './scheduled.ts';
import { type ChannelInput, changed, type PersonInput, type State } from './state.ts';
import { closeView, submit } from './submissions.ts';
import { readThread } from './threads.ts';
import type { Acknowledgement } from './traffic.ts';
import { homeOf, openViews } from './views.ts';
import type { Violation } from './violations.ts';

export { Impossible } from './impossible.ts';
export type { Outcome } from './outcome.ts';
export type { Message, Records, View } from './records.ts';
export type { ChannelInput, PersonInput } from './state.ts';

/**
 * A Slack workspace with people in it, as stories and the page drive it. What a person does resolves when the app's
 * acknowledgement has been applied, or has failed to come. Whatever Slack would not let her do throws `Impossible`.
 */
export interface Workspace {
  readonly records: Records;
  /** what the app did that Slack refuses, punishes or advises against; a story may empty it */
  readonly violations: Violation[];
  readonly faults: Faults;
  limitRates(enabled: boolean): void;

  click(userId: string, given: Click): Promise<Outcome>;
  clickInView(userId: string, given: ViewClick): Promise<Outcome>;
  submit(userId: string, viewId: string, values?: ViewValues): Promise<Outcome>;
  /** `all`: the X in the corner */
  closeView(userId: string, viewId: string, all?: boolean): Promise<Outcome>;
  command(userId: string, channel: string, typed: string): Promise<Outcome>;
  shortcut(userId: string, use: ShortcutUse): Promise<Outcome>;
  openHome(userId: string): Promise<Outcome>;
  /** what she sees now counts as read */
  read(userId: string, channel: string): readonly Message[];
  readThread(userId: string, channel: string, threadTs: string): void;
  write(userId: string, channel: string, text: string, reply?: InThread): Message;
  dismiss(userId: string, channel: string, ts: string): void;

  person(userId: string): Person;
  addPerson(input: PersonInput): Person;
  updatePerson(userId: string, change: Partial<Omit<Person, 'id'>>): Person;
  deactivate(userId: string): Person;
  addChannel(input: ChannelInput): Conversation;
  archive(channel: string): void;
  /** makes a private channel public */
  publish(channel: string): void;
  /** without a user id, the bot */
  join(channel: string, userId?: string): void;
  leave(channel: string, userId?: string): void;
  uninstall(): void;
  /** the newest event arrives at the app a second time, as Slack sometimes does */
  repeatLastEvent(): void;
  /** the newest click, submission or command arrives a second time, its trigger used up; what the app answers moves nobody's screen */
  repeatLastInteraction(): Promise<Acknowledgement>;

  /** her direct conversation with the app */
  appConversation(userId: string): Conversation;
  /** oldest first; the newest 100 unless told otherwise; reads nothing */
  messagesSeenBy(userId: string, channel: string, limit?: number): readonly Message[];
  openViews(userId: string): readonly View[];
  homeOf(userId: string): View | null;
  unread(): readonly Unread[];
  /** called after every change; answers how to stop it */
  subscribe(listener: () => void): () => void;
  /** for whoever moves the clock: what was scheduled is posted, and everybody who watches looks again */
  touch(): void;
  /** Resolves with the first value that is neither undefined, null nor false; looked at now and after every change. Rejects after `ms` of real time. */
  until<T>(look: () => T | undefined | null | false, ms?: number): Promise<T>;
}

/** The workspace around this state. */
export function workspaceOf(state: State): Workspace {
  return { ...actsIn(state), ...changesOf(state), ...looksInto(state) };
}

type Acts =
  | 'click'
  | 'clickInView'
  | 'submit'
  | 'closeView'
  | 'command'
  | 'shortcut'
  | 'openHome'
  | 'read'
  | 'readThread'
  | 'write'
  | 'dismiss';

function actsIn(state: State): Pick<Workspace, Acts> {
  return {
    click: (userId, given) => click(state, userId, given),
    clickInView: (userId, given) => clickInView(state, userId, given),
    submit: (userId, viewId, values = {}) => submit(state, userId, viewId, values),
    closeView: (userId, viewId, all) => closeView(state, userId, viewId, all),
    command: (userId, channel, typed) => command(state, userId, channel, typed),
    shortcut: (userId, use) => shortcut(state, userId, use),
    openHome: userId => openHome(state, userId),
    read: (userId, channel) => read(state, userId, channel),
    readThread: (userId, channel, threadTs) => readThread(state, userId, channel, threadTs),
    write: (userId, channel, text, reply) => write(state, userId, channel, text, reply),
    dismiss: (userId, channel, ts) => dismiss(state, userId, channel, ts),
  };
}

type Changes =
  | 'limitRates'
  | 'addPerson'
  | 'updatePerson'
  | 'deactivate'
  | 'addChannel'
  | 'archive'
  | 'publish'
  | 'join'
  | 'leave'
  | 'uninstall'
  | 'repeatLastEvent'
  | 'repeatLastInteraction';

function changesOf(state: State): Pick<Workspace, Changes> {
  return {
    limitRates: enabled => {
      state.rates.enabled = enabled;
    },
    addPerson: input => addPerson(state, input),
    updatePerson: (userId, change) => updatePerson(state, userId, change),
    deactivate: userId => deactivate(state, userId),
    addChannel: input => addChannel(state, input),
    archive: channel => archive(state, channel),
    publish: channel => publish(state, channel),
    join: (channel, userId) => join(state, channel, userId),
    leave: (channel, userId) => leave(state, channel, userId),
    uninstall: () => uninstall(state),
    repeatLastEvent: () => repeatLastEvent(state),
    repeatLastInteraction: () => repeatLastInteraction(state),
  };
}

function looksInto(state: State): Omit<Workspace, Acts | Changes> {
  const subscribe = (listener: () => void) => {
    state.listeners.add(listener);
    return () => void state.listeners.delete(listener);
  };
  return {
    records: state.records,
    violations: state.violations,
    faults: state.faults,
    person: userId => personOf(state, userId),
    appConversation: userId => appConversation(state, userId),
    messagesSeenBy: (userId, channel, limit) => messagesSeenBy(state, userId, channel, limit),
    openViews: userId => openViews(state, userId),
    homeOf: userId => homeOf(state, userId),
    unread: () => unread(state),
    subscribe,
    touch: () => {
      postDue(state);
      changed(state);
    },
    until: (look, ms = 5_000) => until(state, look, ms),
  };
}

function until<T>(state: State, look: () => T | undefined | null | false, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      state.listeners.delete(tryNow);
      clearTimeout(timer);
      act();
    };
    const tryNow = () => {
      try {
        const found = look();
        if (found !== undefined && found !== null && found !== false) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(() => settle(() => reject(new Error(`nothing came within ${ms} ms: ${look}`))), ms);
    state.listeners.add(tryNow);
    tryNow();
  });
}
