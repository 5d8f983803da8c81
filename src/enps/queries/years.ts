import type { Executor } from '../../db/connect.ts';
import type { YearCounts } from '../rules.ts';

/** The years that may be shown, the oldest first: those from before, and those whose round has been told. */
export async function toldYears(db: Executor, workspaceId: string): Promise<YearCounts[]> {
  return db
    .selectFrom('enpsYear')
    .leftJoin('enpsRound', 'enpsRound.id', 'enpsYear.roundId')
    .select([
      'enpsYear.year',
      'enpsYear.invited',
      'enpsYear.promoters',
      'enpsYear.passives',
      'enpsYear.critics',
      'enpsYear.counters',
    ])
    .where('enpsYear.workspaceId', '=', workspaceId)
    .where(({ and, eb, or }) =>
      or([
        eb('enpsYear.roundId', 'is', null),
        and([eb('enpsRound.state', '=', 'closed'), eb('enpsRound.outcome', '=', 'result')]),
      ]),
    )
    .orderBy('enpsYear.year')
    .execute();
}

/** Whether anything that was written can still be read. */
export async function hasComments(db: Executor, roundId: string): Promise<boolean> {
  const one = await db
    .selectFrom('enpsComment')
    .select('id')
    .where('roundId', '=', roundId)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
