import type { Executor } from '../../db/connect.ts';

/** What a workspace's clients, their own clients and its people are called. */
export async function namesIn(
  db: Executor,
  workspaceId: string,
): Promise<{ readonly firms: readonly string[]; readonly people: readonly string[] }> {
  const clients = await db
    .selectFrom('client')
    .select(['name', 'clientsClient'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  const people = await db.selectFrom('person').select('name').where('workspaceId', '=', workspaceId).execute();
  return {
    firms: clients.flatMap(({ name, clientsClient }) => (clientsClient ? [name, clientsClient] : [name])),
    people: people.map(({ name }) => name),
  };
}

/** By client, who speaks for it as far as anybody wrote it down: who said what it suggests, who owns a goal there. */
export async function contactNames(db: Executor, clientIds: readonly string[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(clientIds)];
  if (ids.length === 0) return new Map();
  const said = db
    .selectFrom('suggestion')
    .select(['clientId', 'fromWhom as name'])
    .where('clientId', 'in', ids)
    .where('fromWhom', 'is not', null);
  const goals = db.selectFrom('goal').select(['clientId', 'theirOwner as name']).where('clientId', 'in', ids);
  const rows = await said.union(goals).execute();
  return new Map(
    [...Map.groupBy(rows, ({ clientId }) => clientId)].map(([clientId, own]) => [
      clientId,
      own.flatMap(({ name }) => name ?? []),
    ]),
  );
}
