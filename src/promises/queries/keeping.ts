import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import { type PromiseState, promiseStates, type RatedPromise } from '../rules.ts';
import { type ClientPromise, promisesWhere } from './rows.ts';

/** Promises by id, held against others until the transaction ends; always in the same order, so that two never wait for each other. */
export async function lockPromises(tx: Tx, ids: readonly string[]): Promise<Map<string, ClientPromise>> {
  const known = [...new Set(ids)].filter(isId);
  if (known.length === 0) return new Map();
  await tx.selectFrom('promise').select('id').where('id', 'in', known).orderBy('id').forUpdate().execute();
  return new Map((await promisesWhere(tx, { ids: known })).map(promise => [promise.id, promise]));
}

/** When the terms in force were accepted, by promise. */
export async function acceptedAt(db: Executor, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('promise as p')
    .innerJoin('promiseTerms as t', join =>
      join.onRef('t.promiseId', '=', 'p.id').onRef('t.number', '=', 'p.promisedRound'),
    )
    .select(['p.id', 't.answeredAt'])
    .where('p.id', 'in', ids)
    .execute();
  return new Map(rows.flatMap(({ id, answeredAt }) => (answeredAt ? [[id, answeredAt] as const] : [])));
}

/** The day on which terms of it were first put to anybody; undefined: it is only noted. */
export async function firstGivenOn(db: Executor, promiseId: string): Promise<LocalDate | undefined> {
  const row = await db
    .selectFrom('promiseTerms')
    .select('givenOn')
    .where('promiseId', '=', promiseId)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row && parseLocalDate(row.givenOn);
}

export interface RatedRow extends RatedPromise {
  readonly clientId: string;
  readonly leadId: string;
}

/**
 * What counts for how promises are kept: those that were kept or broken from that day on, and those that are neither yet. Moved in time: before the
 * day had passed that was last agreed on with the client, also where its keeper had not said yes to that one.
 */
export async function ratedSince(
  db: Executor,
  workspaceId: string,
  since: LocalDate,
  clientIds?: readonly string[],
): Promise<RatedRow[]> {
  const { rows } = await sql<Omit<RatedRow, 'state' | 'brokenOn'> & { state: string; brokenOn: string | null }>`
    select p.client_id, p.lead_id, p.state, p.broken_on, exists (
        select 1 from promise_terms t
        where t.promise_id = p.id and t.reason is not null and t.answer = 'accepted' and t.given_on <= (
          select max(b.due_on) from promise_terms b
          where b.promise_id = p.id and b.number < t.number and coalesce(b.answer, 'accepted') = 'accepted' and b.number >= (
            select max(a.number) from promise_terms a
            where a.promise_id = p.id and a.number < t.number and a.answer = 'accepted'))) as moved_in_time
    from promise p
    where p.workspace_id = ${workspaceId} and p.promised_round is not null
      and ${clientIds ? sql`p.client_id = any(${clientIds}::uuid[])` : sql`true`}
      and coalesce(p.kept_on, p.broken_on, ${since}) >= ${since}`.execute(db);
  return rows.map(({ state, brokenOn, ...row }) => {
    return { ...row, state: stateOf(state), brokenOn: brokenOn === null ? null : parseLocalDate(brokenOn) };
  });
}

function stateOf(text: string): PromiseState {
  const state = promiseStates.find(known => known === text);
  if (!state) throw new Error(`a promise is ${text}`);
  return state;
}
