import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { type DeviationEvent, events } from '../rules.ts';
import type { Helper } from './actions.ts';
import { known } from './known.ts';

/** What somebody was given to do with deviations, wherever; by deviation. */
export interface OwnPart {
  readonly actions: ReadonlyMap<string, { readonly ownerId: string }[]>;
  readonly helpers: ReadonlyMap<string, Pick<Helper, 'personId' | 'cameBy'>[]>;
}

/** The actions that are hers to do, and the deviations on which she was let in and still is. */
export async function partOf(db: Executor, personId: string): Promise<OwnPart> {
  const actions = await db
    .selectFrom('deviationAction')
    .select(['deviationId', 'ownerId'])
    .where('ownerId', '=', personId)
    .where('endedAt', 'is', null)
    .execute();
  const helpers = await db
    .selectFrom('deviationHelper')
    .select(['deviationId', 'personId', 'cameBy'])
    .where('personId', '=', personId)
    .where('until', 'is', null)
    .execute();
  return {
    actions: Map.groupBy(actions, ({ deviationId }) => deviationId),
    helpers: Map.groupBy(helpers, ({ deviationId }) => deviationId),
  };
}

/** What happened and when, by deviation, in its order; nothing that anybody wrote, and nobody's name. */
export async function eventsOf(
  db: Executor,
  deviationIds: readonly string[],
): Promise<Map<string, { readonly event: DeviationEvent; readonly at: Date }[]>> {
  const { rows } = await sql<{ deviationId: string; event: string; at: Date }>`
    select deviation_id, event, at from deviation_entry
    where deviation_id = any(${deviationIds}::uuid[]) order by deviation_id, number`.execute(db);
  const lines = rows.map(row => ({ ...row, event: known(events, row.event) }));
  return Map.groupBy(lines, ({ deviationId }) => deviationId);
}
