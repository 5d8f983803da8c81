import type { Db } from '../../db/connect.ts';
import type { NewId } from '../../ports.ts';
import { replanLater } from '../../schedule/index.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { isKnownCalendar } from '../../time/holidays.ts';
import { marksOf } from './marks.ts';
import { planRoster } from './plan.ts';
import { inBatches, oneImportAtATime, rosterFacts, writeRoster } from './queries.ts';
import { type RosterFile, readRoster } from './read.ts';
import type { ImportReport } from './report.ts';

export type { ImportReport } from './report.ts';

export interface RosterImport {
  readonly workspaceId: string;
  /** the text of the file, columns as in `columns.ts` */
  readonly csv: string;
  readonly today: LocalDate;
  /** false only reports what would change */
  readonly apply: boolean;
}

/**
 * Imports people, clients, engagements, teams and absences from one file: all of it or, while it holds a mistake, nothing.
 * Importing the same file again changes nothing.
 */
export async function importRoster(
  { db, newId }: { readonly db: Db; readonly newId: NewId },
  { workspaceId, csv, today, apply }: RosterImport,
): Promise<ImportReport> {
  const file = readRoster(csv);
  const calendars = await knownCalendars(file);
  return db.transaction().execute(async tx => {
    if (apply) await oneImportAtATime(tx, workspaceId);
    const facts = { ...(await rosterFacts(tx, workspaceId, namesIn(file))), calendars };
    const { writes, ...plan } = planRoster(file, facts, { today, newId });
    const applied = apply && plan.mistakes.length === 0;
    if (applied && plan.changes.length > 0) {
      await writeRoster(tx, { workspaceId, today }, writes);
      const marks = marksOf(writes, facts);
      await inBatches(marks.people, ids => replanLater(tx, 'person', workspaceId, ids));
      await inBatches(marks.clients, ids => replanLater(tx, 'client', workspaceId, ids));
    }
    return { ...plan, applied };
  });
}

async function knownCalendars({ people, clients }: RosterFile): Promise<ReadonlySet<string>> {
  const named = new Set([...people, ...clients].flatMap(({ row }) => row.calendar ?? []));
  const known = await Promise.all([...named].map(async name => ((await isKnownCalendar(name)) ? [name] : [])));
  return new Set(known.flat());
}

/** Everything that is compared without regard to case. */
function namesIn({ clients, engagements, members, broken }: RosterFile): string[] {
  return [
    ...[...clients, ...engagements, ...members].map(({ row }) => row.client),
    ...[...engagements, ...members].flatMap(({ row }) => row.engagement ?? []),
    ...broken.flatMap(({ cells }) => [cells.client ?? [], cells.engagement ?? []].flat()),
  ];
}
