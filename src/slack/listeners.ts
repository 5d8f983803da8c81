import type { Language } from '../i18n/language.ts';
import type { ModalView } from './blocks.ts';
import type { FormState } from './form.ts';

/**
 * What a feature answers to people. A listener never talks to Slack: it returns what should happen, and the room `slack`
 * does it within the three seconds that Slack gives.
 */
export interface Listeners {
  /** by `action_id` */
  readonly clicks?: Readonly<Record<string, (click: Click) => Promise<ClickReply>>>;
  /** by `callback_id` */
  readonly submissions?: Readonly<Record<string, (submission: Submission) => Promise<SubmissionReply>>>;
  /** sub-commands of `/hats`, by their word */
  readonly commands?: Readonly<Record<string, Command>>;
  /** by `callback_id` of the manifest */
  readonly shortcuts?: Readonly<Record<string, (use: ShortcutUse) => Promise<Opening>>>;
  /** by event type; run once per `event_id` */
  readonly events?: Readonly<Record<string, (event: SlackEvent) => Promise<void>>>;
  /** ids of those above whose names may not stand in the log: it would tell that somebody used them */
  readonly discreet?: readonly string[];
}

export interface Click {
  /** Slack user id of whoever clicked; who she is and what she may do is asked of the database */
  readonly slackUserId: string;
  /** the button's value, or the chosen option's: an id, possibly stale */
  readonly value: string;
  /** present when the click was inside a modal */
  readonly view: ClickedView | undefined;
}

export interface ClickedView {
  readonly metadata: string;
  readonly state: FormState;
}

/** A modal to open. `later`: what it becomes once something slower is ready (a picture, say); undefined: it stays. */
export interface Opening {
  readonly open: ModalView;
  readonly later?: () => Promise<ModalView | undefined>;
}

/** A shortcut of the app, used anywhere or on a message. */
export interface ShortcutUse {
  readonly slackUserId: string;
  readonly message: UsedMessage | undefined;
}

export interface UsedMessage {
  /** as people read it */
  readonly text: string;
  /** leads whoever may see the message to it */
  readonly link: string;
}

export type ClickReply =
  | Opening
  | { readonly push: ModalView }
  /** replaces the modal that was clicked in */
  | { readonly update: ModalView }
  /** only she sees it */
  | { readonly say: string }
  | 'nothing';

export interface Submission {
  readonly slackUserId: string;
  readonly metadata: string;
  readonly state: FormState;
}

export type SubmissionReply =
  /** by block id of an input; what was typed stays */
  { readonly errors: Readonly<Record<string, string>> } | { readonly update: ModalView } | 'close';

export interface Command {
  /** one line for `/hats help` */
  readonly help: (language: Language) => string;
  readonly run: (call: CommandCall) => Promise<CommandReply>;
}

export interface CommandCall {
  readonly slackUserId: string;
  /** what stands behind the sub-command's word */
  readonly rest: string;
}

export type CommandReply = Opening | { readonly say: string };

/** The inner event as Slack sent it; each feature reads what it needs. */
export interface SlackEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}
