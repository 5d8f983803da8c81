import type { Executor, Tx } from '../../db/connect.ts';
import { idOf } from '../../db/ids.ts';

/** One text within a concern: the author's, or a reader's answer. */
export interface Word {
  readonly number: number;
  readonly writerId: string;
  readonly writerName: string;
  readonly at: Date;
  readonly text: string;
}

/** All words of a concern in their order. */
export async function wordsOf(db: Executor, concernId: string): Promise<Word[]> {
  return db
    .selectFrom('concernWord as w')
    .innerJoin('person as p', 'p.id', 'w.writerId')
    .select(['w.number', 'w.writerId', 'p.name as writerName', 'w.at', 'w.text'])
    .where('w.concernId', '=', concernId)
    .orderBy('w.number')
    .execute();
}

/** What somebody writes within a concern that this transaction holds locked. */
export interface NewWord {
  readonly concernId: string;
  readonly workspaceId: string;
  readonly number: number;
  readonly writerId: string;
  readonly at: Date;
  readonly text: string;
}

export async function insertWord(tx: Tx, word: NewWord): Promise<void> {
  const id = idOf('concern_word', word.concernId, String(word.number));
  await tx
    .insertInto('concernWord')
    .values({ id, ...word })
    .execute();
}
