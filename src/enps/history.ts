import type { Db } from '../db/connect.ts';
import type { LocalDate } from '../time/calendar.ts';
import { type Mistake, readHistory, type YearLine } from './history-file.ts';
import * as queries from './queries.ts';
import type { YearCounts } from './rules.ts';

export interface HistoryImport {
  readonly workspaceId: string;
  /** the text of the file, columns as in `history-file.ts` */
  readonly csv: string;
  readonly today: LocalDate;
  /** false only reports what would change */
  readonly apply: boolean;
}

export interface HistoryReport {
  /** by line; while there is one, nothing changes */
  readonly mistakes: readonly Mistake[];
  readonly changes: readonly { readonly year: number; readonly change: 'new' | 'changed' }[];
  /** rows of the file that say what is already known */
  readonly unchanged: number;
  readonly applied: boolean;
}

/**
 * Imports the counts of earlier years from one file: all of it or, while it holds a mistake, nothing. A year in which people were asked here has
 * its own result, or none. Importing the same file again changes nothing.
 */
export async function importHistory(
  { db }: { readonly db: Db },
  { workspaceId, csv, today, apply }: HistoryImport,
): Promise<HistoryReport> {
  const file = readHistory(csv);
  return db.transaction().execute(async tx => {
    if (apply) await queries.oneHistoryAtATime(tx, workspaceId);
    const asked = await queries.yearsAsked(tx, workspaceId);
    const known = new Map((await queries.knownYears(tx, workspaceId)).map(counts => [counts.year, counts]));
    const refused = refusals(file.years, { asked, thisYear: Number(today.slice(0, 4)) });
    const mistakes = [...file.mistakes, ...refused].toSorted((a, b) => a.line - b.line);
    if (mistakes.length > 0) return { mistakes, changes: [], unchanged: 0, applied: false };
    const news = file.years.filter(counts => written(counts) !== written(known.get(counts.year)));
    if (apply) await queries.keepHistory(tx, workspaceId, news.map(countsOf));
    const changes = news.map(({ year }) => ({
      year,
      change: known.has(year) ? ('changed' as const) : ('new' as const),
    }));
    return { mistakes, changes, unchanged: file.years.length - news.length, applied: apply };
  });
}

function refusals(
  years: readonly YearLine[],
  { asked, thisYear }: { readonly asked: ReadonlySet<number>; readonly thisYear: number },
): Mistake[] {
  const first = new Map(years.toReversed().map(({ year, line }) => [year, line]));
  return years.flatMap(({ year, line }) => {
    const earlier = first.get(year) ?? line;
    if (earlier < line) return { line, reason: `${year} also stands on line ${earlier}; keep one of the two` };
    if (year > thisYear) return { line, reason: `${year} is yet to come` };
    return asked.has(year) ? { line, reason: `in ${year} people are asked here: what comes of that stands alone` } : [];
  });
}

const countsOf = ({ year, invited, promoters, passives, critics, counters }: YearCounts): YearCounts => ({
  year,
  invited,
  promoters,
  passives,
  critics,
  counters,
});

const written = (counts: YearCounts | undefined): string => JSON.stringify(counts && countsOf(counts));
