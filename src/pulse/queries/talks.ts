import type { Executor, Tx } from '../../db/connect.ts';

export const talkCadence = 'pulse_talk';

export interface Talk {
  readonly period: string;
  readonly heldOn: string;
  readonly actions: string | null;
}

export async function talkOf(db: Executor, personId: string, period: string): Promise<Talk | undefined> {
  return db
    .selectFrom('pulseTalk')
    .select(['period', 'heldOn', 'actions'])
    .where('personId', '=', personId)
    .where('period', '=', period)
    .executeTakeFirst();
}

/** The newest talk before a period: what was agreed then is still open now. */
export async function talkBefore(db: Executor, personId: string, period: string): Promise<Talk | undefined> {
  return db
    .selectFrom('pulseTalk')
    .select(['period', 'heldOn', 'actions'])
    .where('personId', '=', personId)
    .where('period', '<', period)
    .orderBy('period', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Her newest talks, newest first. */
export async function talksOf(db: Executor, personId: string, limit: number): Promise<Talk[]> {
  return db
    .selectFrom('pulseTalk')
    .select(['period', 'heldOn', 'actions'])
    .where('personId', '=', personId)
    .orderBy('period', 'desc')
    .limit(limit)
    .execute();
}

/** Records a talk or corrects it; true when it is the first record. */
export async function upsertTalk(
  tx: Tx,
  row: {
    id: string;
    workspaceId: string;
    personId: string;
    period: string;
    heldOn: string;
    recordedBy: string;
    recordedAt: Date;
    actions: string | null;
  },
): Promise<boolean> {
  const { heldOn, recordedBy, recordedAt, actions } = row;
  const stored = await tx
    .insertInto('pulseTalk')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['personId', 'period']).doUpdateSet({ heldOn, recordedBy, recordedAt, actions }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return stored.id === row.id;
}

/** Which of these people have had their talk of a period. Pairs of person and period. */
export async function talksHeld(
  db: Executor,
  pairs: readonly { personId: string; period: string }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await db
    .selectFrom('pulseTalk')
    .select(['personId', 'period'])
    .where(
      'personId',
      'in',
      pairs.map(pair => pair.personId),
    )
    .where('period', 'in', [...new Set(pairs.map(pair => pair.period))])
    .execute();
  return new Set(rows.map(row => talkKey(row.personId, row.period)));
}

export const talkKey = (personId: string, period: string): string => `${personId} ${period}`;
