import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { PromiseState } from '../rules.ts';
import type { TermsAnswer } from './rows.ts';

export interface NewPromise {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly state: 'noted' | 'offered' | 'promised';
  readonly noted: string | null;
  readonly meetingId: string | null;
  readonly goalId: string | null;
  readonly leadId: string;
  readonly round: number;
  readonly promisedRound: number | null;
  readonly recordedAt: Date;
}

/** False: it is there already under this id. */
export async function insertPromise(tx: Tx, row: NewPromise): Promise<boolean> {
  const { numInsertedOrUpdatedRows: rows } = await tx
    .insertInto('promise')
    .values(row)
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return rows === 1n;
}

export interface PromiseChange {
  readonly state?: PromiseState;
  readonly goalId?: string | null;
  /** who led the client when it was given */
  readonly leadId?: string;
  readonly round?: number;
  readonly promisedRound?: number;
  readonly lateWords?: string | null;
  readonly lateOn?: LocalDate | null;
  readonly brokenOn?: LocalDate | null;
  readonly keptOn?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly why?: string | null;
}

/** Counts as a new version of it. */
export async function changePromise(tx: Tx, id: string, change: PromiseChange): Promise<void> {
  await tx
    .updateTable('promise')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export interface NewTerms {
  readonly promiseId: string;
  readonly number: number;
  readonly workspaceId: string;
  readonly words: string;
  readonly toWhom: string;
  readonly written: string;
  readonly dueOn: LocalDate;
  readonly estimateDays: number;
  readonly keeperId: string;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly givenOn: LocalDate;
  readonly reason: string | null;
  /** only its keeper is another; absent: no */
  readonly handsOver?: boolean;
}

export async function insertTerms(tx: Tx, terms: NewTerms): Promise<void> {
  await tx.insertInto('promiseTerms').values(terms).execute();
}

/** What the keeper said to a round of terms; what was said once stays. */
export async function answerTerms(
  tx: Tx,
  { promiseId, number }: Pick<NewTerms, 'promiseId' | 'number'>,
  { answer, words, at }: { readonly answer: TermsAnswer; readonly words: string | null; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('promiseTerms')
    .set({ answer, answerWords: words, answeredAt: at })
    .where('promiseId', '=', promiseId)
    .where('number', '=', number)
    .where('answer', 'is', null)
    .execute();
}
