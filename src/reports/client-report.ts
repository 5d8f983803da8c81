import type { Tx } from '../db/connect.ts';
import { type Act, clientFacts, clientFor, type PeopleContext, type Person } from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import type { ReportPorts } from './ports.ts';
import { forgetReportDay, writeReportDay } from './queries/report-days.ts';
import {
  type ClientReport,
  lockReport,
  markReportSent,
  type ReportKey,
  type ReportLines,
  reportByKey,
  saveReport,
} from './queries/reports.ts';
import { isComplete, isMonth, mostReportDay, sameLines, sentFault } from './rules.ts';

/** A report, in the version that she had before her. */
export interface SeenReport extends ReportKey {
  readonly version: number;
}

/** `outdated`: somebody else saved it meanwhile. `sent`: it was marked as sent, and stays as it was. */
export type WriteReportOutcome = 'saved' | 'outdated' | 'sent' | 'not_yours';

/** Writes what the client is told (4.12–4.16). Of two who write at once, the second is told; the same words sent twice are one change. */
export async function writeReport(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  { version, lines, ...key }: SeenReport & { readonly lines: ReportLines },
): Promise<WriteReportOutcome> {
  return towardReport(ports, context, actor, key, async (tx, report) => {
    if (report.version > 0 && sameLines(report, lines)) return 'saved';
    if (report.sentOn !== null) return 'sent';
    if (report.version !== version) return 'outdated';
    await saveReport(tx, key, lines, { savedBy: actor.id, savedAt: context.now });
    return 'saved';
  });
}

/** `incomplete`: one of the three lines is missing. `sent`: it was marked with another day. */
export type MarkSentOutcome =
  | 'marked'
  | 'outdated'
  | 'incomplete'
  | 'sent'
  | 'not_yours'
  | NonNullable<ReturnType<typeof sentFault>>;

/** She sent it herself, on that day, as it stands: nothing of it is changed from now on. */
export async function markSent(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  { version, sentOn, ...key }: SeenReport & { readonly sentOn: LocalDate },
): Promise<MarkSentOutcome> {
  return towardReport(ports, context, actor, key, async (tx, report) => {
    if (report.sentOn !== null) return report.sentOn === sentOn ? 'marked' : 'sent';
    if (report.version !== version) return 'outdated';
    if (!isComplete(report)) return 'incomplete';
    const fault = sentFault({ ...key, sentOn }, await todayWith(tx, context, key.clientId));
    if (fault) return fault;
    await markReportSent(tx, key, { sentOn, sentBy: actor.id });
    return 'marked';
  });
}

/** The day that it is where the client is. */
async function todayWith(tx: Tx, context: PeopleContext, clientId: string): Promise<LocalDate> {
  const facts = (await clientFacts(tx, context, [clientId])).get(clientId);
  if (!facts) throw new Error('the client of a report that was just read is gone');
  return localDateOf(context.now, facts.rhythm);
}

/** Does something to a report that the table allows her, with the report held against others. */
async function towardReport<T>(
  { db, log }: ReportPorts,
  context: PeopleContext,
  actor: Person,
  key: ReportKey,
  work: (tx: Tx, report: ClientReport) => Promise<T>,
): Promise<T | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const known = await clientFor({ db: tx, log }, context, actor, { clientId: key.clientId, act: 'report.write' });
    const report = known === 'not_yours' || !isMonth(key.month) ? undefined : await lockReport(tx, key);
    return report ? work(tx, report) : 'not_yours';
  });
}

/** On which working day of the month a client gets its report, from the next one on; null: on the workspace's. */
export async function setReportDay(
  { db, log }: ReportPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, day }: { readonly clientId: string; readonly day: number | null },
): Promise<'set' | 'out_of_range' | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const known = await clientFor({ db: tx, log }, context, actor, { clientId, act: 'report.write' });
    if (known === 'not_yours') return known;
    if (day !== null && !(Number.isInteger(day) && day >= 1 && day <= mostReportDay)) return 'out_of_range';
    const { workspaceId } = known.client;
    await holdPlanning(tx, 'client', workspaceId, clientId);
    if (day === null) await forgetReportDay(tx, clientId);
    else await writeReportDay(tx, { clientId, workspaceId, day, setBy: actor.id, setAt: context.now });
    return 'set';
  });
}

/** A report that the table lets her see or change. */
export async function reportFor(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  { act, ...key }: ReportKey & { readonly act: Act },
) {
  const known = await clientFor(ports, context, actor, { clientId: key.clientId, act });
  if (known === 'not_yours') return known;
  const report = isMonth(key.month) ? await reportByKey(ports.db, key) : undefined;
  return report ? { ...known, report } : 'not_yours';
}
