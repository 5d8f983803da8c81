import type { Executor } from '../db/connect.ts';
import {
  type Act,
  type Client,
  clientFacts,
  clientFor,
  may,
  type PeopleContext,
  type Person,
  todayOf,
} from '../roster/index.ts';
import { type LocalDate, localDateOf, periodAt } from '../time/calendar.ts';
import type { LedgerPorts } from './ports.ts';
import * as queries from './queries.ts';
import { type AgreementStanding, standingOf } from './rules.ts';

/** How many goals that have ended are shown. */
const mostEnded = 3;

/** The goals of a client as its page shows them. */
export async function goalsShown(db: Executor, clientId: string) {
  return { goals: await queries.goalsOf(db, clientId), ended: await queries.endedGoals(db, clientId, mostEnded) };
}

export interface GoalsScreen {
  readonly client: Client;
  /** it may still share another goal, and these are asked about */
  readonly goals: readonly queries.GoalNow[];
  /** the one that it is where the client is */
  readonly quarter: string;
}

/** The goals of a client, for whoever may change them. */
export async function openGoals(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<GoalsScreen | 'not_yours'> {
  const known = await clientFor(ports, context, actor, { clientId, act: 'goal.change' });
  if (known === 'not_yours') return known;
  const facts = (await clientFacts(ports.db, context, [clientId])).get(clientId);
  if (!facts) return 'not_yours';
  const goals = await queries.goalsOf(ports.db, clientId);
  return { client: known.client, goals, quarter: periodAt('quarter', context.now, facts.rhythm) };
}

/** One goal, for whoever may change it. */
export async function openGoal(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<{ readonly client: Client; readonly goal: queries.GoalRecord } | 'not_yours'> {
  const goal = await queries.goalById(ports.db, id);
  if (!goal) return 'not_yours';
  const known = await clientFor(ports, context, actor, { clientId: goal.clientId, act: 'goal.change' });
  return known === 'not_yours' ? known : { client: known.client, goal };
}

export interface AgreementShown extends queries.Agreement {
  readonly standing: AgreementStanding;
}

/** What was agreed with a client as its page shows it. */
export async function agreementsShown(db: Executor, clientId: string, today: LocalDate): Promise<AgreementShown[]> {
  const all = await queries.agreementsOf(db, clientId);
  return all.map(agreement => ({ ...agreement, standing: standingOf(agreement, today) }));
}

export interface AgreementScreen {
  readonly client: Client;
  readonly agreement: AgreementShown;
  /** the day it was signed off, as it stands */
  readonly signedOn: LocalDate | null;
  readonly before: readonly (queries.SignedBefore & { readonly signedOn: LocalDate })[];
  readonly acts: { readonly write: boolean; readonly signOff: boolean };
}

/** How many wordings are shown that were signed off and changed since. */
const mostBefore = 3;

/** One agreement as it stands. `act`: what she is about to do with it. */
export async function openAgreement(
  ports: LedgerPorts,
  context: PeopleContext,
  actor: Person,
  { id, act }: { readonly id: string; readonly act: Act },
): Promise<AgreementScreen | 'not_yours'> {
  const agreement = await queries.agreementById(ports.db, id);
  if (!agreement) return 'not_yours';
  const known = await clientFor(ports, context, actor, { clientId: agreement.clientId, act });
  if (known === 'not_yours') return 'not_yours';
  const dayOf = (at: Date) => localDateOf(at, actor.settings.zone);
  const before = await queries.signedBefore(ports.db, id, mostBefore);
  return {
    client: known.client,
    agreement: { ...agreement, standing: standingOf(agreement, todayOf(actor, context)) },
    signedOn: agreement.signedOffAt && dayOf(agreement.signedOffAt),
    before: before.map(each => ({ ...each, signedOn: dayOf(each.signedOffAt) })),
    acts: { write: may(known.standing, 'agreement.write'), signOff: may(known.standing, 'agreement.sign_off') },
  };
}
