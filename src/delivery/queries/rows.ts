import type { Item } from '../kinds.ts';
import type { DeliveryClass } from '../rules.ts';

/** A claimed row, as the sender sees it. */
export interface OutboxRow extends Item {
  readonly class: DeliveryClass | 'bundle' | 'edit';
  readonly state: 'waiting' | 'sending' | 'unclear';
  readonly dueAt: Date;
  readonly expiresAt: Date | null;
  readonly afterId: string | null;
  readonly replacesId: string | null;
  readonly editsId: string | null;
  readonly receiverId: string | null;
  /** what it last waited for, or how Slack refused it */
  readonly error: string | null;
  readonly channel: string | null;
  readonly attempts: number;
  readonly lookups: number;
  readonly triedAt: Date | null;
  readonly failures: number;
  /** a message with a file or a picture: Slack's name for it, once it was uploaded */
  readonly fileId: string | null;
  /** the channel that would not take it */
  readonly refusedChannel: string | null;
  /** its slot among the calls that Slack limits has come */
  readonly hasSlot: boolean;
  /** the database may have forgotten that it was sent since then */
  readonly doubtedSince: Date | null;
}

/** A message as another one finds it; in Slack once it was sent. */
export interface Posted {
  readonly id: string;
  readonly state: string;
  readonly channel: string | null;
  readonly slackTs: string | null;
  readonly replacesId: string | null;
}

export const columns = [
  'id',
  'workspaceId',
  'kind',
  'subjectId',
  'period',
  'class',
  'state',
  'dueAt',
  'expiresAt',
  'afterId',
  'replacesId',
  'editsId',
  'receiverId',
  'error',
  'channel',
  'attempts',
  'lookups',
  'triedAt',
  'failures',
  'fileId',
  'refusedChannel',
  'hasSlot',
  'doubtedSince',
] as const;

type Unread = Omit<OutboxRow, 'class' | 'state'> & { class: string; state: string };
// The table's check constraints hold both to these words.
export const rowOf = (row: Unread): OutboxRow => row as OutboxRow;
