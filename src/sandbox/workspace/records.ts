import type { KnownBlock } from '@slack/types';
import type { AppDescription } from '../app-description.ts';
import type { ViewValues } from '../page-api.ts';

/** Everything the workspace remembers, as plain data: `structuredClone` and `v8.serialize` can carry it. */
export interface Records {
  readonly team: Team;
  readonly app: AppDescription;
  readonly bot: Bot;
  readonly people: Map<string, Person>;
  /** lower-case mail address → user id */
  readonly mails: Map<string, string>;
  readonly conversations: Map<string, Conversation>;
  /** user id → her conversation with the app */
  readonly appConversations: Map<string, string>;
  /** every open modal and every published home, by view id */
  readonly views: Map<string, View>;
  /** user id → ids of her open modals, the bottom one first */
  readonly stacks: Map<string, readonly string[]>;
  /** user id → view id of her home */
  readonly homes: Map<string, string>;
  readonly externalIds: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly tickets: Set<string>;
  readonly scheduled: Map<string, ScheduledMessage>;
  readonly files: Map<string, StoredFile>;
  /** `channel/ts/user` → what she has chosen in the message's stateful elements */
  readonly choices: Map<string, ViewValues>;
  /** `channel/ts of its first message/user` → `ts` of the newest reply she has read */
  readonly threadsRead: Map<string, string>;
  /** microseconds of the newest time stamp given out */
  lastMicros: number;
  installed: boolean;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export interface Bot {
  readonly appId: string;
  readonly botId: string;
  readonly userId: string;
  readonly botToken: string;
  readonly appToken: string;
}

export interface Person {
  readonly id: string;
  /** the handle, without `@` */
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly mail: string | null;
  /** IANA */
  readonly zone: string;
  /** `en-GB`, `fi-FI`, … */
  readonly locale: string;
  readonly deactivated: boolean;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
  readonly isGuest: boolean;
  readonly isSingleChannelGuest: boolean;
  /** belongs to another workspace */
  readonly isStranger: boolean;
  /** Unix seconds */
  readonly updated: number;
}

export interface Conversation {
  readonly id: string;
  /** `app`: the direct conversation of one person with the app */
  readonly kind: 'channel' | 'private' | 'app';
  readonly name: string;
  /** Unix seconds */
  readonly created: number;
  /** user ids; the bot's among them where it is a member */
  readonly members: Set<string>;
  /** oldest first, by `ts` */
  readonly messages: Message[];
  /** user id → `ts` of the newest message she has read */
  readonly lastRead: Map<string, string>;
  archived: boolean;
}

export interface Message {
  readonly ts: string;
  /** a person's user id, or the bot's */
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly metadata: MessageMetadata | null;
  /** `ts` of the last change, if it was changed */
  readonly editedTs: string | null;
  /** the one user id that sees an ephemeral message */
  readonly onlyFor: string | null;
  readonly threadTs: string | null;
  readonly broadcast: boolean;
  readonly fileIds: readonly string[];
}

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface ViewContent {
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly callbackId: string;
  readonly externalId: string;
  readonly privateMetadata: string;
  readonly notifyOnClose: boolean;
  readonly clearOnClose: boolean;
  readonly blocks: readonly KnownBlock[];
}

export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly owner: string;
  readonly content: ViewContent;
  readonly hash: string;
  readonly values: ViewValues;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly trouble: string | null;
}

export interface Trigger {
  readonly id: string;
  readonly user: string;
  readonly mintedAt: Date;
  /** the modal it was minted in, if any */
  readonly viewId: string | null;
  used: boolean;
}

export interface ResponseUrl {
  readonly id: string;
  readonly mintedAt: Date;
  readonly user: string;
  readonly channel: string;
  /** the message clicked on, if there is one */
  readonly ts: string | null;
  uses: number;
}

/** A message that Slack is to post later. */
export interface ScheduledMessage {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs: string | null;
  /** Unix seconds */
  readonly postAt: number;
  /** Unix seconds */
  readonly created: number;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly altText: string;
  readonly title: string;
  readonly bytes: Uint8Array | null;
  readonly complete: boolean;
  /** Slack has looked through it: a picture can be shown */
  readonly examined: boolean;
}
