import type { Executor, Tx } from '../../db/connect.ts';
import type { Row } from './rows.ts';
import { columns, type Round, roundOf } from './rows.ts';

/** A round as it is confirmed. */
export type NewRound = Omit<
  Round,
  'state' | 'invited' | 'replyStep' | 'countedOn' | 'reminders' | 'outcome' | 'keysMissingSince'
>;

/** Writes a round; false: another one is confirmed, open, or of that period. */
export async function insertRound(tx: Tx, round: NewRound): Promise<boolean> {
  const written = await tx
    .insertInto('enpsRound')
    .values({ ...round, state: 'confirmed' })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

export async function roundById(db: Executor, id: string): Promise<Round | undefined> {
  const row = await db.selectFrom('enpsRound').select(columns).where('id', '=', id).executeTakeFirst();
  return row && roundOf(row);
}

/** The same, held: `share` by whoever answers, several at once; `update` by whoever closes it, alone. */
export async function lockRound(tx: Tx, id: string, how: 'share' | 'update'): Promise<Round | undefined> {
  const query = tx.selectFrom('enpsRound').select(columns).where('id', '=', id);
  const row: Row | undefined = await (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst();
  return row && roundOf(row);
}

/** The one that is confirmed, open, or about to be told; there is at most one. */
export async function currentRound(db: Executor, workspaceId: string): Promise<Round | undefined> {
  const row = await db
    .selectFrom('enpsRound')
    .select(columns)
    .where('workspaceId', '=', workspaceId)
    .where('state', 'in', ['confirmed', 'open', 'sealed'])
    .executeTakeFirst();
  return row && roundOf(row);
}

/** Those whose keys may still lie somewhere. */
export async function roundsWithKeys(db: Executor, workspaceId: string): Promise<Round[]> {
  const rows = await db
    .selectFrom('enpsRound')
    .select(columns)
    .where('workspaceId', '=', workspaceId)
    .where('keysGone', '=', false)
    .execute();
  return rows.map(roundOf);
}

/** All rounds of a workspace, the newest first. */
export async function roundsOf(db: Executor, workspaceId: string): Promise<Round[]> {
  const rows = await db
    .selectFrom('enpsRound')
    .select(columns)
    .where('workspaceId', '=', workspaceId)
    .orderBy('opensAt', 'desc')
    .execute();
  return rows.map(roundOf);
}

type Changes = Partial<
  Pick<
    Round,
    'state' | 'closesAt' | 'invited' | 'replyStep' | 'countedOn' | 'reminders' | 'outcome' | 'keysMissingSince'
  > & {
    commentsUntil: string | null;
    keysGone: boolean;
  }
>;

/** Notes since when a process misses the keys, unless one does already; null: one reads them. */
export async function noteMissing(db: Executor, id: string, since: Date | null): Promise<void> {
  await db
    .updateTable('enpsRound')
    .set({ keysMissingSince: since })
    .where('id', '=', id)
    .where('keysMissingSince', since ? 'is' : 'is not', null)
    .execute();
}

export async function changeRound(tx: Tx, id: string, changes: Changes): Promise<void> {
  await tx.updateTable('enpsRound').set(changes).where('id', '=', id).execute();
}
