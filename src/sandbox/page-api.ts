import type { KnownBlock } from '@slack/types';

/**
 * What the browser page and the sandbox say to each other, as JSON.
 *
 * `GET  /page-api/stream?as=U…`  server-sent events; every `state` event carries a whole `PageState`
 * `GET  /page-api/state?as=U…`   the same once
 * `GET  /page-api/timeline`      what happened and is planned, as `PageEvent[]`; 404 where there is no demo
 * `POST /page-api/act`           a `PageRequest`; answers a `PageAnswer`
 */
export interface PageState {
  /** the workspace's time, ISO 8601 in UTC */
  readonly now: string;
  /** true while the clock is being moved: what happens on the way is still arriving */
  readonly moving: boolean;
  readonly team: { readonly name: string };
  readonly app: PageApp;
  readonly people: readonly PagePerson[];
  /** Slack user id of the person whose screen this is */
  readonly me: string;
  /** only what `me` may see */
  readonly conversations: readonly PageConversation[];
  /** the open modals, the bottom one first; at most three */
  readonly views: readonly PageView[];
  readonly home: PageView | null;
  /** set when the app answered late or not at all: Slack's own words for the person */
  readonly toast: { readonly id: string; readonly text: string } | null;
  /** what stands beside Slack; null: nothing, as in a workspace of a test */
  readonly demo: PageDemo | null;
}

export interface PageDemo {
  /** the year that is being played, from when until when, ISO 8601 in UTC */
  readonly year: { readonly from: string; readonly until: string } | null;
  readonly guide: readonly PageStep[];
  readonly faults: PageFaults;
}

/** One step of the guide: what to do, and where. */
export interface PageStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** who does it, and in which conversation: a channel's id, or null for her own with the app; the first one begins */
  readonly places: readonly { readonly userId: string; readonly channel: string | null }[];
  /** `waiting`: time has to go on before it can be done */
  readonly state: 'ready' | 'waiting' | 'done';
}

export type PageFault = 'rate_limited' | 'lost_answers';

export interface PageFaults {
  readonly on: readonly PageFault[];
  readonly restarting: boolean;
  /** how often each of them came between the app and Slack so far */
  readonly met: Readonly<Record<PageFault, number>>;
  readonly restarts: number;
  /** messages of the app that carry a mark of their own, and how many of these came a second time */
  readonly messages: number;
  readonly twice: number;
}

/** Something in the firm's calendar. `late`: it should have been and was not yet; `missed`: it was over without having been. */
export interface PageEvent {
  readonly kind: 'check_in' | 'talk' | 'follow_up' | 'development' | 'deviation' | 'survey' | 'health';
  readonly about: { readonly kind: 'person' | 'client' | 'firm'; readonly name: string };
  readonly state: 'planned' | 'open' | 'done' | 'late' | 'missed';
  /** ISO 8601 in UTC */
  readonly at: string;
  /** when it was answered or ended; null: a moment, or not over yet */
  readonly until: string | null;
}

export interface PageApp {
  readonly userId: string;
  readonly name: string;
  /** the app has a Home tab */
  readonly home: boolean;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly type: 'message' | 'global';
    readonly description: string;
  }[];
}

export interface PagePerson {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly zone: string;
  readonly deactivated: boolean;
}

export interface PageConversation {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'app';
  /** without `#`; for the DM with the app, the app's name */
  readonly name: string;
  readonly archived: boolean;
  /** neither replies in a thread nor what only `me` sees is among it */
  readonly unread: number;
  /** in the threads that `me` follows: all of them in her conversation with the app, elsewhere those she wrote in or is named in */
  readonly unreadReplies: number;
  /** `ts` of the newest message `me` has read; `'0'`: none */
  readonly readUntil: string;
  /** the newest, at most 100, oldest first; a reply stands among them only if it was sent to the channel too */
  readonly messages: readonly PageMessage[];
}

export interface PageMessage {
  readonly ts: string;
  readonly at: string;
  /** Slack user id of a person or of the app's bot user */
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly files: readonly PageFile[];
  readonly edited: boolean;
  /** only `me` sees it, and it can be dismissed */
  readonly ephemeral: boolean;
  /** `ts` of the message it replies to */
  readonly replyTo: string | null;
  /** its replies; null: none */
  readonly thread: PageThread | null;
  /** `block_id/action_id` of the elements whose click the app has not acknowledged yet */
  readonly waiting: readonly string[];
}

export interface PageThread {
  /** without those that only `me` sees */
  readonly count: number;
  readonly unread: number;
  /** the newest, at most 100, oldest first */
  readonly replies: readonly PageMessage[];
}

/** Its bytes are at `GET /page-api/file/F…`. */
export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** in bytes */
  readonly size: number;
}

export interface PageView {
  readonly id: string;
  readonly hash: string;
  readonly callbackId: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly KnownBlock[];
  /** the app's inline errors, by `block_id` */
  readonly errors: Readonly<Record<string, string>>;
  /** a submission is under way */
  readonly busy: boolean;
  /** Slack's own words under the modal when the app did not answer properly */
  readonly trouble: string | null;
}

/** Slack's `view.state.values`: block id → action id → the element's value object. */
export type ViewValues = Record<string, Record<string, Record<string, unknown>>>;

export interface PageRequest {
  /** Slack user id of the person who acts */
  readonly as: string;
  readonly act: PageAct;
}

export type PageAct =
  | {
      readonly type: 'click';
      readonly channel: string;
      readonly ts: string;
      readonly blockId: string;
      readonly actionId: string;
      /** the chosen value of a select, picker, overflow …, as Slack's action object carries it; absent for a button */
      readonly chosen?: Record<string, unknown>;
    }
  | {
      readonly type: 'view_click';
      readonly viewId: string;
      readonly blockId: string;
      readonly actionId: string;
      readonly chosen?: Record<string, unknown>;
      readonly values: ViewValues;
    }
  | { readonly type: 'submit'; readonly viewId: string; readonly values: ViewValues }
  /** `all`: the X in the corner, which closes the whole stack */
  | { readonly type: 'close'; readonly viewId: string; readonly all: boolean }
  | { readonly type: 'command'; readonly channel: string; readonly text: string }
  | { readonly type: 'shortcut'; readonly callbackId: string; readonly channel?: string; readonly ts?: string }
  /** `thread`: the `ts` of the message it replies to; `broadcast`: sent to the channel too */
  | {
      readonly type: 'write';
      readonly channel: string;
      readonly text: string;
      readonly thread?: string;
      readonly broadcast?: boolean;
    }
  /** the conversation's list, or that thread of it */
  | { readonly type: 'read'; readonly channel: string; readonly thread?: string }
  | { readonly type: 'open_home' }
  | { readonly type: 'dismiss'; readonly channel: string; readonly ts: string }
  /** `stop` ends whatever move is under way, at the moment it has reached */
  | { readonly type: 'clock'; readonly move: PageMove | 'stop' }
  /** the clock goes on until this step of the guide can be done */
  | { readonly type: 'wait_for'; readonly step: string }
  | { readonly type: 'fault'; readonly fault: PageFault; readonly on: boolean }
  /** the app ends and begins again, as a process would */
  | { readonly type: 'restart' };

/** `next`: to the next thing that happens. `year`: by itself, with people who act as they are used to. */
export type PageMove = 'hour' | 'day' | 'next' | 'month' | 'year';

/**
 * `fields`: what Slack itself checks before it sends a submission (required, minimum, maximum length), by `block_id`;
 * the app has not seen the submission then. Errors the app answers come back in `PageView.errors`.
 */
export type PageAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly fields?: Readonly<Record<string, string>> };
