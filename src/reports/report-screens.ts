import type { Executor } from '../db/connect.ts';
import { isLanguage, type Language } from '../i18n/language.ts';
import { type KeptRate, keptRates } from '../promises/index.ts';
import {
  type Client,
  type ClientFacts,
  clientFacts,
  clientFor,
  clientsFor,
  may,
  type PeopleContext,
  type Person,
  todayOf,
} from '../roster/index.ts';
import { settingsOf, workspaceOf } from '../settings/index.ts';
import { addMonths, type LocalDate, localDateOf, shiftPeriod } from '../time/calendar.ts';
import { reportFor } from './client-report.ts';
import { reportFacts } from './draft.ts';
import type { ReportPorts } from './ports.ts';
import { reportDaysOf } from './queries/report-days.ts';
import { type ClientReport, newestReports, type ReportKey } from './queries/reports.ts';
import { draftOf, hintsOf, planReport, type ReportDraft, type ReportHint, reportsLookedAt } from './rules.ts';

/** Promises that came due in so many months are counted. */
const rateMonths = 12;

export interface ReportScreen {
  readonly client: Client;
  readonly report: ClientReport;
  /** made of what is known now, while nobody has saved it; else undefined */
  readonly draft: ReportDraft | undefined;
  /** for whoever may write it; none for others */
  readonly hints: readonly ReportHint[];
  /** where the client is */
  readonly today: LocalDate;
  /** the one in which the client is written to */
  readonly language: Language;
  readonly mayWrite: boolean;
}

/** One report as it stands, for whoever may see it; where she may write it and nobody has, with a draft. */
export async function openReport(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  key: ReportKey,
): Promise<ReportScreen | 'not_yours'> {
  const found = await reportFor(ports, context, actor, { ...key, act: 'report.see' });
  if (found === 'not_yours') return found;
  const { client, report, standing } = found;
  const facts = (await clientFacts(ports.db, context, [client.id])).get(client.id);
  if (!facts) return 'not_yours';
  const mayWrite = may(standing, 'report.write') && report.sentOn === null;
  const known = mayWrite ? await reportFacts(ports.db, facts, key.month, context.now) : undefined;
  const { language } = await settingsOf(ports.db, client.workspaceId);
  return {
    client,
    report: asWaitedFor(report, facts),
    draft: known && report.version === 0 ? draftOf(known) : undefined,
    hints: known ? hintsOf(known) : [],
    today: localDateOf(context.now, facts.rhythm),
    language: client.language !== null && isLanguage(client.language) ? client.language : language,
    mayWrite,
  };
}

/** While the work is paused nobody waits for what was not sent. */
const asWaitedFor = (report: ClientReport, { active }: ClientFacts): ClientReport =>
  active ? report : { ...report, letGo: true };

/** The reports of one client. */
export interface ClientReports {
  readonly client: Client;
  /** the newest first, at most twelve */
  readonly reports: readonly ClientReport[];
  /** when the next one is due; undefined: none is, the client is paused or *go* has not been said */
  readonly nextOn: LocalDate | undefined;
  /** the working day of the month that it knows */
  readonly day: number;
  /** null: it goes by the workspace */
  readonly ownDay: number | null;
  /** and that is this one */
  readonly usualDay: number;
  readonly today: LocalDate;
  /** how promises to it were kept in the last twelve months; undefined: there were none */
  readonly kept: KeptRate | undefined;
}

export async function openClientReports(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<(ClientReports & { readonly mayWrite: boolean }) | 'not_yours'> {
  const known = await clientFor(ports, context, actor, { clientId, act: 'report.see' });
  if (known === 'not_yours') return known;
  const [found] = await clientReports(ports.db, context, [known.client]);
  return found ? { ...found, mayWrite: may(known.standing, 'report.write') } : 'not_yours';
}

/** The clients whose reports are hers to write; of whoever has none, those that she may see. By name. */
export async function myClientReports(
  { db }: ReportPorts,
  context: PeopleContext,
  actor: Person,
): Promise<ClientReports[]> {
  const own = await clientsFor(db, context, actor, 'report.write');
  const shown = own.length > 0 ? own : await clientsFor(db, context, actor, 'report.see');
  return clientReports(db, context, shown);
}

/** How promises were kept in the last twelve months to clients that she led when they were given; undefined: there were none. */
export async function ownKeptRate(
  { db }: ReportPorts,
  context: PeopleContext,
  actor: Person,
): Promise<KeptRate | undefined> {
  const { leads } = await keptRates(db, actor.workspaceId, addMonths(todayOf(actor, context), -rateMonths));
  return leads.get(actor.id);
}

/** Of clients of one workspace. */
async function clientReports(
  db: Executor,
  context: PeopleContext,
  clients: readonly Client[],
): Promise<ClientReports[]> {
  const [first] = clients;
  if (!first) return [];
  const ids = clients.map(({ id }) => id);
  const { goAt } = await workspaceOf(db, first.workspaceId);
  const { reportDay: usualDay, zone } = await settingsOf(db, first.workspaceId);
  const ownDays = await reportDaysOf(db, ids);
  const reports = await newestReports(db, ids, reportsLookedAt);
  const facts = await clientFacts(db, context, ids);
  const since = addMonths(localDateOf(context.now, zone), -rateMonths);
  const { clients: rates } = await keptRates(db, first.workspaceId, since, ids);
  return clients.flatMap(client => {
    const about = facts.get(client.id);
    if (!about) return [];
    const ownDay = ownDays.get(client.id) ?? null;
    const day = ownDay ?? usualDay;
    const own = reports.get(client.id) ?? [];
    const nextOn = goAt === null ? undefined : nextDay(about, { day, newest: own[0] }, context.now);
    const today = localDateOf(context.now, about.rhythm);
    const shown = own.map(report => asWaitedFor(report, about));
    return [{ client, reports: shown, nextOn, day, ownDay, usualDay, today, kept: rates.get(client.id) }];
  });
}

function nextDay(
  { active, rhythm, since: workSince }: ClientFacts,
  { day, newest }: { readonly day: number; readonly newest: ClientReport | undefined },
  now: Date,
): LocalDate | undefined {
  const since = { begins: true, lastRan: newest && shiftPeriod(newest.month, 1) } as const;
  const next = active ? planReport({ rhythm, day, workSince, since, now }) : undefined;
  return next && localDateOf(next.dueAt, rhythm);
}
