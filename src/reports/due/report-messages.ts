import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../../delivery/index.ts';
import { type Answering, type ClientFacts, clientFacts, whoAnswersFor } from '../../roster/index.ts';
import { type ClientReport, reportKey, reportsByKeys } from '../queries/reports.ts';
import { reportMessage, retiredReportMessage } from '../views.ts';
import type { ReportDuePorts } from './ports.ts';

/** To whoever leads the client when it is sent, or stands in. The subject is the client, the period the month that is told of. */
export const reportKinds = {
  asked: 'reports.report',
  /** with the reminder's number behind the month: `2026-11/1` */
  reminder: 'reports.report_reminder',
} as const;

export const reminderKey = (month: string, number: number): string => `${month}/${number}`;
const monthOf = ({ period }: Item): string => period.slice(0, 7);

export const reportMessages = (ports: ReportDuePorts): DeliveryKind[] =>
  [reportKinds.asked, reportKinds.reminder].map(kind => ({
    kind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId))
        for (const [id, draft] of await draftsFor(ports, tx, { workspaceId, items: own }, now)) drafts.set(id, draft);
      return drafts;
    },
    retire: (_item, { language }) => retiredReportMessage(language),
  }));

async function draftsFor(
  { shelf }: ReportDuePorts,
  tx: Tx,
  { workspaceId, items }: { readonly workspaceId: string; readonly items: readonly Item[] },
  now: Date,
): Promise<[string, Draft][]> {
  const ids = [...new Set(items.map(({ subjectId }) => subjectId))];
  const facts = await clientFacts(tx, { shelf, now }, ids);
  const matters = ids.map(id => ({ kind: 'client' as const, id }));
  const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
  const keyOf = (item: Item) => ({ clientId: item.subjectId, month: monthOf(item) });
  const reports = await reportsByKeys(tx, items.map(keyOf));
  const drafts: [string, Draft][] = [];
  for (const item of items) {
    const report = reports.get(reportKey(keyOf(item)));
    const client = facts.get(item.subjectId);
    if (report && client) drafts.push([item.id, draftFor(item, { report, client }, answering.get(item.subjectId))]);
  }
  return drafts;
}

function draftFor(
  { kind }: Item,
  { report, client: { client, active } }: { readonly report: ClientReport; readonly client: ClientFacts },
  answering: Answering | undefined,
): Draft {
  if (report.sentOn !== null) return { drop: 'sent' };
  if (!active) return { drop: 'paused' };
  const chosen = answering?.responsible ?? 'nobody';
  if (chosen === 'nobody') return chosen;
  const about = { clientId: client.id, client: client.name, month: report.month, dueOn: report.dueOn };
  const key = kind === reportKinds.asked ? 'asked' : 'reminder';
  return { ...chosen, draw: ({ language }) => reportMessage(about, key, language) };
}
