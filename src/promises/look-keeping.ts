import { may, type PeopleContext, type Person, type Standing } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { clientToday } from './days.ts';
import { awayOf, type GoalChoice, goalsToChoose } from './look-giving.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { type AwayNow, leadsTo, mayHandOver, offerStanding, type PromiseEvent, withoutTheirWords } from './rules.ts';
import { look } from './standing.ts';

/** What whoever looks may do with a promise as it stands. */
export interface PromiseActs {
  readonly keep: boolean;
  readonly warn: boolean;
  readonly move: boolean;
  readonly reassign: boolean;
  readonly complete: boolean;
  readonly withdraw: boolean;
  readonly answer: boolean;
  /** see what else the client was promised */
  readonly list: boolean;
}

export interface PromiseScreen {
  readonly promise: queries.ClientPromise;
  /** the oldest first */
  readonly history: readonly queries.PromiseEntry[];
  readonly acts: PromiseActs;
  /** the open ones, and the one that it serves already */
  readonly goals: readonly GoalChoice[];
  /** of whoever is asked; undefined: she is there, or nobody is */
  readonly keeperAway: AwayNow | undefined;
  /** where the client is */
  readonly today: LocalDate;
}

/** One promise in full, for whoever may see it; what its keeper said only for herself and whoever leads the client. */
export async function openPromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  id: string,
): Promise<PromiseScreen | 'not_yours'> {
  const seen = await look(ports, ports.db, context, actor, { id, act: 'promise.see' });
  if (seen === 'not_yours') return seen;
  const { promise, standing } = seen;
  const today = await clientToday(ports.db, context, promise.clientId);
  const acts = actsOn(promise, standing, { actor, today });
  return {
    promise: withoutTheirWords(promise, { id: actor.id, leads: may(standing, 'promise.give') }),
    history: await queries.entriesOf(ports.db, id),
    acts,
    goals: acts.move ? await goalsToChoose(ports.db, promise) : [],
    keeperAway: await awayOf(ports.db, context, promise),
    today,
  };
}

interface Looking {
  readonly actor: Person;
  readonly today: LocalDate;
}

function actsOn(promise: queries.ClientPromise, standing: Standing, { actor, today }: Looking): PromiseActs {
  const { state, newest, inForce } = promise;
  const leads = (event: PromiseEvent) => leadsTo(state, event, false) !== undefined;
  const move = may(standing, 'promise.move') && leads('move');
  const isKeeper = inForce?.keeperId === actor.id;
  const isHers = isKeeper && inForce.dueOn >= today;
  const isAsked = newest?.keeperId === actor.id && offerStanding({ state, newest }, today) === 'waits';
  const besides = new Set([...standing].filter(role => role !== 'keeper'));
  return {
    keep: may(isKeeper ? standing : besides, 'promise.keep') && leads('keep'),
    // Whoever may move it need tell nobody first.
    warn: state === 'promised' && isHers && !move,
    move,
    reassign: may(standing, 'promise.move') && mayHandOver(state, newest),
    complete: may(standing, 'promise.give') && leads('give'),
    withdraw: may(standing, 'promise.give') && leads('withdraw'),
    answer: may(standing, 'promise.answer') && isAsked && leads('accept'),
    list: may(besides, 'promise.see'),
  };
}
