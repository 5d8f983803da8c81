import { sql } from 'kysely';
import type { Executor, Tx } from '../../db/connect.ts';
import { type LocalDate, type Period, parseLocalDate } from '../../time/calendar.ts';

/** What a client is told of a month, as whoever leads it wrote it; null: nothing yet. */
export interface ReportLines {
  readonly delivered: string | null;
  readonly deliveredMeans: string | null;
  readonly decided: string | null;
  readonly decidedMeans: string | null;
  readonly next: string | null;
  readonly nextMeans: string | null;
}

/** Which report. Ids and months are checked before they come here. */
export interface ReportKey {
  readonly clientId: string;
  /** the month that it tells of */
  readonly month: Period;
}

/** A monthly report to a client, from the day on which it is due. */
export interface ClientReport extends ReportKey, ReportLines {
  readonly workspaceId: string;
  readonly dueOn: LocalDate;
  /** 0: nobody has saved it */
  readonly version: number;
  /** name of whoever saved it last */
  readonly savedBy: string | null;
  /** null: not marked as sent */
  readonly sentOn: LocalDate | null;
  readonly sentBy: string | null;
  /** nobody waits for it any more: the work was paused when it was due */
  readonly letGo: boolean;
}

const reportQuery = (db: Executor) =>
  db
    .selectFrom('clientReport as r')
    .leftJoin('person as saver', 'saver.id', 'r.savedBy')
    .leftJoin('person as sender', 'sender.id', 'r.sentBy')
    .select(['r.clientId', 'r.month', 'r.workspaceId', 'r.dueOn', 'r.version', 'r.sentOn', 'r.letGoAt'])
    .select(['r.delivered', 'r.deliveredMeans', 'r.decided', 'r.decidedMeans', 'r.next', 'r.nextMeans'])
    .select(['saver.name as savedBy', 'sender.name as sentBy'])
    .orderBy('r.month', 'desc');

type ReportRow = Awaited<ReturnType<ReturnType<typeof reportQuery>['execute']>>[number];

const reportOf = ({ letGoAt, ...row }: ReportRow): ClientReport => ({
  ...row,
  letGo: letGoAt !== null,
  dueOn: parseLocalDate(row.dueOn),
  sentOn: row.sentOn === null ? null : parseLocalDate(row.sentOn),
});

/** They are due: from now on they are seen. What is there already stays. */
export async function insertReports(
  tx: Tx,
  reports: readonly (ReportKey & { readonly workspaceId: string; readonly dueOn: LocalDate })[],
): Promise<void> {
  if (reports.length === 0) return;
  await tx
    .insertInto('clientReport')
    .values(reports)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** Nobody waits for these any more; of what was sent, it is not said. */
export async function letReportsGo(tx: Tx, keys: readonly ReportKey[], letGoAt: Date): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .updateTable('clientReport')
    .set({ letGoAt })
    .where(eb => eb.or(keys.map(({ clientId, month }) => eb.and({ clientId, month }))))
    .where('sentOn', 'is', null)
    .where('letGoAt', 'is', null)
    .execute();
}

export async function reportByKey(db: Executor, { clientId, month }: ReportKey): Promise<ClientReport | undefined> {
  const row = await reportQuery(db).where('r.clientId', '=', clientId).where('r.month', '=', month).executeTakeFirst();
  return row && reportOf(row);
}

/** In a map of reports. */
export const reportKey = ({ clientId, month }: ReportKey): string => `${clientId} ${month}`;

/** Several by their keys; one query. */
export async function reportsByKeys(db: Executor, keys: readonly ReportKey[]): Promise<Map<string, ClientReport>> {
  if (keys.length === 0) return new Map();
  const months = [...new Set(keys.map(({ month }) => month))];
  const clientIds = [...new Set(keys.map(({ clientId }) => clientId))];
  const rows = await reportQuery(db).where('r.month', 'in', months).where('r.clientId', 'in', clientIds).execute();
  return new Map(rows.map(row => [reportKey(row), reportOf(row)]));
}

/** One of them, held against others until the transaction ends. */
export async function lockReport(tx: Tx, { clientId, month }: ReportKey): Promise<ClientReport | undefined> {
  const row = await reportQuery(tx)
    .where('r.clientId', '=', clientId)
    .where('r.month', '=', month)
    .forUpdate('r')
    .executeTakeFirst();
  return row && reportOf(row);
}

/** The newest reports of each of these clients, at most so many, the newest first; a client without one is left out. */
export async function newestReports(
  db: Executor,
  clientIds: readonly string[],
  limit: number,
): Promise<Map<string, ClientReport[]>> {
  if (clientIds.length === 0) return new Map();
  const newest = sql<boolean>`r.month in (select o.month from client_report o where o.client_id = r.client_id
    order by o.month desc limit ${limit})`;
  const rows = await reportQuery(db).where('r.clientId', 'in', clientIds).where(newest).execute();
  return Map.groupBy(rows.map(reportOf), ({ clientId }) => clientId);
}

/** Writes its next version. */
export async function saveReport(
  tx: Tx,
  { clientId, month }: ReportKey,
  lines: ReportLines,
  saved: { readonly savedBy: string; readonly savedAt: Date },
): Promise<void> {
  await tx
    .updateTable('clientReport')
    .set({ ...lines, ...saved, version: sql<number>`version + 1` })
    .where('clientId', '=', clientId)
    .where('month', '=', month)
    .execute();
}

export async function markReportSent(
  tx: Tx,
  { clientId, month }: ReportKey,
  sent: { readonly sentOn: LocalDate; readonly sentBy: string },
): Promise<void> {
  await tx
    .updateTable('clientReport')
    .set({ ...sent, letGoAt: null })
    .where('clientId', '=', clientId)
    .where('month', '=', month)
    .execute();
}
