import type { Tx } from '../db/connect.ts';
import { type Enqueued, enqueue, newestMessage } from '../delivery/index.ts';
import { messageKinds, roundKey } from './kinds.ts';

/** A reminder's own key: the round, and which of the two it is. */
export const reminderKey = (round: number, number: number): string => `${roundKey(round)}.${number}`;

/** Which round a message about terms is about; NaN: none. */
export const roundOf = (period: string): number => Number(/^#(\d+)/.exec(period)?.[1]);

interface About {
  readonly id: string;
  readonly workspaceId: string;
}

/** The newest message with a button by which somebody could still answer these rounds of terms, the first up to that one. */
export async function openOffer(tx: Tx, { id, workspaceId }: About, round: number): Promise<string | undefined> {
  const rounds = Array.from({ length: round }, (_, index) => index + 1);
  const periods = rounds.flatMap(each => [roundKey(each), reminderKey(each, 1), reminderKey(each, 2)]);
  const kinds = [messageKinds.offer, messageKinds.offerReminder];
  return round > 0 ? newestMessage(tx, { workspaceId, subjectId: id, kinds, periods }) : undefined;
}

/** There is nothing to answer any more: the message that asked loses its button, and nobody is notified. */
export async function closeOffer(
  tx: Tx,
  promise: About & { readonly newest: { readonly number: number } | undefined },
  now: Date,
): Promise<void> {
  const round = promise.newest?.number ?? 0;
  const editsId = await openOffer(tx, promise, round);
  if (!editsId) return;
  const about = { workspaceId: promise.workspaceId, subjectId: promise.id, period: roundKey(round) };
  await enqueue(tx, [{ ...about, kind: messageKinds.offerOver, class: 'edit', dueAt: now, editsId }]);
}

/** Whoever leads the client hears what became of terms. */
export async function tellOfAnswer(
  tx: Tx,
  { id: subjectId, workspaceId }: About,
  told: { readonly round: number; readonly class: Enqueued['class'] },
  now: Date,
): Promise<void> {
  const period = roundKey(told.round);
  await enqueue(tx, [{ workspaceId, subjectId, period, kind: messageKinds.answered, class: told.class, dueAt: now }]);
}

/** Somebody else keeps it from now on: whoever did hears that it is no longer hers. */
export async function tellFormerKeeper(
  tx: Tx,
  { id: subjectId, workspaceId }: About,
  { round, now }: { readonly round: number; readonly now: Date },
): Promise<void> {
  const about = { workspaceId, subjectId, period: roundKey(round), kind: messageKinds.handedOver };
  await enqueue(tx, [{ ...about, class: 'morning', dueAt: now }]);
}
