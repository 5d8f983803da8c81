import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';

export interface SealedRow {
  readonly token: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Keeps an answer; one that is there under the same token gives way. */
export async function keepAnswer(
  tx: Tx,
  { roundId, workspaceId, token, sealed }: SealedRow & { readonly roundId: string; readonly workspaceId: string },
): Promise<void> {
  const row = { roundId, workspaceId, token: Buffer.from(token), sealed: Buffer.from(sealed) };
  await tx
    .insertInto('enpsAnswer')
    .values(row)
    .onConflict(conflict => conflict.columns(['roundId', 'token']).doUpdateSet({ sealed: row.sealed }))
    .execute();
}

/** So many at once, those after a token; in the order of tokens, which is none. */
export async function answersAfter(
  tx: Tx,
  roundId: string,
  { after, limit }: { readonly after: Uint8Array | undefined; readonly limit: number },
): Promise<SealedRow[]> {
  return tx
    .selectFrom('enpsAnswer')
    .select(['token', 'sealed'])
    .where('roundId', '=', roundId)
    .$if(after !== undefined, query => query.where('token', '>', Buffer.from(after ?? [])))
    .orderBy('token')
    .limit(limit)
    .execute();
}

/** Those of these tokens under which there is a reply, as hexadecimal text. */
export async function repliedAmong(db: Executor, roundId: string, tokens: readonly Uint8Array[]): Promise<Set<string>> {
  if (tokens.length === 0) return new Set();
  const rows = await db
    .selectFrom('enpsAnswer')
    .select('token')
    .where('roundId', '=', roundId)
    .where(
      'token',
      'in',
      tokens.map(token => Buffer.from(token)),
    )
    .execute();
  return new Set(rows.map(({ token }) => hex(token)));
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** How many have replied, be it that they would rather not answer. */
export async function countReplies(db: Executor, roundId: string): Promise<number> {
  const { count } = await db
    .selectFrom('enpsAnswer')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('roundId', '=', roundId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function dropAnswers(tx: Tx, roundId: string): Promise<void> {
  await tx.deleteFrom('enpsAnswer').where('roundId', '=', roundId).execute();
}
