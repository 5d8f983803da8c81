import type { ActionsBlockElement, ImageElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import type { PageAct, PageAnswer, PageConversation, PageState } from '../page-api.ts';

/** Everything a person can click or fill in: in an actions block, as an accessory or in an input block. */
export type BlockElement = ActionsBlockElement | InputBlockElement | Exclude<SectionBlockAccessory, ImageElement>;

/** Slack's value object of one element, with its `type`. */
export type ElementValue = Record<string, unknown>;

/** Where an element stands: its ids, and how it is named to a screen reader. */
export interface Place {
  readonly blockId: string;
  readonly actionId: string;
  /** DOM id of the control */
  readonly id: string;
  /** DOM id of the visible label, if there is one; otherwise the control names itself by its placeholder */
  readonly labelledBy: string | null;
  readonly optional: boolean;
  /** a change is told to the app at once */
  readonly dispatches: boolean;
}

/** A question asked before an action goes out. */
export interface Question {
  readonly title: string;
  readonly text: Node;
  readonly confirm: string;
  readonly deny: string;
  readonly danger: boolean;
}

/** What the blocks of one surface (a message, a modal, the Home tab) need from their surroundings. */
export interface Stage {
  readonly state: PageState;
  /** the typed value of an element, or undefined if nothing was typed */
  readonly valueOf: (blockId: string, actionId: string) => ElementValue | undefined;
  readonly keep: (blockId: string, actionId: string, value: ElementValue) => void;
  /** tells the app; resolves when the sandbox has answered */
  readonly click: (blockId: string, actionId: string, chosen?: ElementValue) => Promise<void>;
  readonly ask: (question: Question) => Promise<boolean>;
}

/** What the regions of the page may do. */
export interface Deeds {
  /** sends an act as the person of the screen; a refusal is shown as a toast unless it names fields */
  readonly act: (act: PageAct) => Promise<PageAnswer>;
  readonly ask: (question: Question) => Promise<boolean>;
  readonly announce: (text: string) => void;
}

/** Where one can be taken. */
export interface Places {
  /** to this person's screen, and there into this conversation; null: hers with the app */
  readonly goTo: (userId: string, channel: string | null) => void;
}

/** One row of a kept list: redrawn only if `print` changes. */
export interface ListItem {
  readonly key: string;
  readonly print: string;
  readonly draw: () => HTMLElement;
}

/** Where one goes from a message into its thread. */
export interface Threads {
  readonly openThread: (ts: string) => void;
}

/** What a message needs from where it stands: in the list of a conversation, or in the pane of a thread. */
export interface Stand {
  readonly place: 'list' | 'thread';
  readonly state: PageState;
  readonly conversation: PageConversation;
  readonly deeds: Deeds & Threads;
}
