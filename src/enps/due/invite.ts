import type { Tx } from '../../db/connect.ts';
import { enqueue } from '../../delivery/index.ts';
import { messageKinds } from '../kinds.ts';
import * as queries from '../queries.ts';
import { invitedAtOnce, type Living } from './living.ts';

/** Writes so many of the invitations that are still to be written; false: there were none. */
export async function inviteSome(tx: Tx, { round, now }: Living): Promise<boolean> {
  const { workspaceId, period, closesAt: expiresAt } = round;
  const personIds = await queries.takeUnasked(tx, round.id, invitedAtOnce);
  const message = { workspaceId, kind: messageKinds.invitation, period, class: 'now', dueAt: now, expiresAt } as const;
  await enqueue(
    tx,
    personIds.map(subjectId => ({ ...message, subjectId })),
  );
  return personIds.length > 0;
}
