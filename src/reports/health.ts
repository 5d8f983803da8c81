import type { Executor, Tx } from '../db/connect.ts';
import { openNotPrivate, openOfFamily } from '../deviations/index.ts';
import { clientsWithoutGoal } from '../ledger/index.ts';
import { type MeetingHealth, meetingHealth } from '../meetings/index.ts';
import { keptRates } from '../promises/index.ts';
import { pulseMonth } from '../pulse/index.ts';
import { leadershipNow, type PeopleContext, people, supervisorsOf } from '../roster/index.ts';
import type { Plan, Subject } from '../schedule/index.ts';
import { settingsOf, workspaceOf } from '../settings/index.ts';
import {
  addMonths,
  datesOf,
  instantOf,
  localDateOf,
  type Period,
  parseLocalTime,
  shiftPeriod,
  type Zone,
} from '../time/calendar.ts';
import { reportStanding } from './reporting-known.ts';
import { type ClientFacts, daysLate, type Health, healthOf, nextHealth, type PlanFacts } from './rules.ts';

export const healthCadence = 'reports_health';

/** So far back promises are counted. */
const rateMonths = 12;

/** The workspace's next monthly report. Nothing before go. */
export async function planHealth(tx: Tx, context: PeopleContext, { id, since }: Subject): Promise<Plan> {
  const facts = await planFacts(tx, context, id);
  if (!facts) return { enrolled: false, reason: 'before_go' };
  const next = nextHealth(facts, since);
  return next ? { enrolled: true, ...next } : { enrolled: false, reason: 'no_working_days' };
}

async function planFacts(db: Executor, context: PeopleContext, workspaceId: string): Promise<PlanFacts | undefined> {
  const { goAt } = await workspaceOf(db, workspaceId);
  if (goAt === null) return undefined;
  const { healthDay } = await settingsOf(db, workspaceId);
  const { rhythm } = await leadershipNow(db, context, workspaceId);
  return { healthDay, rhythm, goAt, now: context.now };
}

/** The health of the cadence in a month, from what all rooms know at this moment. */
export async function readHealth(db: Tx, context: PeopleContext, workspaceId: string, month: Period): Promise<Health> {
  const { zone } = await settingsOf(db, workspaceId);
  const pulse = await pulseMonth(db, workspaceId, { period: month, ...momentsOf(month, zone) });
  const personIds = [...new Set([...pulse.talks, ...pulse.asked].map(({ personId }) => personId))];
  const supervisors = await supervisorsOf(db, personIds, datesOf(month).last);
  const withLead = <T extends { readonly personId: string }>({ personId, ...rest }: T) => ({
    ...rest,
    leadId: supervisors.get(personId) ?? null,
  });
  const clients = await clientsOf(db, context, workspaceId, month);
  const deviations = await openNotPrivate(db, workspaceId);
  const today = localDateOf(context.now, zone);
  const promises = await keptRates(db, workspaceId, addMonths(today, -rateMonths));
  const leading = clients.flatMap(({ leadId }) => leadId ?? []);
  const leadIds = new Set([...supervisors.values(), ...leading, ...promises.leads.keys()]);
  return healthOf({
    month,
    today,
    talks: pulse.talks.map(withLead),
    asked: pulse.asked.map(withLead),
    clients,
    deviations: deviations.map(({ clientId, openedAt }) => ({ clientId, openedOn: localDateOf(openedAt, zone) })),
    promises,
    names: await namesOf(db, context, [...leadIds]),
  });
}

/** Its first moment, and the next month's. */
function momentsOf(month: Period, zone: Zone): { readonly from: Date; readonly to: Date } {
  const midnight = (period: Period) => instantOf(datesOf(period).first, parseLocalTime('00:00'), zone);
  return { from: midnight(month), to: midnight(shiftPeriod(month, 1)) };
}

async function clientsOf(db: Tx, context: PeopleContext, workspaceId: string, month: Period): Promise<ClientFacts[]> {
  const all = await meetingHealth(db, context, workspaceId, datesOf(month).first);
  const ids = all.map(({ clientId }) => clientId);
  const withoutGoal = await clientsWithoutGoal(db, ids);
  const silent = new Set((await openOfFamily(db, 'contact', ids)).map(({ subjectId }) => subjectId));
  const { zone } = await settingsOf(db, workspaceId);
  const today = localDateOf(context.now, zone);
  const reports = await reportStanding(db, ids, today);
  const reportLate = new Set(
    [...reports].flatMap(([id, report]) => (report.sentOn === null && daysLate(report, today) > 0 ? [id] : [])),
  );
  return all.map(met => clientFacts(met, { silent, withoutGoal, reportLate }));
}

const clientFacts = (
  { clientId, client, leadId, state, lastHeldOn, metLately, kinds }: MeetingHealth,
  { silent, withoutGoal, reportLate }: Record<'silent' | 'withoutGoal' | 'reportLate', ReadonlySet<string>>,
): ClientFacts => ({
  id: clientId,
  name: client,
  leadId: leadId ?? null,
  paused: state === 'paused',
  lastMet: lastHeldOn,
  metLately,
  kinds,
  silent: silent.has(clientId),
  withoutGoal: withoutGoal.has(clientId),
  reportLate: reportLate.has(clientId),
});

async function namesOf(db: Executor, context: PeopleContext, ids: readonly string[]): Promise<Map<string, string>> {
  const found = ids.length > 0 ? await people(db, context, { ids }) : [];
  return new Map(found.map(({ id, name }) => [id, name]));
}
