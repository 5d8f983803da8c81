import type { Tx } from '../db/connect.ts';
import type { Ports } from '../ports.ts';
import type { SlackPort } from '../slack/client.ts';
import type { Outcome } from '../slack/outcome.ts';
import type { Preparing } from './kinds.ts';

/** How much is on its way at once: so many lanes, each with so many messages taken together. Where messages have turns, one a lane. */
export interface Flow {
  readonly lanes: number;
  readonly batch: number;
}

/** What the sender asks and tells of a channel that it is about to write to. */
export interface Channels {
  /** May it get what is written for it, at this moment? `unfit`: the reason why not. */
  readonly look: (workspaceId: string, slackChannelId: string) => Promise<Outcome<{ unfit: string | undefined }>>;
  /** Slack would not let us write to it, or read whether we have. */
  readonly refused: (tx: Tx, workspaceId: string, slackChannelId: string) => Promise<void>;
}

/** What the sender works with. */
export interface Sending extends Preparing, Pick<Ports, 'db'> {
  readonly slack: Pick<
    SlackPort,
    'post' | 'edit' | 'remove' | 'directMessage' | 'find' | 'storeFile' | 'showFile' | 'upload'
  >;
  /** who writes: the author of what is looked for */
  readonly botUserId: string;
  readonly flow: Flow;
  /** milliseconds by a clock that only rises, for how long a lease has been held */
  readonly monotonic: () => number;
  /** Slack no longer takes our token: nothing more is sent for that workspace until it does again */
  readonly halt: (workspaceId: string, error: string) => Promise<void>;
  /** Slack will not let us write to that person: others answer in her place until her record is read again */
  readonly unreachable: (tx: Tx, personId: string, error: string) => Promise<void>;
  readonly channels: Channels;
  /** aborted when the app stops: the rows at hand are finished, no other is begun */
  readonly ending?: AbortSignal;
}
