import type { Tx } from '../db/connect.ts';
import type { OutboxRow, Posted } from './queries.ts';
import * as queries from './queries.ts';

/** What a message takes the place of. */
export interface Replaced {
  /** the one that may stand in Slack */
  readonly standing: Posted | undefined;
  /** those that will never be sent */
  readonly waiting: readonly string[];
}

/**
 * All of them are locked. What was itself to replace another and never did (it had to wait too long, or came to nothing) leaves that one
 * to its successor: no button outlives the message that it belongs to.
 */
export async function replacedBy(tx: Tx, { replacesId }: Pick<OutboxRow, 'replacesId'>): Promise<Replaced> {
  const waiting: string[] = [];
  for (let next = replacesId; next !== null; ) {
    const older = await queries.lockPosted(tx, next);
    if (!older || isThere(older)) return { standing: older, waiting };
    if (older.state === 'waiting') waiting.push(older.id);
    next = older.replacesId;
  }
  return { standing: undefined, waiting };
}

const isThere = ({ state }: Posted): boolean => state === 'sent' || state === 'sending' || state === 'unclear';
