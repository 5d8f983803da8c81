import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';

/** What of all there is concerns somebody: of these clients, handed over to her, or passed on by her. */
export async function concerning(
  db: Executor,
  {
    workspaceId,
    personId,
    clientIds,
    answeredSince,
  }: {
    readonly workspaceId: string;
    readonly personId: string;
    readonly clientIds: readonly string[];
    /** of those that ended, the ones of which the client was told on that day or later */
    readonly answeredSince: LocalDate;
  },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from suggestion where workspace_id = ${workspaceId}
      and (client_id = any(${clientIds}::uuid[]) or owner_id = ${personId} or filed_by = ${personId})
      and (state <> 'answered' or answered_on >= ${answeredSince})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whoever changed it last, and the line that she left. */
export interface LastEntry {
  readonly event: string;
  readonly personId: string | null;
  /** her name */
  readonly by: string | null;
  readonly onDay: string | null;
  readonly words: string | null;
}

export async function lastEntry(db: Executor, suggestionId: string): Promise<LastEntry | undefined> {
  return db
    .selectFrom('suggestionEntry as e')
    .leftJoin('person as p', 'p.id', 'e.personId')
    .select(['e.event', 'e.personId', 'p.name as by', 'e.onDay', 'e.words'])
    .where('e.suggestionId', '=', suggestionId)
    .orderBy('e.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}
