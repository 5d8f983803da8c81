import type { Executor, Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import type { Log, Ports } from '../ports.ts';
import { localDateOf } from '../time/calendar.ts';
import { type PeopleContext, type Person, people, personById } from './people.ts';
import * as queries from './queries.ts';
import type { Act, Client, Standing } from './rules.ts';
import { permit, standingToward } from './standing.ts';

/** What the roster's verbs need. */
export type RosterVerbPorts = Pick<Ports, 'db' | 'log' | 'newId'>;

/** The day it is where the firm is: the roster's days are the firm's, not the clicker's. */
export const todayOf = ({ settings }: Person, { now }: PeopleContext) => localDateOf(now, settings.zone);

/**
 * Does something to a client that the table allows her now, in one transaction that holds others off the same client. A client that
 * is not there is nobody's.
 */
export async function towardClient<T>(
  { db, log }: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, act }: { readonly clientId: string; readonly act: Act },
  work: (tx: Tx, client: Client) => Promise<T>,
): Promise<T | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const client =
      isId(clientId) && (await queries.lockClient(tx, clientId)) ? await queries.clientById(tx, clientId) : undefined;
    if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
    const standing = await standingToward(tx, context, actor, { kind: 'client', id: clientId });
    return permit(log, actor, standing, act) ? work(tx, client) : 'not_yours';
  });
}

/** A client as somebody is toward it at this moment. */
export interface SeenClient {
  readonly client: Client;
  readonly standing: Standing;
}

/** A client for whom the table allows her that; what is not there is nobody's. */
export async function clientFor(
  { db, log }: { readonly db: Executor; readonly log: Log },
  context: PeopleContext,
  actor: Person,
  { clientId, act }: { readonly clientId: string; readonly act: Act },
): Promise<SeenClient | 'not_yours'> {
  const client = await queries.clientById(db, clientId);
  if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'client', id: clientId });
  return permit(log, actor, standing, act) ? { client, standing } : 'not_yours';
}

/** The same toward a person. */
export async function towardPerson<T>(
  { db, log }: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { personId, act }: { readonly personId: string; readonly act: Act },
  work: (tx: Tx, person: Person) => Promise<T>,
): Promise<T | 'not_yours'> {
  return db.transaction().execute(async tx => {
    if (isId(personId)) await queries.lockPerson(tx, personId);
    const person = await personById(tx, context, personId);
    if (person?.workspaceId !== actor.workspaceId) return 'not_yours';
    const standing = await standingToward(tx, context, actor, { kind: 'person', id: personId });
    return permit(log, actor, standing, act) ? work(tx, person) : 'not_yours';
  });
}

/** Somebody whom a form names, if she works here: no guest, no bot, nobody who left. */
export async function colleague(
  tx: Tx,
  context: PeopleContext,
  { workspaceId }: Person,
  slackUserId: string,
): Promise<Person | undefined> {
  const [person] = await people(tx, context, { workspaceId, slackUserIds: [slackUserId] });
  return person?.active ? person : undefined;
}
