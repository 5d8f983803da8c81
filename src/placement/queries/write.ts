import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { Answer, GoalAnswer, PlacementState, Terms } from '../rules.ts';
import type { Placement, Resolution, Why } from './rows.ts';

export interface NewPlacement {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly engagementId: string;
  readonly personId: string;
}

/** False: she is being asked about that engagement already. Its first round follows. */
export async function insertPlacement(tx: Tx, placement: NewPlacement): Promise<boolean> {
  const inserted = await tx
    .insertInto('placement')
    .values({ ...placement, state: 'asked', round: 1 })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function insertRound(
  tx: Tx,
  round: Terms & {
    readonly placementId: string;
    readonly number: number;
    readonly workspaceId: string;
    readonly proposedBy: string;
    readonly proposedAt: Date;
  },
): Promise<void> {
  await tx.insertInto('placementRound').values(round).execute();
}

/** Her next state, and what belongs to it. */
export type Move =
  | { readonly state: Exclude<PlacementState, 'begun' | 'withdrawn'>; readonly round?: number }
  | { readonly state: 'begun'; readonly begunOn: LocalDate }
  | { readonly state: 'withdrawn'; readonly why: Why };

export async function movePlacement(tx: Tx, id: string, move: Move): Promise<void> {
  await tx.updateTable('placement').set(move).where('id', '=', id).execute();
}

/** Stores her answer to the present round, or its change. */
export async function storeAnswer(tx: Tx, { id, round }: Placement, answer: Answer, now: Date): Promise<void> {
  await tx
    .updateTable('placementRound')
    .set({ ...answer, answers: sql`answers + 1`, answeredAt: now })
    .where('placementId', '=', id)
    .where('number', '=', round.number)
    .execute();
}

/** What came of the present round. `by` null: it ended by itself. */
export async function resolveRound(
  tx: Tx,
  { id, round }: Placement,
  resolved: {
    readonly resolution: Resolution;
    readonly note: string | null;
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const { resolution, note, by, at } = resolved;
  await tx
    .updateTable('placementRound')
    .set({ resolution, resolvedBy: by, resolvedAt: at, ...(note === null ? {} : { note }) })
    .where('placementId', '=', id)
    .where('number', '=', round.number)
    .execute();
}

/** She did not agree to what the lead wrote down: the round is unresolved again; what was written stays to be read. */
export async function unresolveRound(tx: Tx, { id, round }: Placement): Promise<void> {
  await tx
    .updateTable('placementRound')
    .set({ resolution: null, resolvedBy: null, resolvedAt: null, answers: sql`answers + 1` })
    .where('placementId', '=', id)
    .where('number', '=', round.number)
    .execute();
}

/** She agreed to it: the lead hears of it as of an answer. */
export async function countWord(tx: Tx, { id, round }: Placement): Promise<void> {
  await tx
    .updateTable('placementRound')
    .set({ answers: sql`answers + 1` })
    .where('placementId', '=', id)
    .where('number', '=', round.number)
    .execute();
}

export async function storeGoalAnswer(tx: Tx, id: string, { clear, words }: GoalAnswer, now: Date): Promise<void> {
  await tx
    .updateTable('placement')
    .set({ goalClear: clear, goalWords: words, goalAnsweredAt: now })
    .where('id', '=', id)
    .execute();
}
