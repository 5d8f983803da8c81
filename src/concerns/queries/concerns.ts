import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import type { Milestones } from '../rules.ts';

export interface Concern extends Milestones {
  readonly id: string;
  readonly workspaceId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly readerId: string;
  readonly readerName: string;
  /** null: somebody else, or she would rather not say */
  readonly aboutName: string | null;
  /** counts up with every reader that she chooses */
  readonly turn: number;
  readonly toldAt: Date;
}

const concerns = (db: Executor) =>
  db
    .selectFrom('concern as c')
    .innerJoin('person as a', 'a.id', 'c.authorId')
    .innerJoin('person as r', 'r.id', 'c.readerId')
    .leftJoin('person as l', 'l.id', 'c.aboutId')
    .select(['c.id', 'c.workspaceId', 'c.authorId', 'a.name as authorName', 'c.readerId', 'r.name as readerName'])
    .select(['l.name as aboutName', 'c.turn', 'c.toldAt', 'c.readAt', 'c.lostAt', 'c.closedAt'])
    .select(
      sql<boolean>`exists (select from concern_word w where w.concern_id = c.id and w.writer_id = c.reader_id)`.as(
        'answered',
      ),
    );

export async function concernsById(db: Executor, ids: readonly string[]): Promise<Map<string, Concern>> {
  const own = ids.filter(isId);
  if (own.length === 0) return new Map();
  const found = await concerns(db).where('c.id', 'in', own).execute();
  return new Map(found.map(concern => [concern.id, concern]));
}

/** One concern, locked for this transaction. */
export async function lockConcern(tx: Tx, id: string): Promise<Concern | undefined> {
  return isId(id) ? concerns(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst() : undefined;
}

/** What she told, newest first. */
export const concernsOf = (db: Executor, authorId: string, most: number): Promise<Concern[]> =>
  concerns(db).where('c.authorId', '=', authorId).orderBy('c.toldAt', 'desc').orderBy('c.id').limit(most).execute();

/** What was told to her, newest first, whether she may still read it or not. */
export const concernsTo = (db: Executor, readerId: string, most: number): Promise<Concern[]> =>
  concerns(db).where('c.readerId', '=', readerId).orderBy('c.toldAt', 'desc').orderBy('c.id').limit(most).execute();

/** What waits for its reader still and was not found lost yet. */
export const openConcerns = (db: Executor, workspaceId: string): Promise<Concern[]> =>
  concerns(db)
    .where('c.workspaceId', '=', workspaceId)
    .where('c.closedAt', 'is', null)
    .where('c.lostAt', 'is', null)
    .execute();

export interface NewConcern {
  readonly id: string;
  readonly workspaceId: string;
  readonly authorId: string;
  readonly readerId: string;
  readonly aboutId: string | null;
  readonly toldAt: Date;
}

/** False: one of that id is there already. */
export async function insertConcern(tx: Tx, concern: NewConcern): Promise<boolean> {
  const inserted = await tx
    .insertInto('concern')
    .values(concern)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** From here on somebody else reads it. */
export async function changeReader(tx: Tx, id: string, readerId: string, now: Date): Promise<void> {
  await tx
    .updateTable('concern')
    .set(eb => ({ readerId, turn: eb('turn', '+', 1), toldAt: now, readAt: null, lostAt: null, closedAt: null }))
    .where('id', '=', id)
    .execute();
}

/** Her reader has it before her. */
export async function markRead(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('concern')
    .set(eb => ({ readAt: eb.fn.coalesce('readAt', eb.val(now)), lostAt: null }))
    .where('id', '=', id)
    .execute();
}

/** Its reader can't read it. True when that is news, and it is not closed anyway. */
export async function markLost(tx: Tx, id: string, now: Date): Promise<boolean> {
  const lost = await tx
    .updateTable('concern')
    .set({ lostAt: now })
    .where('id', '=', id)
    .where('lostAt', 'is', null)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return lost.numUpdatedRows > 0n;
}

/** Closed at that moment, or, with null, open again. */
export async function setClosed(tx: Tx, id: string, closedAt: Date | null): Promise<void> {
  await tx.updateTable('concern').set({ closedAt }).where('id', '=', id).execute();
}

/** It is gone, with every word of it. */
export async function removeConcern(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('concern').where('id', '=', id).execute();
}
