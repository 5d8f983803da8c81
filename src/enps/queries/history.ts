import { sql } from 'kysely';
import type { Tx } from '../../db/connect.ts';
import type { YearCounts } from '../rules.ts';

/** Of two at once the second waits, and sees what the first has written. */
export async function oneHistoryAtATime(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`enps history ${workspaceId}`}, 0))`.execute(tx);
}

/** All years that are kept, from before and our own. */
export async function knownYears(tx: Tx, workspaceId: string): Promise<YearCounts[]> {
  return tx
    .selectFrom('enpsYear')
    .select(['year', 'invited', 'promoters', 'passives', 'critics', 'counters'])
    .where('workspaceId', '=', workspaceId)
    .execute();
}

/** The years in which people were asked here, or are about to be; whatever came out of it, unless nobody could be asked or heard. */
export async function yearsAsked(tx: Tx, workspaceId: string): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('enpsRound')
    .select('period')
    .where('workspaceId', '=', workspaceId)
    .where('state', 'not in', ['cancelled', 'void'])
    .execute();
  return new Set(rows.map(({ period }) => Number(period.slice(0, 4))));
}

/** Keeps years from before; one of our own is never written over. */
export async function keepHistory(tx: Tx, workspaceId: string, years: readonly YearCounts[]): Promise<void> {
  if (years.length === 0) return;
  await tx
    .insertInto('enpsYear')
    .values(years.map(({ counters, ...year }) => ({ ...year, workspaceId, counters: counters && [...counters] })))
    .onConflict(conflict =>
      conflict
        .columns(['workspaceId', 'year'])
        .doUpdateSet(({ ref }) => ({
          invited: ref('excluded.invited'),
          promoters: ref('excluded.promoters'),
          passives: ref('excluded.passives'),
          critics: ref('excluded.critics'),
          counters: ref('excluded.counters'),
        }))
        .where('enpsYear.roundId', 'is', null),
    )
    .execute();
}
