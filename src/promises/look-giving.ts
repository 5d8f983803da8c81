import type { Executor } from '../db/connect.ts';
import { goalsOf } from '../ledger/index.ts';
import {
  type Client,
  clientById,
  clientsFor,
  clientsNamed,
  type PeopleContext,
  type Person,
  people,
  permit,
  standingToward,
} from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { clientToday } from './days.ts';
import type { PromisePorts } from './ports.ts';
import type * as queries from './queries.ts';
import { type AwayNow, awayNow, leadsTo, type OfferStanding, offerStanding } from './rules.ts';
import { look } from './standing.ts';

export interface GoalChoice {
  readonly id: string;
  readonly words: string;
}

/** The clients to whom she may promise something; with a name, those it may mean. `unknown`: none of hers is called that. */
export async function clientsToPromise(
  { db }: PromisePorts,
  context: PeopleContext,
  actor: Person,
  name: string,
): Promise<{ readonly clients: readonly Client[]; readonly unknown: boolean }> {
  const all = await clientsFor(db, context, actor, 'promise.give');
  const found = name === '' ? all : clientsNamed(all, name);
  return found.length === 0 ? { clients: all, unknown: name !== '' } : { clients: found, unknown: false };
}

/** A client to whom she may promise something, with the goals that a promise may serve. */
export async function clientToPromise(
  { db, log }: PromisePorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<{ readonly client: Client; readonly goals: readonly GoalChoice[] } | 'not_yours'> {
  const client = await clientById(db, clientId);
  if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'client', id: clientId });
  if (!permit(log, actor, standing, 'promise.give')) return 'not_yours';
  return { client, goals: await goalsOf(db, clientId) };
}

export interface PromiseToGive {
  readonly promise: queries.ClientPromise;
  readonly goals: readonly GoalChoice[];
  /** it may still be put forward, or taken back */
  readonly acts: { readonly give: boolean; readonly withdraw: boolean };
  /** of whoever is asked; undefined: she is there, or nobody is */
  readonly keeperAway: AwayNow | undefined;
}

/** What was noted, waits or was declined, for whoever may put it forward in other terms or take it back. */
export async function promiseToGive(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<PromiseToGive | 'not_yours'> {
  const seen = await look(ports, ports.db, context, actor, { id, act: 'promise.give' });
  if (seen === 'not_yours') return seen;
  const { promise } = seen;
  const acts = {
    give: leadsTo(promise.state, 'give', false) !== undefined,
    withdraw: leadsTo(promise.state, 'withdraw', false) !== undefined,
  };
  return {
    promise,
    goals: await goalsToChoose(ports.db, promise),
    acts,
    keeperAway: await awayOf(ports.db, context, promise),
  };
}

/** Is whoever is asked for a word away, and until when? */
export async function awayOf(
  db: Executor,
  context: PeopleContext,
  { newest, state }: queries.ClientPromise,
): Promise<AwayNow | undefined> {
  if (newest?.answer !== null || (state !== 'offered' && state !== 'moving')) return undefined;
  const [keeper] = await people(db, context, { ids: [newest.keeperId] });
  return keeper && awayNow(keeper.away, localDateOf(context.now, keeper.rhythm));
}

/** The open ones, and the one that it serves already, though it may have ended. */
export async function goalsToChoose(
  db: Executor,
  { clientId, goalId, goal }: queries.ClientPromise,
): Promise<GoalChoice[]> {
  const open = await goalsOf(db, clientId);
  const isThere = goalId === null || open.some(({ id }) => id === goalId);
  return isThere || goal === null ? open : [...open, { id: goalId, words: goal }];
}

export interface OfferToAnswer {
  readonly promise: queries.ClientPromise;
  /** what she is asked to keep */
  readonly terms: queries.Terms;
  readonly standing: OfferStanding;
}

/** What somebody is asked to keep, for herself alone. */
export async function offerToAnswer(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<OfferToAnswer | 'not_yours'> {
  const seen = await look(ports, ports.db, context, actor, { id, act: 'promise.answer' });
  if (seen === 'not_yours') return seen;
  const { promise } = seen;
  const { newest: terms, state } = promise;
  if (terms?.keeperId !== actor.id) return 'not_yours';
  const today = await clientToday(ports.db, context, promise.clientId);
  return { promise, terms, standing: offerStanding({ state, newest: terms }, today) };
}
