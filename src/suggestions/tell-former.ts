import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { messageKinds } from './kinds.ts';
import type { HandOver } from './queries.ts';

/** Lets whoever had a suggestion know that it is with somebody else now, where neither of them did it. */
export async function tellFormer(
  tx: Tx,
  {
    suggestionId,
    number,
    workspaceId,
    fromId,
    toId,
    formerId,
  }: Pick<HandOver, 'suggestionId' | 'number' | 'fromId' | 'toId' | 'formerId'> & { readonly workspaceId: string },
  now: Date,
): Promise<void> {
  if (formerId === null || formerId === fromId || formerId === toId) return;
  const message = { workspaceId, kind: messageKinds.noLongerHers, subjectId: suggestionId, period: String(number) };
  await enqueue(tx, [{ ...message, class: 'morning', dueAt: now }]);
}
