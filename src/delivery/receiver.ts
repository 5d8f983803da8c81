import type { Message } from '../slack/blocks.ts';
import type { ChannelDraft, DeliveryKind, Draft, Drawn, PersonalDraft, Reader } from './kinds.ts';
import type { OutboxRow } from './queries.ts';
import type { Hours } from './rules.ts';

/** Whoever is about to get a message, a person or a channel, with the words for it. */
export interface Receiver extends Hours {
  /** where Slack is told to post: a person's user id, or a channel's */
  readonly address: string;
  /** absent: a channel */
  readonly reader: Reader | undefined;
  readonly rule: string;
  readonly draw: () => Drawn;
  /** what the older message becomes; absent: it stays as it is */
  readonly retire: (() => Message) | undefined;
}

/** A channel that would not take this message does not get it again: then it is for whoever stands behind the channel. */
export const offered = (row: Pick<OutboxRow, 'refusedChannel'>, draft: Draft): Draft =>
  isForChannel(draft) && draft.toChannel.slackChannelId === row.refusedChannel ? draft.otherwise : draft;

export const isForChannel = (draft: Draft): draft is ChannelDraft => typeof draft === 'object' && 'toChannel' in draft;

const never = () => false;

export const channelReceiver = (
  row: OutboxRow,
  { toChannel, rule, drawThere }: ChannelDraft,
  { retire }: DeliveryKind,
): Receiver => ({
  address: toChannel.slackChannelId,
  reader: undefined,
  rule,
  rhythm: toChannel.rhythm,
  away: never,
  draw: () => drawThere(toChannel),
  retire: retire && (() => retire(row, toChannel)),
});

export function personReceiver(
  row: OutboxRow,
  reader: Reader,
  { rule, draw }: Extract<PersonalDraft, { to: string }>,
  { retire }: DeliveryKind,
): Receiver {
  return {
    address: reader.slackUserId,
    reader,
    rule,
    rhythm: reader.rhythm,
    away: reader.away,
    draw: () => draw(reader),
    retire: retire && (() => retire(row, reader)),
  };
}
