import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind } from '../../delivery/index.ts';
import { type ClientFacts, clientFacts, whoAnswersFor } from '../../roster/index.ts';
import {
  type Occurrence,
  occurrenceKey,
  occurrencesAt,
  type Plan,
  type ScheduledCadence,
  type Step,
  type Subject,
} from '../../schedule/index.ts';
import { settingsOf, workspaceOf } from '../../settings/index.ts';
import { localDateOf } from '../../time/calendar.ts';
import { reportDaysOf } from '../queries/report-days.ts';
import { insertReports, letReportsGo, type ReportKey, reportKey, reportsByKeys } from '../queries/reports.ts';
import { monthTold, planReport, type ReportMove, reportMove } from '../rules.ts';
import type { ReportDuePorts } from './ports.ts';
import { reportMessages } from './report-messages.ts';
import { tellReports, type WokenReport } from './report-telling.ts';

/** One occurrence a month and client; its period is the month in which it is due, its report tells of the one before. */
const reportsCadence = 'reports_client';

export const clientReportCadences = (ports: ReportDuePorts): ScheduledCadence[] => [
  {
    name: reportsCadence,
    enrols: 'client',
    plan: async (tx, subjects, now) => {
      const plans = new Map<string, Plan>();
      for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId))
        for (const [id, plan] of await planClients(ports, tx, { workspaceId, subjects: own }, now)) plans.set(id, plan);
      return plans;
    },
    wake: (tx, occurrences, now) => wakeReports(ports, tx, occurrences, now),
  },
];

export const clientReportDeliveries = (ports: ReportDuePorts): DeliveryKind[] => reportMessages(ports);

async function planClients(
  { shelf }: ReportDuePorts,
  tx: Tx,
  { workspaceId, subjects }: { readonly workspaceId: string; readonly subjects: readonly Subject[] },
  now: Date,
): Promise<[string, Plan][]> {
  const { goAt } = await workspaceOf(tx, workspaceId);
  if (goAt === null) return subjects.map(({ id }) => [id, { enrolled: false, reason: 'before_go' }]);
  const { reportDay } = await settingsOf(tx, workspaceId);
  const ids = subjects.map(({ id }) => id);
  const days = await reportDaysOf(tx, ids);
  const facts = await clientFacts(tx, { shelf, now }, ids);
  const matters = ids.map(id => ({ kind: 'client' as const, id }));
  const answering = await whoAnswersFor(tx, { shelf, now }, workspaceId, matters);
  const former = await plannedNow(tx, subjects);
  return subjects.map(({ id, since }) => {
    const client = facts.get(id);
    const isAnswered = (answering.get(id)?.responsible ?? 'nobody') !== 'nobody';
    const reason = whyNot(client, isAnswered);
    if (!client || reason) return [id, { enrolled: false, reason: reason ?? 'unknown' }];
    const { rhythm, since: workSince } = client;
    const day = days.get(id) ?? reportDay;
    const planned = planReport({ rhythm, day, workSince, since, formerDueAt: former.get(id), now });
    return [id, planned ? { enrolled: true, ...planned } : { enrolled: false, reason: 'no_working_days' }];
  });
}

function whyNot(client: ClientFacts | undefined, isAnswered: boolean): string | undefined {
  if (!client) return 'unknown';
  if (!client.active) return 'paused';
  return isAnswered ? undefined : 'nobody_answers';
}

/** When what is planned for these clients is due until now, by client. */
async function plannedNow(tx: Tx, subjects: readonly Subject[]): Promise<Map<string, Date>> {
  const keys = subjects.flatMap(({ id: subjectId, since }) =>
    'planned' in since ? [{ subjectId, period: since.planned }] : [],
  );
  const found = await occurrencesAt(tx, reportsCadence, keys);
  const dated = keys.flatMap(({ subjectId, period }) => {
    const occurrence = found.get(occurrenceKey(subjectId, period));
    return occurrence ? [[subjectId, occurrence.dueAt] as const] : [];
  });
  return new Map(dated);
}

async function wakeReports(
  { shelf }: ReportDuePorts,
  tx: Tx,
  occurrences: readonly Occurrence[],
  now: Date,
): Promise<Map<string, Step>> {
  const ids = [...new Set(occurrences.map(({ subjectId }) => subjectId))];
  const facts = await clientFacts(tx, { shelf, now }, ids);
  const reports = await reportsByKeys(tx, occurrences.map(keyOf));
  const woken = occurrences.flatMap((occurrence): WokenReport[] => {
    const client = facts.get(occurrence.subjectId);
    if (!client) return [];
    const { stage, closesAt } = occurrence;
    const isSent = reports.get(reportKey(keyOf(occurrence)))?.sentOn != null;
    const { active, rhythm } = client;
    return [{ occurrence, client, move: reportMove({ stage, isSent, active, closesAt, rhythm, now }) }];
  });
  await insertReports(tx, woken.flatMap(dueRow));
  await letReportsGo(
    tx,
    woken.filter(isPaused).map(({ occurrence }) => keyOf(occurrence)),
    now,
  );
  await tellReports(tx, woken, now);
  const moves = new Map(woken.map(({ occurrence, move }) => [occurrence.id, move]));
  return new Map(occurrences.map(({ id, stage }) => [id, stepFor(moves.get(id), stage, now)]));
}

const keyOf = ({ subjectId, period }: Occurrence): ReportKey => ({ clientId: subjectId, month: monthTold(period) });

const isPaused = ({ move }: WokenReport): boolean => move.move === 'end' && move.reason === 'paused';

/** Also of one that nobody was asked for, since the app was down: it is seen to be late. */
function dueRow({ occurrence, client: { active, rhythm } }: WokenReport) {
  const { workspaceId, dueAt, stage } = occurrence;
  return stage === 0 && active ? [{ ...keyOf(occurrence), workspaceId, dueOn: localDateOf(dueAt, rhythm) }] : [];
}

function stepFor(move: ReportMove | undefined, stage: number, now: Date): Step {
  if (!move) return { state: 'not_applicable', reason: 'unknown' };
  switch (move.move) {
    case 'ask':
      return { state: 'open', stage: 1, openedAt: now, wakeAt: move.wakeAt };
    case 'remind':
      return { state: 'open', stage: stage + 1, wakeAt: move.wakeAt };
    case 'quiet':
      return { state: 'open', stage, wakeAt: move.wakeAt };
    case 'end':
      return endFor(move.reason);
  }
}

function endFor(reason: Extract<ReportMove, { move: 'end' }>['reason']): Step {
  switch (reason) {
    case 'paused':
      return { state: 'not_applicable', reason };
    case 'downtime':
      return { state: 'skipped', reason };
    case 'sent':
    case 'missed':
      return { state: 'closed', reason };
  }
}
