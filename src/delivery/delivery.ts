import type { Tx } from '../db/connect.ts';
import { deliveryId, type Enqueued } from './kinds.ts';
import { insertMessages } from './queries.ts';

/**
 * Writes messages to be in the transaction of the decision that causes them. The key (kind, subject, period) makes it
 * once: what is there already stays. The sender does the rest.
 */
export async function enqueue(tx: Tx, messages: readonly Enqueued[]): Promise<void> {
  await insertMessages(
    tx,
    messages.map(message => ({ ...message, id: deliveryId(message) })),
  );
}
