import { sql } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import { pulseCadence } from './check-ins.ts';
import { talkCadence } from './talks.ts';

/** The talks that were due from one moment until before another, of those who were still there. */
export async function talksDue(
  db: Executor,
  workspaceId: string,
  from: Date,
  to: Date,
): Promise<{ personId: string; held: boolean }[]> {
  return db
    .selectFrom('occurrence as o')
    .leftJoin('pulseTalk as t', join => join.onRef('t.personId', '=', 'o.subjectId').onRef('t.period', '=', 'o.period'))
    .select(['o.subjectId as personId', sql<boolean>`t.id is not null`.as('held')])
    .where('o.workspaceId', '=', workspaceId)
    .where('o.cadence', '=', talkCadence)
    .where('o.state', '<>', 'not_applicable')
    .where('o.dueAt', '>=', from)
    .where('o.dueAt', '<', to)
    .orderBy('o.subjectId')
    .execute();
}

/** Who was asked for a period, and the figures of her answer. */
export async function askedIn(
  db: Executor,
  workspaceId: string,
  period: string,
): Promise<{ personId: string; score: number | null; load: number | null }[]> {
  return db
    .selectFrom('occurrence as o')
    .leftJoin('checkIn as c', 'c.occurrenceId', 'o.id')
    .select(['o.subjectId as personId', 'c.score', 'c.load'])
    .where('o.workspaceId', '=', workspaceId)
    .where('o.cadence', '=', pulseCadence)
    .where('o.period', '=', period)
    .where('o.state', 'in', ['open', 'closed'])
    .orderBy('o.subjectId')
    .execute();
}
