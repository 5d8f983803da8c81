import type { Executor } from '../../db/connect.ts';

/** When a deviation was opened and ended, and whom or what it is about. Nothing of what it is. */
export interface DeviationMoment {
  readonly subject: { readonly kind: 'person' | 'client'; readonly name: string };
  readonly openedAt: Date;
  /** null: it is open */
  readonly endedAt: Date | null;
}

/** Those that were open at some time from `from` to `to`, oldest first. */
export async function deviationMoments(
  db: Executor,
  workspaceId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<DeviationMoment[]> {
  const rows = await db
    .selectFrom('deviation as d')
    .leftJoin('person as p', 'p.id', 'd.subjectId')
    .leftJoin('client as c', 'c.id', 'd.subjectId')
    .select(['p.name as person', 'c.name as client', 'd.openedAt', 'd.state', 'd.stateSince'])
    .where('d.workspaceId', '=', workspaceId)
    .where('d.openedAt', '<=', to)
    .where(eb => eb.or([eb('d.state', 'not in', [...ended]), eb('d.stateSince', '>=', from)]))
    .orderBy('d.openedAt')
    .execute();
  return rows.flatMap(({ person, client, openedAt, state, stateSince }) => {
    const subject = subjectOf(person, client);
    return subject ? [{ subject, openedAt, endedAt: ended.includes(state) ? stateSince : null }] : [];
  });
}

const ended: readonly string[] = ['closed', 'unfounded'];

function subjectOf(person: string | null, client: string | null): DeviationMoment['subject'] | undefined {
  if (person !== null) return { kind: 'person', name: person };
  return client === null ? undefined : { kind: 'client', name: client };
}
