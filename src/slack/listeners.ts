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
  /** by event type; run once per `event_id` */
  readonly events?: Readonly<Record<string, (event: SlackEvent) => Promise<void>>>;
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

export type ClickReply =
  | { readonly open: ModalView }
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

export type CommandReply = { readonly open: ModalView } | { readonly say: string };

/** The inner event as Slack sent it; each feature reads what it needs. */
export interface SlackEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}
