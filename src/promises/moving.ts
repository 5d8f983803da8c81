import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { goalsOf } from '../ledger/index.ts';
import { colleague, type PeopleContext, type Person } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { clientToday } from './days.ts';
import { note, passingOf, type Refused, type SeenPromise, settle } from './keeping.ts';
import { type GivenTerms, putTerms } from './offer.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { brokenBy, type DueFault, dueFault, leadsTo, sameTerms } from './rules.ts';
import { towardPromise } from './standing.ts';

/** To whoever was to keep it: the client needs it no longer. */
export const releasedKind = 'promises.released';

/** Other terms as their form has them. */
export interface OtherTerms extends Omit<GivenTerms, 'keeperId' | 'reason'> {
  /** Slack user id of whoever is to keep it */
  readonly keeper: string;
  /** why the former ones do not hold */
  readonly reason: string;
  /** the client's goal that it serves */
  readonly goalId: string | null;
}

export type MoveOutcome = 'moved' | 'asked' | 'keeper_unknown' | 'goal_unknown' | DueFault | Refused;

/** Agreed with the client on other terms: they hold once their keeper has said yes, and at once where whoever gives them keeps it herself. */
export async function movePromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, terms: { keeper, goalId, ...terms } }: SeenPromise & { readonly terms: OtherTerms },
): Promise<MoveOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.move' }, async (tx, promise) => {
    if (!leadsTo(promise.state, 'move', false)) return 'closed';
    const person = await colleague(tx, context, actor, keeper);
    if (!person) return 'keeper_unknown';
    const other = { ...terms, keeperId: person.id };
    if (promise.version !== version) return sentTwice(promise, other, version) ?? 'outdated';
    const today = await clientToday(tx, context, promise.clientId);
    const fault = dueFault(terms.dueOn, today);
    if (fault) return fault;
    if (!(await isGoalKnown(tx, promise, goalId))) return 'goal_unknown';
    return putOther(ports, context, tx, { actor, promise, other, goalId, today });
  });
}

function sentTwice({ version, newest, state }: queries.ClientPromise, other: GivenTerms, seen: number) {
  const isThere = version === seen + 1 && newest?.reason === other.reason && sameTerms(newest, other);
  return isThere ? (state === 'moving' ? 'asked' : 'moved') : undefined;
}

/** None, one of the client's, or the one that it serves already. */
async function isGoalKnown(tx: Tx, promise: queries.ClientPromise, goalId: string | null): Promise<boolean> {
  if (goalId === null || goalId === promise.goalId) return true;
  return (await goalsOf(tx, promise.clientId)).some(({ id }) => id === goalId);
}

interface Moving {
  readonly actor: Person;
  readonly promise: queries.ClientPromise;
  readonly other: GivenTerms;
  readonly goalId: string | null;
  /** where the client is */
  readonly today: LocalDate;
}

/** The next round; what was broken by then stays so. */
async function putOther(
  ports: PromisePorts,
  context: PeopleContext,
  tx: Tx,
  { actor, promise, other, goalId, today }: Moving,
): Promise<'moved' | 'asked'> {
  const { id } = promise;
  const [now, round] = [context.now, (promise.newest?.number ?? 0) + 1];
  const answer = await putTerms(tx, { ...promise, round }, other, { actor, today, now });
  const state = answer === 'accepted' ? inForce(round) : { state: 'moving' as const };
  await queries.changePromise(tx, id, { ...state, goalId, round, brokenOn: brokenBefore(promise, today) });
  await note(tx, promise, { event: 'move', at: now, personId: actor.id, onDay: other.dueOn, words: other.reason });
  if (answer === 'asked') return answer;
  await note(tx, promise, { event: 'accept', at: now, personId: actor.id });
  await settle(ports, tx, promise, now);
  return 'moved';
}

/** What its keeper said about the former day is about these terms no more. */
const inForce = (promisedRound: number) => ({
  state: 'promised' as const,
  promisedRound,
  lateWords: null,
  lateOn: null,
});

/** The day on which it was broken by now, whether anybody has seen it yet or not. */
export const brokenBefore = (promise: queries.ClientPromise, today: LocalDate) => {
  const passing = passingOf(promise);
  return passing ? brokenBy(passing, today) : promise.brokenOn;
};

export type ReleaseOutcome = 'released' | Refused;

/** The client needs it no longer. Whoever was to keep it hears of it. */
export async function releasePromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, why }: SeenPromise & { readonly why: string },
): Promise<ReleaseOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.move' }, async (tx, promise) => {
    // Sent twice.
    if (promise.state === 'released' && promise.why === why) return 'released';
    const state = leadsTo(promise.state, 'release', false);
    if (!state) return 'closed';
    if (promise.version !== version) return 'outdated';
    const { now } = context;
    const endedOn = await clientToday(tx, context, promise.clientId);
    await queries.changePromise(tx, id, { state, endedOn, why, brokenOn: brokenBefore(promise, endedOn) });
    await note(tx, promise, { event: 'release', at: now, personId: actor.id, words: why });
    await settle(ports, tx, promise, now);
    await tellKeeper(tx, promise, actor, now);
    return 'released';
  });
}

async function tellKeeper(tx: Tx, { id, workspaceId, inForce }: queries.ClientPromise, actor: Person, now: Date) {
  if (!inForce || inForce.keeperId === actor.id) return;
  const message = { workspaceId, kind: releasedKind, subjectId: id, period: 'end', class: 'morning' as const };
  await enqueue(tx, [{ ...message, dueAt: now }]);
}
