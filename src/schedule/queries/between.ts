import type { Executor } from '../../db/connect.ts';
import type { Occurrence } from '../cadence.ts';
import { columns, occurrenceOf } from './rows.ts';

/** The occurrences of these cadences that are or were due from `from` to `to`, both included, oldest first. */
export async function occurrencesDueBetween(
  db: Executor,
  workspaceId: string,
  cadences: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Occurrence[]> {
  const rows = await db
    .selectFrom('occurrence')
    .select(columns)
    .where('workspaceId', '=', workspaceId)
    .where('cadence', 'in', cadences)
    .where('dueAt', '>=', from)
    .where('dueAt', '<=', to)
    .orderBy('dueAt')
    .execute();
  return rows.map(occurrenceOf);
}
