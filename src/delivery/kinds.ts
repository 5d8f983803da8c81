import type { Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import type { Language } from '../i18n/language.ts';
import type { Ports } from '../ports.ts';
import type { Message } from '../slack/blocks.ts';
import type { Rhythm } from '../time/calendar.ts';
import type { Gate } from './gate.ts';
import type { DeliveryClass, Hours } from './rules.ts';
import type { Turns } from './turns.ts';

/** A message on its way. What it says and who gets it is decided when it is sent, from the facts of that moment. */
export interface Item {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly period: string;
}

/** To whom, by which rule, and how it is drawn for her; or that nobody needs it any more. */
export type PersonalDraft =
  | { readonly to: string; readonly rule: string; readonly draw: Draw }
  | { readonly drop: string }
  /** nobody answers for it now; it waits and is shown */
  | 'nobody';

/** For a channel; `otherwise`: what becomes of it where that channel does not take it. */
export interface ChannelDraft {
  readonly toChannel: Channel;
  readonly rule: string;
  readonly drawThere: (channel: Channel) => Drawn;
  readonly otherwise: PersonalDraft;
}

export type Draft = PersonalDraft | ChannelDraft;

/** The message itself; for class `morning` the blocks of one item. Undefined: there is nothing left to say. */
export type Draw = (reader: Reader) => Drawn;
export type Drawn = Message | undefined | Promise<Message | undefined>;

/** Many read it: in the workspace's language, at the workspace's hours. A message of class `morning` stands there by itself. */
export interface Channel {
  readonly slackChannelId: string;
  readonly language: Language;
  readonly rhythm: Rhythm;
}

/** Whoever is about to read a message. */
export interface Reader extends Hours {
  readonly personId: string;
  readonly name: string;
  readonly slackUserId: string;
  readonly language: Language;
  /** false: she left, and nothing is sent to her */
  readonly reachable: boolean;
}

/** What a feature registers for each kind of message it causes. */
export interface DeliveryKind {
  /** `feature.thing` */
  readonly kind: string;
  /** Many at once, by item id, from the facts of this moment. What it leaves out is gone and dropped. */
  readonly drafts: (tx: Tx, items: readonly Item[], now: Date) => Promise<ReadonlyMap<string, Draft>>;
  /** How many of these somebody gets at once on one day; the others wait for her next morning. */
  readonly mostADay?: number;
  /** What an older message becomes when this one replaces it: one line without a button. */
  readonly retire?: (item: Item, reader: Pick<Reader, 'language'>) => Message;
  /**
   * Nobody but its reader may learn that there is one: nothing of it is logged, counted or told to an admin, and nobody is marked for not
   * being reached by it. Called instead when it ends unsent. Such a message is never of class `morning`: a bundle is seen in the log.
   */
  readonly discreet?: (tx: Tx, item: Item, now: Date) => Promise<void>;
}

/** A message to be. Ids only; nothing that a person wrote. */
export interface Enqueued {
  readonly workspaceId: string;
  readonly kind: string;
  readonly subjectId: string;
  /** with kind and subject the key: at most one message */
  readonly period: string;
  readonly class: DeliveryClass | 'edit';
  readonly dueAt: Date;
  /** goes ahead of all else that is due */
  readonly urgent?: boolean;
  /** after this moment it is no longer worth sending */
  readonly expiresAt?: Date | undefined;
  /** not before that message was sent */
  readonly afterId?: string | undefined;
  /** the older message that loses its button in the same delivery */
  readonly replacesId?: string | undefined;
  /** the message that is changed in place; nobody is notified */
  readonly editsId?: string | undefined;
}

/** The same key gives the same id: it stands in the message's metadata, and outlives a database that forgot the row. */
export const deliveryId = ({ workspaceId, kind, subjectId, period }: Omit<Item, 'id'>): string =>
  idOf('delivery', workspaceId, kind, subjectId, period);

/** What delivery needs to know from the rooms above it. */
export interface Readers extends Gate {
  /** by person id */
  readers(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Reader>>;
}

export interface Preparing extends Pick<Ports, 'clock' | 'log'> {
  readonly kinds: ReadonlyMap<string, DeliveryKind>;
  readonly readers: Readers;
  /** this process, for leases */
  readonly instance: string;
  readonly turns: Turns;
}
