import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { endByItself } from '../deviations/index.ts';
import type { PeopleContext, Person } from '../roster/index.ts';
import { addDays, instantOf, type LocalDate, localDateOf, parseLocalTime } from '../time/calendar.ts';
import { clientRhythm, clientToday } from './days.ts';
import { messageKinds, roundKey } from './kinds.ts';
import { closeOffer } from './offer-messages.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { brokenOnceKept, type DayPassing, leadsTo } from './rules.ts';
import { towardPromise } from './standing.ts';

/** A promise and the version of it that somebody had before her. */
export interface SeenPromise {
  readonly id: string;
  readonly version: number;
}

/** `closed`: nothing of that kind can be done with it any more, or not yet. `outdated`: it is not what she saw. */
export type Refused = 'outdated' | 'closed' | 'not_yours';

export type KeepOutcome = 'kept' | 'future' | 'before_given' | Refused;

/** It was done on that day; which is on time if the day was, whenever it is written down. */
export async function keepPromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, onDay }: SeenPromise & { readonly onDay: LocalDate },
): Promise<KeepOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.keep' }, async (tx, promise) => {
    // Sent twice.
    if (promise.state === 'kept' && promise.keptOn === onDay) return 'kept';
    const state = leadsTo(promise.state, 'keep', false);
    const passing = passingOf(promise);
    if (!state || !passing) return 'closed';
    if (promise.version !== version) return 'outdated';
    const today = await clientToday(tx, context, promise.clientId);
    if (onDay > today) return 'future';
    const givenOn = await queries.firstGivenOn(tx, id);
    if (givenOn && onDay < givenOn) return 'before_given';
    const brokenOn = brokenOnceKept(passing, onDay);
    await queries.changePromise(tx, id, { state, keptOn: onDay, endedOn: today, brokenOn });
    await note(tx, promise, { event: 'keep', at: context.now, personId: actor.id, onDay });
    await settle(ports, tx, promise, context.now);
    return 'kept';
  });
}

/** What decides whether its day has passed; undefined: it is not promised. */
export const passingOf = ({ state, brokenOn, inForce, newest }: queries.ClientPromise): DayPassing | undefined =>
  inForce && { state, brokenOn, dueOn: inForce.dueOn, newDueOn: newest?.dueOn ?? inForce.dueOn };

/** One more line of its history. */
export const note = (
  tx: Tx,
  { id, workspaceId }: queries.ClientPromise,
  entry: Omit<queries.NewEntry, 'promiseId' | 'workspaceId'>,
): Promise<void> => queries.noteEntry(tx, { promiseId: id, workspaceId, ...entry });

/** Nothing is asked about it any more: not of whoever has terms to answer, and the deviation that was opened when it was overdue ends by itself. */
export async function settle(
  ports: Pick<PromisePorts, 'newId'>,
  tx: Tx,
  promise: queries.ClientPromise,
  now: Date,
): Promise<void> {
  const { id, workspaceId, clientId, newest } = promise;
  if (newest?.answer === null) await closeOffer(tx, promise, now);
  await endByItself(ports, tx, { workspaceId, family: 'promise', subjectId: clientId, topic: id }, now);
}

/** `moving`: other terms, or somebody else's yes, are waited for. */
export type WarnOutcome = 'told' | 'moving' | Refused;

/** Its keeper sees before the day that it will be late: the lead hears at once, while there is time to agree on other terms; later than that she need not. */
export async function warnLate(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, words }: SeenPromise & { readonly words: string },
): Promise<WarnOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.answer' }, async (tx, promise) => {
    const { state, inForce, workspaceId, lateWords } = promise;
    const rhythm = await clientRhythm(tx, context, promise.clientId);
    const today = localDateOf(context.now, rhythm);
    if (inForce?.keeperId !== actor.id) return 'not_yours';
    if (state === 'moving') return 'moving';
    if (state !== 'promised' || today > inForce.dueOn) return 'closed';
    if (lateWords === words) return 'told';
    if (promise.version !== version) return 'outdated';
    await queries.changePromise(tx, id, { lateWords: words, lateOn: today });
    await note(tx, promise, { event: 'late', at: context.now, personId: actor.id });
    const period = lateKey(inForce.number, version + 1);
    const message = { workspaceId, kind: messageKinds.leadWord, subjectId: id, period, class: 'now' as const };
    const expiresAt = instantOf(addDays(inForce.dueOn, 1), parseLocalTime('00:00'), rhythm);
    await enqueue(tx, [{ ...message, dueAt: context.now, expiresAt }]);
    return 'told';
  });
}

/** The lead is told that it will be late: each time its keeper says so. */
export const lateKey = (round: number, version: number): string => `${roundKey(round)}.late.${version}`;
/** And that it is due soon: once for its terms. */
export const soonKey = (round: number): string => `${roundKey(round)}.soon`;
