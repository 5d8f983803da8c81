import type { Message } from '../slack/blocks.ts';
import type { Failure } from '../slack/errors.ts';
import { postFile } from './post-file.ts';
import { withPicture } from './post-picture.ts';
import { leaseSeconds, type Prepared } from './prepare.ts';
import type { OutboxRow } from './queries.ts';
import type { Sending } from './sending.ts';
import { isToChannel, markSent, settleElsewhere, settleFailure } from './settle.ts';

type Doing<What extends Prepared['do']> = Extract<Prepared, { do: What }>;

/** The older message loses its button first, so that at no moment two of them live. */
export async function postMessage(
  sending: Sending,
  { row, channel, message, retire }: Doing<'post'>,
  since: Moment,
): Promise<void> {
  const { slack } = sending;
  if (retire) {
    const shrunk = await slack.edit({ channel: retire.channel, ts: retire.ts, ...wordsOf(retire.message) });
    // What can never be shrunk is harmless; what could not just now would leave two buttons.
    if (!shrunk.ok && shrunk.meaning !== 'final') return settleFailure(sending, row, againLater(shrunk), 'edit');
  }
  if (isToChannel(row) && !(await isOpen(sending, row, channel))) return;
  if (!isFresh(sending, since)) return;
  if (message.file)
    return postFile(sending, { row, channel, message, file: message.file }, () => isFresh(sending, since));
  const pictured = message.picture ? await withPicture(sending, row, message) : message;
  if (!pictured || !isFresh(sending, since)) return;
  const outcome = await slack.post({ channel, ...wordsOf(pictured), deliveryId: row.id });
  if (outcome.ok) return markSent(sending, row, outcome);
  await settleFailure(sending, row, outcome, 'post');
}

/** A channel may have changed since the message was planned: who may read it is asked right before it is written to. */
async function isOpen(sending: Sending, row: OutboxRow, channel: string): Promise<boolean> {
  const seen = await sending.channels.look(row.workspaceId, channel);
  if (!seen.ok) await settleFailure(sending, row, againLater(seen), 'post');
  else if (seen.unfit !== undefined) await settleElsewhere(sending, row, seen.unfit);
  return seen.ok && seen.unfit === undefined;
}

export async function editMessage(sending: Sending, { row, at, message }: Doing<'edit'>): Promise<void> {
  const outcome = await sending.slack.edit({ ...at, ...wordsOf(message) });
  if (outcome.ok) return markSent(sending, row, at);
  await settleFailure(sending, row, againLater(outcome), 'edit');
}

const wordsOf = ({ text, blocks }: Message) => ({ text, blocks });

/** The same edit again changes nothing, so an unclear outcome is simply tried again. */
const againLater = (failure: Failure): Failure =>
  failure.meaning === 'unknown' ? { meaning: 'later', error: failure.error, afterSeconds: undefined } : failure;

/** By both clocks: one goes on while a machine sleeps, the other is never set. */
export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

export const momentOf = ({ monotonic, clock }: Sending): Moment => ({
  monotonic: monotonic(),
  wall: clock.now().getTime(),
});

/**
 * Whether a lease that was taken since then surely holds still. A process that stood still (stopped, suspended) wakes up where it was, when
 * another may have taken the row, looked the message up and sent it: then nothing may be posted any more. `since` lies before the
 * transaction that takes the lease: its commit may be where it stood.
 */
function isFresh(sending: Sending, since: Moment): boolean {
  const limit = (leaseSeconds * 1000) / 2;
  const now = momentOf(sending);
  return now.monotonic - since.monotonic < limit && Math.abs(now.wall - since.wall) < limit;
}
