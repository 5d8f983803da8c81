import {
  type Client,
  clientById,
  clientsFor,
  clientsOf,
  type PeopleContext,
  type Person,
  people,
  permit,
  standingInFirm,
  standingToward,
  todayOf,
} from '../roster/index.ts';
import { addMonths, type LocalDate } from '../time/calendar.ts';
import type { SuggestionPorts } from './ports.ts';
import * as queries from './queries.ts';
import { type Groups, grouped, ofClient } from './rules.ts';

/** One of them, with the name of whoever looks after it. */
export interface Listed extends queries.Suggestion {
  readonly looksAfter: string | null;
}

export interface Register extends Groups<Listed> {
  readonly today: LocalDate;
}

/** What somebody has to take, to treat, and has passed on, and what was answered within three months; for everybody who may pass something on. */
export async function readRegister(
  { db, log }: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
): Promise<Register | 'not_yours'> {
  if (!permit(log, actor, standingInFirm(actor), 'suggestion.file')) return 'not_yours';
  const { id: personId, workspaceId } = actor;
  const today = todayOf(actor, context);
  const clientIds = (await clientsFor(db, context, actor, 'suggestion.treat')).map(({ id }) => id);
  const offered = await queries.offeredTo(db, personId);
  const about = { workspaceId, personId, clientIds, answeredSince: addMonths(today, -3) };
  const ids = [...new Set([...(await queries.concerning(db, about)), ...offered])];
  const all = await listed(db, context, await queries.suggestionsWhere(db, { ids, workspaceId }));
  return { ...grouped(all, { personId, clientIds: new Set(clientIds), offered: new Set(offered) }), today };
}

export interface ClientRegister {
  readonly client: Client;
  readonly open: readonly Listed[];
  readonly answered: readonly Listed[];
  readonly today: LocalDate;
}

/** All that a client ever suggested and needed, for whoever may see it. */
export async function readClientRegister(
  { db, log }: SuggestionPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<ClientRegister | 'not_yours'> {
  const client = await clientById(db, clientId);
  if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'client', id: clientId });
  if (!permit(log, actor, standing, 'suggestion.see')) return 'not_yours';
  const all = await listed(db, context, await queries.suggestionsWhere(db, { clientIds: [clientId] }));
  return { client, ...ofClient(all), today: todayOf(actor, context) };
}

async function listed(
  db: SuggestionPorts['db'],
  context: PeopleContext,
  all: readonly queries.Suggestion[],
): Promise<Listed[]> {
  const workspaceId = all[0]?.workspaceId;
  if (workspaceId === undefined) return [];
  const leads = new Map((await clientsOf(db, workspaceId)).map(({ id, leadId }) => [id, leadId]));
  const ids = [...new Set(all.flatMap(({ ownerId, clientId }) => (ownerId ? [] : (leads.get(clientId) ?? []))))];
  const names = new Map((await people(db, context, { ids })).map(({ id, name }) => [id, name]));
  return all.map(one => ({ ...one, looksAfter: one.owner ?? names.get(leads.get(one.clientId) ?? '') ?? null }));
}
