import type { Executor } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** By client, the newest day on which it suggested something; what it needs does not count. A client that never did is left out. */
export async function lastSuggested(db: Executor, clientIds: readonly string[]): Promise<Map<string, LocalDate>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('suggestion')
    .select(eb => ['clientId', eb.fn.max('filedOn').as('day')])
    .where('clientId', 'in', clientIds)
    .where('kind', '=', 'suggestion')
    .groupBy('clientId')
    .execute();
  return new Map(rows.map(({ clientId, day }) => [clientId, parseLocalDate(day)]));
}
