import {
  type Client,
  clientById,
  clientsFor,
  clientsNamed,
  may,
  type PeopleContext,
  type Person,
  permit,
  standingToward,
  todayOf,
} from '../roster/index.ts';
import { addMonths } from '../time/calendar.ts';
import { keptRates, promisesToKeep } from './known.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { type KeptRate, rateOf } from './rules.ts';

/** What a client was promised, and how it was kept. */
export interface ClientRegister {
  readonly client: Client;
  /** the one that is due first before the others; what is only noted comes last */
  readonly promises: readonly queries.ClientPromise[];
  /** of the last twelve months */
  readonly rate: KeptRate;
  readonly mayGive: boolean;
}

export interface Register {
  readonly toKeep: readonly queries.ClientPromise[];
  /** of the clients that she leads or stands in for, by name */
  readonly clients: readonly ClientRegister[];
}

/** What she has to keep, and what her clients were promised. */
export async function registerOf({ db }: PromisePorts, context: PeopleContext, actor: Person): Promise<Register> {
  if (!actor.active) return { toKeep: [], clients: [] };
  const clients = await clientsFor(db, context, actor, 'promise.give');
  const clientIds = clients.map(({ id }) => id);
  const promises = Map.groupBy(await queries.promisesWhere(db, { clientIds }), ({ clientId }) => clientId);
  const rates = await keptRates(db, actor.workspaceId, yearAgo(actor, context));
  return {
    toKeep: await promisesToKeep(db, actor.id),
    clients: clients.map(client => {
      const rate = rates.clients.get(client.id) ?? rateOf([]);
      return { client, promises: promises.get(client.id) ?? [], rate, mayGive: true };
    }),
  };
}

const yearAgo = (actor: Person, context: PeopleContext) => addMonths(todayOf(actor, context), -12);

/** The same of one client, for whoever may see what it was promised. */
export async function clientRegisterOf(
  { db, log }: PromisePorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<ClientRegister | 'not_yours'> {
  const client = await clientById(db, clientId);
  if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'client', id: clientId });
  if (!permit(log, actor, standing, 'promise.see')) return 'not_yours';
  const promises = await queries.promisesWhere(db, { clientIds: [clientId] });
  const rates = await keptRates(db, actor.workspaceId, yearAgo(actor, context));
  const rate = rates.clients.get(clientId) ?? rateOf([]);
  return { client, promises, rate, mayGive: may(standing, 'promise.give') };
}

/** The only client of that name whose promises she may see; undefined: there is none, or several. */
export async function clientSeenAs(
  { db }: PromisePorts,
  context: PeopleContext,
  actor: Person,
  name: string,
): Promise<Client | undefined> {
  const [client, ...others] = clientsNamed(await clientsFor(db, context, actor, 'promise.see'), name);
  return others.length === 0 ? client : undefined;
}
