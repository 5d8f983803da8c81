import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import type { GoalReview, GoalViews } from '../rules.ts';

/** A goal that a client and we share, in the client's own measure. */
export interface GoalNow {
  readonly id: string;
  readonly clientId: string;
  readonly words: string;
  readonly measure: string;
  readonly target: string;
  /** our owner */
  readonly owner: string;
  readonly ownerSlackId: string;
  readonly theirOwner: string;
  readonly since: LocalDate;
  /** counts its changes */
  readonly version: number;
  /** the newest word on it as it stands; undefined: not since it was last changed */
  readonly review: GoalReview | undefined;
}

/** By client, the goals that have not ended, the oldest first; a client without one is left out. */
export async function goalsOfAll(db: Executor, clientIds: readonly string[]): Promise<Map<string, GoalNow[]>> {
  if (clientIds.length === 0) return new Map();
  const rows = await goalQuery(db).where('g.clientId', 'in', clientIds).where('g.endedOn', 'is', null).execute();
  return Map.groupBy(rows.map(goalOf), ({ clientId }) => clientId);
}

/** The same of one client. */
export async function goalsOf(db: Executor, clientId: string): Promise<GoalNow[]> {
  return (await goalsOfAll(db, [clientId])).get(clientId) ?? [];
}

/** Those of these clients that share no goal with us at present. */
export async function clientsWithoutGoal(db: Executor, clientIds: readonly string[]): Promise<Set<string>> {
  const having = await goalsOfAll(db, clientIds);
  return new Set(clientIds.filter(id => !having.has(id)));
}

const goalQuery = (db: Executor) =>
  db
    .selectFrom('goal as g')
    .innerJoin('person as owner', 'owner.id', 'g.ownerId')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('goalReview as r')
          .select(['r.quarter', 'r.ours', 'r.theirs', 'r.note'])
          .whereRef('r.goalId', '=', 'g.id')
          .whereRef('r.goalVersion', '=', 'g.version')
          .orderBy('r.quarter', 'desc')
          .limit(1)
          .as('review'),
      join => join.onTrue(),
    )
    .select(['g.id', 'g.clientId', 'g.words', 'g.measure', 'g.target', 'g.theirOwner', 'g.since', 'g.version'])
    .select(['owner.name as owner', 'owner.slackUserId as ownerSlackId'])
    .select(['review.quarter', 'review.ours', 'review.theirs', 'review.note'])
    .orderBy('g.since')
    .orderBy('g.id');

type GoalRow = Awaited<ReturnType<ReturnType<typeof goalQuery>['execute']>>[number];

function goalOf({ quarter, ours, theirs, note, since, ...row }: GoalRow): GoalNow {
  const isReviewed = quarter !== null && ours !== null && theirs !== null;
  return { ...row, since: parseLocalDate(since), review: isReviewed ? { quarter, ours, theirs, note } : undefined };
}

export const goalOutcomes = ['reached', 'dropped'] as const;
export type GoalOutcome = (typeof goalOutcomes)[number];

/** A goal with what is needed to change it. */
export interface GoalRecord extends GoalNow {
  readonly ownerId: string;
  readonly endedOn: LocalDate | null;
  readonly outcome: GoalOutcome | undefined;
}

export async function goalById(db: Executor, id: string): Promise<GoalRecord | undefined> {
  if (!isId(id)) return undefined;
  const row = await goalQuery(db)
    .select(['g.ownerId', 'g.endedOn', 'g.outcome'])
    .where('g.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { ownerId, endedOn, outcome, ...rest } = row;
  return { ...goalOf(rest), ownerId, endedOn: dayOrNull(endedOn), outcome: outcomeOf(outcome) };
}

export interface EndedGoal {
  readonly id: string;
  readonly words: string;
  readonly since: LocalDate;
  readonly endedOn: LocalDate;
  readonly outcome: GoalOutcome;
}

/** Goals that have ended, the newest first. */
export async function endedGoals(db: Executor, clientId: string, limit: number): Promise<EndedGoal[]> {
  const rows = await db
    .selectFrom('goal')
    .select(['id', 'words', 'since', 'endedOn', 'outcome'])
    .where('clientId', '=', clientId)
    .where('endedOn', 'is not', null)
    .orderBy('endedOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, words, since, endedOn, outcome }) => {
    const days = endedOn === null ? undefined : { since: parseLocalDate(since), endedOn: parseLocalDate(endedOn) };
    return days ? [{ id, words, ...days, outcome: outcomeOf(outcome) ?? 'dropped' }] : [];
  });
}

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : parseLocalDate(text));
const outcomeOf = (text: string | null): GoalOutcome | undefined => goalOutcomes.find(known => known === text);

export interface GoalFields {
  readonly words: string;
  readonly measure: string;
  readonly target: string;
  readonly ownerId: string;
  readonly theirOwner: string;
}

interface Recorded {
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** Id, workspace and client of a goal to be. */
export interface GoalKey {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
}

export async function insertGoal(
  tx: Tx,
  goal: GoalKey & GoalFields & Recorded & { readonly since: LocalDate },
): Promise<void> {
  await tx.insertInto('goal').values(goal).execute();
}

/** Writes its next version. */
export async function updateGoal(
  tx: Tx,
  id: string,
  goal: GoalFields & Recorded & { readonly version: number },
): Promise<void> {
  await tx.updateTable('goal').set(goal).where('id', '=', id).execute();
}

/** What was said of one version holds for the next: only its owners have changed. */
export async function carryReviews(tx: Tx, goalId: string, from: number, to: number): Promise<void> {
  await tx
    .updateTable('goalReview')
    .set({ goalVersion: to })
    .where('goalId', '=', goalId)
    .where('goalVersion', '=', from)
    .execute();
}

export async function endGoal(tx: Tx, id: string, ended: { endedOn: LocalDate; outcome: GoalOutcome }): Promise<void> {
  await tx.updateTable('goal').set(ended).where('id', '=', id).execute();
}

export interface ReviewRow extends GoalViews, Recorded {
  readonly goalId: string;
  readonly goalVersion: number;
  readonly workspaceId: string;
  readonly quarter: string;
}

/** One word per goal and quarter: a later one takes the place of the earlier. */
export async function upsertReviews(tx: Tx, reviews: readonly ReviewRow[]): Promise<void> {
  if (reviews.length === 0) return;
  await tx
    .insertInto('goalReview')
    .values(reviews)
    .onConflict(conflict =>
      conflict.columns(['goalId', 'quarter']).doUpdateSet(eb => ({
        goalVersion: eb.ref('excluded.goalVersion'),
        ours: eb.ref('excluded.ours'),
        theirs: eb.ref('excluded.theirs'),
        note: eb.ref('excluded.note'),
        recordedBy: eb.ref('excluded.recordedBy'),
        recordedAt: eb.ref('excluded.recordedAt'),
      })),
    )
    .execute();
}
