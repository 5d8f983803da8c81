import type { Tx } from '../../db/connect.ts';
import { type Category, type OpenDeviation, type RuleFamily, type Severity, severities } from '../rules.ts';
import { known } from './known.ts';
import type { Deviation } from './records.ts';

interface Key {
  readonly workspaceId: string;
  readonly family: RuleFamily;
  readonly subjectId: string;
  readonly topic?: string | undefined;
}

/** The open deviation of a subject, family and topic, locked for this transaction. */
export async function lockOpen(tx: Tx, key: Key): Promise<OpenDeviation | undefined> {
  const row = await tx
    .selectFrom('deviation')
    .select(['id', 'severity'])
    .where('workspaceId', '=', key.workspaceId)
    .where('family', '=', key.family)
    .where('subjectId', '=', key.subjectId)
    .where('topic', '=', key.topic ?? '')
    .where('state', 'not in', ['closed', 'unfounded'])
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, severity: known(severities, row.severity) };
}

/** Whether a rule has opened another one of the same subject and family, which is open: of those there is one. */
export async function isAnotherOpen(
  tx: Tx,
  { workspaceId, family, subject, topic }: Pick<Deviation, 'workspaceId' | 'family' | 'subject' | 'topic'>,
): Promise<boolean> {
  if (family === 'reported') return false;
  return (await lockOpen(tx, { workspaceId, family, subjectId: subject.id, topic })) !== undefined;
}

/** The reasons that were noted for one period in any deviation of a subject and family, open or closed. */
export async function notedFor(tx: Tx, key: Key & { readonly period: string }): Promise<string[]> {
  const rows = await tx
    .selectFrom('deviationEntry as e')
    .innerJoin('deviation as d', 'd.id', 'e.deviationId')
    .select('e.reason')
    .where('d.workspaceId', '=', key.workspaceId)
    .where('d.family', '=', key.family)
    .where('d.subjectId', '=', key.subjectId)
    .where('d.topic', '=', key.topic ?? '')
    .where('e.period', '=', key.period)
    .execute();
  return rows.flatMap(row => row.reason ?? []);
}

/** The newest period that a deviation is about. */
export async function newestPeriod(tx: Tx, deviationId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('deviationEntry')
    .select(eb => eb.fn.max('period').as('period'))
    .where('deviationId', '=', deviationId)
    .executeTakeFirst();
  return row?.period ?? undefined;
}

export interface OpenedByRule {
  readonly id: string;
  readonly workspaceId: string;
  readonly family: RuleFamily;
  readonly subjectKind: 'person' | 'client';
  readonly subjectId: string;
  readonly topic: string;
  readonly clientId: string | null;
  readonly category: Category;
  readonly severity: Severity;
  readonly private: boolean;
  readonly openedAt: Date;
  /** what it is about, in somebody's own words */
  readonly actual: string | null;
}

/** Opens a deviation; false when another transaction was faster. */
export async function insertOpened(tx: Tx, row: OpenedByRule): Promise<boolean> {
  const inserted = await tx
    .insertInto('deviation')
    .values({ ...row, state: 'reported', stateSince: row.openedAt })
    .onConflict(conflict =>
      conflict
        .columns(['workspaceId', 'family', 'subjectId', 'topic'])
        .where('state', 'not in', ['closed', 'unfounded'])
        .where('family', '<>', 'reported')
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** How often a deviation of that family has ended by itself, by subject. */
export async function endedByItself(
  tx: Tx,
  family: RuleFamily,
  subjectIds: readonly string[],
): Promise<Map<string, number>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('deviationEntry as e')
    .innerJoin('deviation as d', 'd.id', 'e.deviationId')
    .select(eb => ['d.subjectId', eb.fn.countAll().as('times')])
    .where('d.family', '=', family)
    .where('d.subjectId', 'in', subjectIds)
    .where('e.event', '=', 'ended_by_itself')
    .groupBy('d.subjectId')
    .execute();
  return new Map(rows.map(({ subjectId, times }) => [subjectId, Number(times)]));
}

/** The open deviations of a family, as pairs of id and subject. */
export async function openOfFamily(
  tx: Tx,
  family: RuleFamily,
  subjectIds: readonly string[],
): Promise<{ id: string; subjectId: string }[]> {
  if (subjectIds.length === 0) return [];
  return tx
    .selectFrom('deviation')
    .select(['id', 'subjectId'])
    .where('family', '=', family)
    .where('subjectId', 'in', subjectIds)
    .where('state', 'not in', ['closed', 'unfounded'])
    .execute();
}
