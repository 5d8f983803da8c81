import type { Executor } from '../db/connect.ts';
import type { LocalDate, Period } from '../time/calendar.ts';
import { newestReports } from './queries/reports.ts';
import { daysLate, reportsLookedAt } from './rules.ts';

/** How a client's monthly reports stand. */
export interface ReportsKnown {
  /** of the newest one that is due: the month that it tells of */
  readonly month: Period;
  readonly dueOn: LocalDate;
  /** null: it is not marked as sent */
  readonly sentOn: LocalDate | null;
  /** of the last so many, at most twelve … */
  readonly of: number;
  /** … how many were sent late, or are late now */
  readonly late: number;
}

/** By client, its newest report that was due; one that had none yet is left out, and so are reports that were let go. One query. */
export async function reportStanding(
  db: Executor,
  clientIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, ReportsKnown>> {
  const known = new Map<string, ReportsKnown>();
  for (const [clientId, all] of await newestReports(db, clientIds, reportsLookedAt)) {
    const reports = all.filter(({ letGo }) => !letGo);
    const [newest] = reports;
    if (!newest) continue;
    const { month, dueOn, sentOn } = newest;
    const late = reports.filter(report => daysLate(report, today) > 0).length;
    known.set(clientId, { month, dueOn, sentOn, of: reports.length, late });
  }
  return known;
}
