import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { type ActionStanding, type ActionState, actionStates } from '../rules.ts';

/** What leadership does about something that was said. */
export interface Action extends ActionStanding {
  readonly id: string;
  readonly workspaceId: string;
  readonly roundId: string;
  /** of its round, `2027` */
  readonly period: string;
  /** what was heard, in leadership's words */
  readonly said: string;
  /** what will be done or was done about it, or why not */
  readonly answer: string;
  readonly ownerId: string;
  /** the owner's name */
  readonly owner: string;
  readonly ownerSlackId: string;
  /** counts its changes */
  readonly version: number;
}

const actionQuery = (db: Executor) =>
  db
    .selectFrom('enpsAction as a')
    .innerJoin('person as owner', 'owner.id', 'a.ownerId')
    .innerJoin('enpsRound as round', 'round.id', 'a.roundId')
    .select(['a.id', 'a.workspaceId', 'a.roundId', 'a.said', 'a.answer', 'a.state', 'a.ownerId'])
    .select(['a.dueOn', 'a.endedOn', 'a.version', 'round.period'])
    .select(['owner.name as owner', 'owner.slackUserId as ownerSlackId']);

type Row = Awaited<ReturnType<ReturnType<typeof actionQuery>['execute']>>[number];

const actionOf = (row: Row): Action => ({
  ...row,
  state: stateOf(row.state),
  dueOn: dayOrNull(row.dueOn),
  endedOn: dayOrNull(row.endedOn),
});

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : parseLocalDate(text));

function stateOf(text: string): ActionState {
  const state = actionStates.find(known => known === text);
  if (!state) throw new Error(`an action is in the unknown state ${text}`);
  return state;
}

/** Those of a round: the open ones by their day, then the ended ones, the newest first. */
export async function actionsOf(db: Executor, roundId: string): Promise<Action[]> {
  const rows = await actionQuery(db)
    .where('a.roundId', '=', roundId)
    .orderBy('a.endedOn', ordered => ordered.desc().nullsFirst())
    .orderBy('a.dueOn')
    .orderBy('a.id')
    .execute();
  return rows.map(actionOf);
}

/** Undefined as well for what is no id. */
export async function actionById(db: Executor, id: string): Promise<Action | undefined> {
  return isId(id) ? (await actionsById(db, [id])).get(id) : undefined;
}

export async function actionsById(db: Executor, ids: readonly string[]): Promise<Map<string, Action>> {
  if (ids.length === 0) return new Map();
  const rows = await actionQuery(db).where('a.id', 'in', ids).execute();
  return new Map(rows.map(row => [row.id, actionOf(row)]));
}

/** An action as it is written down. */
export interface WrittenAction extends ActionStanding {
  readonly said: string;
  readonly answer: string;
  readonly ownerId: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

type ActionKey = Pick<Action, 'id' | 'workspaceId' | 'roundId'>;

export async function insertAction(tx: Tx, key: ActionKey, written: WrittenAction): Promise<void> {
  await tx
    .insertInto('enpsAction')
    .values({ ...key, ...written })
    .execute();
}

/** Writes its next version. */
export async function reviseAction(tx: Tx, id: string, written: WrittenAction): Promise<void> {
  await tx
    .updateTable('enpsAction')
    .set(eb => ({ ...written, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
