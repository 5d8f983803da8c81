import type { Executor, Tx } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { isId } from './known.ts';

/** Something that is to be done about a deviation, by somebody, until a day. */
export interface Action {
  readonly id: string;
  readonly deviationId: string;
  readonly opening: number;
  readonly what: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly dueOn: LocalDate;
  readonly outcome: 'done' | 'dropped' | null;
}

export async function actionsOf(db: Executor, deviationIds: readonly string[]): Promise<Action[]> {
  if (deviationIds.length === 0) return [];
  const rows = await db
    .selectFrom('deviationAction as x')
    .innerJoin('person as p', 'p.id', 'x.ownerId')
    .select([
      'x.id',
      'x.deviationId',
      'x.opening',
      'x.what',
      'x.ownerId',
      'p.name as ownerName',
      'x.dueOn',
      'x.outcome',
    ])
    .where('x.deviationId', 'in', deviationIds)
    .orderBy('x.dueOn')
    .orderBy('x.addedAt')
    .orderBy('x.id')
    .execute();
  return rows.map(row => ({ ...row, outcome: outcomeOf(row.outcome), dueOn: row.dueOn as LocalDate }));
}

const outcomeOf = (text: string | null) => (text === 'done' || text === 'dropped' ? text : null);

/** The actions of these ids, with the deviation each belongs to. */
export async function actionsById(db: Executor, ids: readonly string[]): Promise<Map<string, Action>> {
  const own = ids.filter(isId);
  if (own.length === 0) return new Map();
  const rows = await db.selectFrom('deviationAction').select('deviationId').where('id', 'in', own).execute();
  const all = await actionsOf(
    db,
    rows.map(row => row.deviationId),
  );
  return new Map(all.filter(({ id }) => ids.includes(id)).map(action => [action.id, action]));
}

/** Adds an action; false when that one was added before. */
export async function insertAction(
  tx: Tx,
  row: {
    id: string;
    workspaceId: string;
    deviationId: string;
    opening: number;
    what: string;
    ownerId: string;
    dueOn: string;
    addedBy: string;
    addedAt: Date;
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('deviationAction')
    .values(row)
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Ends an open action; false when it has ended already. */
export async function endAction(
  tx: Tx,
  id: string,
  ending: { outcome: 'done' | 'dropped'; endedAt: Date; endedBy: string },
): Promise<boolean> {
  const updated = await tx
    .updateTable('deviationAction')
    .set(ending)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** Somebody who may see a deviation because she was called in on it, or because it was escalated to her. */
export interface Helper {
  readonly deviationId: string;
  readonly personId: string;
  readonly name: string;
  readonly cameBy: string;
  /** by which rule it was escalated to her */
  readonly rule: string | null;
  readonly since: Date;
}

export async function helpersOf(db: Executor, deviationIds: readonly string[]): Promise<Helper[]> {
  if (deviationIds.length === 0) return [];
  return db
    .selectFrom('deviationHelper as h')
    .innerJoin('person as p', 'p.id', 'h.personId')
    .select(['h.deviationId', 'h.personId', 'p.name', 'h.cameBy', 'h.rule', 'h.since'])
    .where('h.deviationId', 'in', deviationIds)
    .where('h.until', 'is', null)
    .orderBy('h.since')
    .orderBy('h.personId')
    .execute();
}

/** Lets somebody in; whoever was in before and had left comes back. False: she is in already. */
export async function letIn(
  tx: Tx,
  row: {
    workspaceId: string;
    deviationId: string;
    personId: string;
    cameBy: 'called_in' | 'escalated';
    rule?: string;
    since: Date;
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('deviationHelper')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['deviationId', 'personId', 'cameBy'])
        .doUpdateSet({ since: row.since, until: null })
        .where('deviationHelper.until', 'is not', null),
    )
    .returning('personId')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Lets out whoever came by that way, or one of them. */
export async function letOut(
  tx: Tx,
  deviationId: string,
  who: { readonly cameBy: 'called_in' | 'escalated'; readonly personId?: string },
  now: Date,
): Promise<void> {
  let leaving = tx
    .updateTable('deviationHelper')
    .set({ until: now })
    .where('deviationId', '=', deviationId)
    .where('cameBy', '=', who.cameBy)
    .where('until', 'is', null);
  if (who.personId) leaving = leaving.where('personId', '=', who.personId);
  await leaving.execute();
}
