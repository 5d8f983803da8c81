import type { Executor } from '../db/connect.ts';

/** Days for which a received event is remembered; Slack repeats an event for at most one. */
const remembered = 3;

/** Notes an event and says whether it is new. Slack delivers an event more than once: as a retry, or over another socket. */
export async function firstTime(db: Executor, workspaceId: string, eventId: string, now: Date): Promise<boolean> {
  const noted = await db
    .insertInto('eventSeen')
    .values({ workspaceId, eventId, seenAt: now })
    .onConflict(conflict => conflict.columns(['workspaceId', 'eventId']).doNothing())
    .returning('eventId')
    .executeTakeFirst();
  return noted !== undefined;
}

/** Forgets events that can no longer come again. */
export async function forgetEvents(db: Executor, now: Date): Promise<void> {
  await db
    .deleteFrom('eventSeen')
    .where('seenAt', '<', new Date(now.getTime() - remembered * 86_400_000))
    .execute();
}
