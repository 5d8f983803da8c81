import type { Tx } from '../db/connect.ts';
import { endByItself } from '../deviations/index.ts';
import type { Ports } from '../ports.ts';
import type { PeopleContext, Person } from '../roster/index.ts';
import { clientToday } from './days.ts';
import { closeOffer, tellFormerKeeper, tellOfAnswer } from './offer-messages.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { hadComeDue, leadsTo, offerStanding, type PromiseEvent } from './rules.ts';
import { towardPromise } from './standing.ts';

export interface OfferAnswer {
  readonly id: string;
  /** of the terms that she has read */
  readonly round: number;
  readonly accepts: boolean;
  /** never asked for */
  readonly words: string | null;
}

/** `outdated`: there are newer terms. `past`: their day is over. `closed`: somebody else has settled it, or she said otherwise before. */
export type AnswerOutcome = 'accepted' | 'declined' | 'outdated' | 'past' | 'closed' | 'not_yours';

/** Whoever is to keep it says yes or no (2.10); a no is without penalty, and of new terms leaves the former ones as they were. */
export async function answerOffer(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, round, accepts, words }: OfferAnswer,
): Promise<AnswerOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.answer' }, async (tx, promise) => {
    const { newest, state } = promise;
    if (newest?.keeperId !== actor.id) return 'not_yours';
    if (newest.number !== round) return 'outdated';
    const answer = accepts ? 'accepted' : 'declined';
    const standing = offerStanding({ state, newest }, await clientToday(tx, context, promise.clientId));
    if (standing === answer) return answer;
    if (standing === 'past' && accepts) return 'past';
    if (standing !== 'waits' && standing !== 'past') return 'closed';
    await settle(ports, tx, { promise, newest, answer, words, personId: actor.id }, context.now);
    await tellOfAnswer(tx, promise, { round, class: accepts ? 'morning' : 'now' }, context.now);
    return answer;
  });
}

/** She has said nothing in time, or left: it is as if she had said no. The promise is held by the caller. */
export async function lapseOffer(
  ports: Pick<Ports, 'newId'>,
  tx: Tx,
  promise: queries.ClientPromise,
  now: Date,
): Promise<void> {
  const { newest } = promise;
  if (!newest) throw new Error('a promise without terms waits for no word');
  await settle(ports, tx, { promise, newest, answer: 'lapsed', words: null }, now);
  await closeOffer(tx, promise, now);
  await tellOfAnswer(tx, promise, { round: newest.number, class: 'morning' }, now);
}

interface Said {
  readonly promise: queries.ClientPromise;
  readonly newest: queries.Terms;
  readonly answer: queries.TermsAnswer;
  readonly words: string | null;
  /** absent: nobody said anything */
  readonly personId?: string;
}

/** What she said is not told in the history: that stays for all who may see the promise, and her words are the lead's alone. */
const eventOf = { accepted: 'accept', declined: 'decline', lapsed: 'lapse' } as const;

async function settle(ports: Pick<Ports, 'newId'>, tx: Tx, said: Said, now: Date): Promise<void> {
  const { promise, newest, answer, words, personId } = said;
  const { id, workspaceId, clientId } = promise;
  const event: PromiseEvent = newest.handsOver && answer === 'accepted' ? 'take_over' : eventOf[answer];
  const events = (await queries.entriesOf(tx, id)).map(entry => entry.event);
  const state = leadsTo(promise.state, event, hadComeDue(events));
  if (!state) throw new Error(`no ${event} leads anywhere from ${promise.state}`);
  await queries.answerTerms(tx, { promiseId: id, number: newest.number }, { answer, words, at: now });
  await queries.changePromise(tx, id, { state, ...(answer === 'accepted' ? inForce(newest) : {}) });
  const entry = { promiseId: id, workspaceId, event, at: now };
  await queries.noteEntry(tx, personId ? { ...entry, personId } : entry);
  if (event === 'take_over') await tellFormerKeeper(tx, promise, { round: newest.number, now });
  if (promise.state === 'moving' && event === 'accept')
    await endByItself(ports, tx, { workspaceId, family: 'promise', subjectId: clientId, topic: id }, now);
}

/** What its keeper said about the former day is about these terms no more. */
const inForce = ({ number }: queries.Terms) => ({ promisedRound: number, lateWords: null, lateOn: null });
