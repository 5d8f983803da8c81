import type { Executor } from '../../db/connect.ts';

/** Every open deviation of a workspace, or of one of its clients, that is not private, for counting: about which client, and since when it is open. */
export async function openNotPrivate(
  db: Executor,
  workspaceId: string,
  clientId?: string,
): Promise<{ clientId: string | null; openedAt: Date }[]> {
  return db
    .selectFrom('deviation')
    .select(['clientId', 'openedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('state', 'not in', ['closed', 'unfounded'])
    .where('private', '=', false)
    .$if(clientId !== undefined, query => query.where('clientId', '=', clientId ?? null))
    .orderBy('openedAt')
    .execute();
}
