import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';

/** Terms that wait for their keeper's word. */
export interface WaitingOffer {
  readonly promiseId: string;
  readonly clientId: string;
  readonly round: number;
  readonly keeperId: string;
  readonly givenAt: Date;
  readonly dueOn: LocalDate;
  readonly handsOver: boolean;
}

/** What waits with these clients: the newest terms of each promise. */
export async function waitingOffers(db: Executor, clientIds: readonly string[]): Promise<WaitingOffer[]> {
  if (clientIds.length === 0) return [];
  const rows = await db
    .selectFrom('promise as p')
    .innerJoin('promiseTerms as t', join => join.onRef('t.promiseId', '=', 'p.id').onRef('t.number', '=', 'p.round'))
    .select(['p.id as promiseId', 'p.clientId', 'p.round', 't.keeperId', 't.givenAt', 't.dueOn', 't.handsOver'])
    .where('p.clientId', 'in', clientIds)
    .where('p.state', 'in', ['offered', 'moving'])
    .where('t.answer', 'is', null)
    .execute();
  return rows.map(row => ({ ...row, dueOn: parseLocalDate(row.dueOn) }));
}

export interface NotedInMeeting {
  readonly meetingId: string;
  readonly clientId: string;
  readonly client: string;
  /** so many still have neither a keeper nor a day */
  readonly count: number;
}

/** What was noted in these meetings and still waits, by meeting; one of which nothing waits is left out. */
export async function notedIn(db: Executor, meetingIds: readonly string[]): Promise<Map<string, NotedInMeeting>> {
  const { rows } = await sql<NotedInMeeting>`
    select p.meeting_id, p.client_id, c.name as client, count(*)::int as count
    from promise p join client c on c.id = p.client_id
    where p.meeting_id = any(${meetingIds}::uuid[]) and p.state = 'noted'
    group by p.meeting_id, p.client_id, c.name`.execute(db);
  return new Map(rows.map(row => [row.meetingId, row]));
}

/** Who kept each of these promises before somebody else took it over by that round of terms, by promise; whoever took it first had nobody before her. */
export async function formerKeepers(
  db: Executor,
  rounds: readonly { readonly promiseId: string; readonly round: number }[],
): Promise<Map<string, string>> {
  if (rounds.length === 0) return new Map();
  const ids = rounds.map(({ promiseId }) => promiseId);
  const { rows } = await sql<{ promiseId: string; keeperId: string }>`
    select distinct on (t.promise_id) t.promise_id, t.keeper_id
    from promise_terms t join unnest(${ids}::uuid[], ${rounds.map(({ round }) => round)}::int[]) as taken (id, round)
      on t.promise_id = taken.id and t.number < taken.round
    where t.answer = 'accepted' order by t.promise_id, t.number desc`.execute(db);
  return new Map(rows.map(({ promiseId, keeperId }) => [promiseId, keeperId]));
}
