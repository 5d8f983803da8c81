import type { SlackPort } from '../slack/client.ts';
import { type Failure, haltsWorkspace } from '../slack/errors.ts';
import { logOf } from './discreet.ts';
import type { OutboxRow } from './queries.ts';
import { afterLookup, lookupsOfNextPost } from './rules.ts';
import type { Sending } from './sending.ts';
import { isToChannel, markSent, settleClosedChannel, settleNext } from './settle.ts';

/** Looks for the message in the channel before anything is sent again. What is found twice is removed but for the first. */
export async function lookUp(sending: Sending, row: OutboxRow): Promise<void> {
  const { slack } = sending;
  const place = await placeOf(slack, row.channel ?? '');
  if (!place.ok) return settleBlindLookup(sending, row, place);
  const { channel } = place;
  const lookup = await slack.find({
    channel,
    author: sending.botUserId,
    deliveryId: row.id,
    fileId: row.fileId ?? undefined,
    since: row.triedAt ?? row.dueAt,
  });
  if (!lookup.ok) return settleBlindLookup(sending, row, lookup);
  const [first, ...doubles] = lookup.found;
  for (const ts of doubles) {
    const removed = await slack.remove(channel, ts);
    if (!removed.ok && removed.meaning !== 'final') return settleBlindLookup(sending, row, removed);
  }
  if (first) return markSent(sending, row, { channel, ts: first });
  const lookups = row.lookups + 1;
  logOf(sending, row).warn('delivery_looked_up', { delivery: row.id, kind: row.kind, lookups });
  await settleNext(sending, row, afterLookup(lookups), 'not_found', lookups);
}

/** A person is written to by her user id; her messages lie in the DM with her. */
export const placeOf = async (slack: Pick<SlackPort, 'directMessage'>, channel: string) =>
  /^[UW]/.test(channel) ? slack.directMessage(channel) : { ok: true as const, channel };

const blindLookupSeconds = 60;

/**
 * Slack did not let us look. Where the scope for it is missing, a second message is better than none, but not one after the other; where
 * that conversation can never be read, the outcome stays unknown and an admin is asked to look; for a channel whoever stands behind it gets the
 * message, at worst a second time.
 */
async function settleBlindLookup(sending: Sending, row: OutboxRow, failure: Failure): Promise<void> {
  const { error, meaning } = failure;
  logOf(sending, row).warn('delivery_not_looked_up', { delivery: row.id, kind: row.kind, error });
  if (error === 'missing_scope') {
    const lookups = lookupsOfNextPost(row.lookups);
    return settleNext(sending, row, afterLookup(lookups), error, lookups);
  }
  if (haltsWorkspace(error)) await sending.halt(row.workspaceId, error);
  else if (meaning === 'final')
    return isToChannel(row)
      ? settleClosedChannel(sending, row, error)
      : settleNext(sending, row, { state: 'gave_up' }, error);
  const asked = 'afterSeconds' in failure ? failure.afterSeconds : undefined;
  if (asked !== undefined) await sending.turns.hold('look', asked);
  const inSeconds = asked ?? blindLookupSeconds;
  await settleNext(sending, row, { state: 'unclear', inSeconds }, error);
}
