import type { Tx } from '../db/connect.ts';
import { colleague, type PeopleContext, type Person } from '../roster/index.ts';
import { clientToday } from './days.ts';
import { note, type Refused, type SeenPromise } from './keeping.ts';
import { brokenBefore } from './moving.ts';
import { type GivenTerms, putTerms } from './offer.ts';
import { closeOffer, tellFormerKeeper } from './offer-messages.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { hadComeDue, leadsTo, mayHandOver } from './rules.ts';
import { towardPromise } from './standing.ts';

/** `keeper_same`: she keeps it already. */
export type ReassignOutcome = 'asked' | 'taken_over' | 'keeper_unknown' | 'keeper_same' | Refused;

/**
 * Somebody else is to keep it, by the same terms: nothing is agreed on with the client anew, so it does not count as moved, and what is broken or
 * overdue stays so. `keeper`: her Slack user id. Until she has said yes it stays with whoever keeps it; a lead who takes it herself has said so by that.
 */
export async function reassignPromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, keeper }: SeenPromise & { readonly keeper: string },
): Promise<ReassignOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.move' }, async (tx, promise) => {
    const { inForce, newest, state } = promise;
    if (!inForce || !mayHandOver(state, newest)) return 'closed';
    const person = await colleague(tx, context, actor, keeper);
    if (!person) return 'keeper_unknown';
    if (promise.version !== version) return sentTwice(promise, { version, keeperId: person.id, actor }) ?? 'outdated';
    if (state !== 'moving' && person.id === inForce.keeperId) return 'keeper_same';
    const { words, toWhom, written, dueOn, estimateDays } = inForce;
    const terms = { words, toWhom, written, dueOn, estimateDays, keeperId: person.id, reason: null, handsOver: true };
    return putToAnother(context, tx, { actor, promise, terms, name: person.name });
  });
}

interface SentBefore {
  readonly version: number;
  readonly keeperId: string;
  readonly actor: Person;
}

function sentTwice({ version, newest, state }: queries.ClientPromise, before: SentBefore) {
  const isThere =
    version === before.version + 1 &&
    newest?.handsOver === true &&
    newest.keeperId === before.keeperId &&
    newest.givenBy === before.actor.id;
  return isThere ? (state === 'moving' ? 'asked' : 'taken_over') : undefined;
}

interface Handing {
  readonly actor: Person;
  readonly promise: queries.ClientPromise;
  readonly terms: GivenTerms;
  /** whose it is to be */
  readonly name: string;
}

async function putToAnother(
  context: PeopleContext,
  tx: Tx,
  { actor, promise, terms, name }: Handing,
): Promise<'asked' | 'taken_over'> {
  const { now } = context;
  const today = await clientToday(tx, context, promise.clientId);
  const round = (promise.newest?.number ?? 0) + 1;
  const broken = hadComeDue((await queries.entriesOf(tx, promise.id)).map(({ event }) => event));
  const put = await putTerms(tx, { ...promise, round }, terms, { actor, today, now });
  const taken = put === 'accepted' ? { promisedRound: round, lateWords: null, lateOn: null } : {};
  const state =
    put === 'accepted' ? leadsTo('moving', 'take_over', broken) : leadsTo(promise.state, 'reassign', broken);
  if (!state) throw new Error(`nobody else can keep what is ${promise.state}`);
  await queries.changePromise(tx, promise.id, { ...taken, state, round, brokenOn: brokenBefore(promise, today) });
  await note(tx, promise, { event: 'reassign', at: now, personId: actor.id, words: name });
  if (put === 'asked') return put;
  await note(tx, promise, { event: 'take_over', at: now, personId: actor.id });
  if (promise.newest?.answer === null) await closeOffer(tx, promise, now);
  await tellFormerKeeper(tx, promise, { round, now });
  return 'taken_over';
}
