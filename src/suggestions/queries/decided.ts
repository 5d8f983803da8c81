import type { Executor } from '../../db/connect.ts';

/** By suggestion of a client, when somebody first said that it will be done. */
export async function decidedAt(db: Executor, clientId: string): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('suggestionEntry as e')
    .innerJoin('suggestion as s', 's.id', 'e.suggestionId')
    .select(eb => ['e.suggestionId', eb.fn.min('e.at').as('at')])
    .where('s.clientId', '=', clientId)
    .where('e.event', '=', 'decide')
    .groupBy('e.suggestionId')
    .execute();
  return new Map(rows.map(({ suggestionId, at }) => [suggestionId, at]));
}
