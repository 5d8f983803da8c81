import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import type { Told } from '../rules.ts';

/** Who was told that a deviation is hers, by deviation. */
export async function toldOf(
  tx: Tx,
  workspaceId: string,
  kind: string,
  deviationIds: readonly string[],
): Promise<Map<string, Told[]>> {
  const { rows } = await sql<Told & { subjectId: string }>`
    select o.subject_id, o.period, o.state in ('waiting', 'sending', 'unclear') as is_waiting,
      case when o.state in ('sent', 'bundled', 'gave_up') then o.receiver_id end as receiver_id
    from outbox o
    where o.workspace_id = ${workspaceId} and o.kind = ${kind} and o.subject_id = any(${deviationIds}::uuid[])`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
}
