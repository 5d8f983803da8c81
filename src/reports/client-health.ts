import type { Executor } from '../db/connect.ts';
import { openNotPrivate } from '../deviations/index.ts';
import { goalsOf, lastContacts, satisfactionsOf } from '../ledger/index.ts';
import { meetingHealthOf } from '../meetings/index.ts';
import { type ClientPromise, keptRates, promisesWhere } from '../promises/index.ts';
import {
  type Client,
  type ClientFacts,
  clientFacts,
  clientFor,
  type PeopleContext,
  type Person,
  type SeenClient,
} from '../roster/index.ts';
import { settingsOf } from '../settings/index.ts';
import { suggestionsWhere } from '../suggestions/index.ts';
import { addMonths, type LocalDate, localDateOf } from '../time/calendar.ts';
import type { ReportPorts } from './ports.ts';
import { type SaidView, viewsOf } from './queries/views.ts';
import { reportStanding } from './reporting-known.ts';
import { type ClientHealthFacts, clientHealthOf, type Part } from './rules.ts';

/** How many of the lead's own words are shown. */
const mostViews = 3;
/** Promises that came due in so many months are counted. */
const rateMonths = 12;

export interface ClientHealthScreen extends SeenClient {
  readonly state: ClientHealthFacts['state'];
  readonly parts: readonly Part[];
  /** of whoever leads it, the newest first */
  readonly views: readonly SaidView[];
}

/** How things stand with a client at this moment, each part with its reason. */
export async function openClientHealth(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<ClientHealthScreen | 'not_yours'> {
  const known = await clientFor(ports, context, actor, { clientId, act: 'health.see' });
  if (known === 'not_yours') return known;
  const facts = await clientHealthFacts(ports.db, context, known.client);
  return {
    ...known,
    state: facts.state,
    parts: clientHealthOf(facts),
    views: await viewsOf(ports.db, clientId, mostViews),
  };
}

/** What the rooms below know of a client, through their doors. */
export async function clientHealthFacts(
  db: Executor,
  context: PeopleContext,
  client: Client,
): Promise<ClientHealthFacts> {
  const { id, workspaceId } = client;
  const facts = (await clientFacts(db, context, [id])).get(id);
  if (!facts) throw new Error('a client that was just read is gone');
  const today = localDateOf(context.now, facts.rhythm);
  const { contactSilenceDays } = await settingsOf(db, workspaceId);
  const met = await meetingHealthOf(db, context, client);
  const reports = await reportStanding(db, [id], today);
  return {
    today,
    state: met.state,
    since: facts.since,
    lastContact: (await lastContacts(db, [id])).get(id)?.onDay,
    silenceDays: contactSilenceDays,
    meetings: met.kinds,
    deviations: await deviationDays(db, facts),
    promises: await promiseFigures(db, client, today),
    suggestions: (await suggestionsWhere(db, { clientIds: [id] })).filter(({ state }) => state !== 'answered'),
    satisfactions: await satisfactionsOf(db, id, 2),
    goals: await goalsOf(db, id),
    report: reports.get(id),
  };
}

async function deviationDays(db: Executor, { client, rhythm }: ClientFacts): Promise<LocalDate[]> {
  const open = await openNotPrivate(db, client.workspaceId, client.id);
  return open.map(({ openedAt }) => localDateOf(openedAt, rhythm));
}

async function promiseFigures(
  db: Executor,
  { id, workspaceId }: Client,
  today: LocalDate,
): Promise<ClientHealthFacts['promises']> {
  const { clients } = await keptRates(db, workspaceId, addMonths(today, -rateMonths), [id]);
  const { kept, broken, moved } = clients.get(id) ?? { kept: 0, broken: 0, moved: 0 };
  const late = await promisesWhere(db, { clientIds: [id], states: ['overdue', 'moving'] });
  return { kept, broken, moved, overdue: late.filter(promise => isLate(promise, today)).length };
}

/** Of one that is being moved the day holds that was promised last, until its keeper has said yes to another. */
const isLate = ({ state, brokenOn, inForce }: ClientPromise, today: LocalDate): boolean =>
  state === 'overdue' || (brokenOn !== null && inForce !== undefined && inForce.dueOn < today);
