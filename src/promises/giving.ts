import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { goalsOf } from '../ledger/index.ts';
import { type Client, clientById, colleague, type PeopleContext, type Person, towardClient } from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import { clientToday } from './days.ts';
import { type GivenTerms, putTerms } from './offer.ts';
import { closeOffer } from './offer-messages.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';
import { type DueFault, dueFault, leadsTo, sameTerms } from './rules.ts';
import { towardPromise } from './standing.ts';

/** A promise as its form has it. */
export interface PromiseWords extends Omit<GivenTerms, 'keeperId' | 'reason'> {
  /** Slack user id of whoever is to keep it */
  readonly keeper: string;
  /** the client's goal that it serves */
  readonly goalId: string | null;
}

/** `asked`: it waits for its keeper's yes. `promised`: she who gives it keeps it herself. */
export type Given = 'asked' | 'promised';
export type GiveFault = 'not_yours' | 'outdated' | 'keeper_unknown' | 'goal_unknown' | DueFault;

/** A lead promises a client something (2.09): it counts when its keeper has said yes. `id`: made when the form was drawn. */
export async function givePromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, clientId, words }: { readonly id: string; readonly clientId: string; readonly words: PromiseWords },
): Promise<Given | GiveFault> {
  return towardClient(ports, context, actor, { clientId, act: 'promise.give' }, async (tx, client) => {
    if (!isId(id)) return 'not_yours';
    const before = await queries.promiseById(tx, id);
    // The same form, sent twice.
    if (before)
      return before.clientId === clientId ? (sentTwice(before, actor, justGiven - 1) ?? 'outdated') : 'not_yours';
    const terms = await termsOf(tx, context, actor, { clientId, words, formerGoalId: null });
    if (typeof terms === 'string') return terms;
    const { workspaceId } = client;
    await holdPlanning(tx, 'client', workspaceId, clientId);
    const giving = { goalId: words.goalId, leadId: leadOf(client, actor) };
    const key = { id, workspaceId, clientId, noted: null, meetingId: null };
    await queries.insertPromise(tx, {
      ...key,
      ...giving,
      state: 'offered',
      round: 1,
      promisedRound: null,
      recordedAt: context.now,
    });
    return give(tx, { ...key, ...giving, round: 1, terms }, { context, actor });
  });
}

export type RegiveOutcome = Given | GiveFault | 'closed';

/** What was noted gets its keeper and its day; what waits or was declined is put forward in other terms, as a round of its own. */
export async function regivePromise(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  { id, version, words }: { readonly id: string; readonly version: number; readonly words: PromiseWords },
): Promise<RegiveOutcome> {
  return towardPromise(ports, context, actor, { id, act: 'promise.give' }, async (tx, promise) => {
    const { clientId, goalId: formerGoalId, newest } = promise;
    const terms = await termsOf(tx, context, actor, { clientId, words, formerGoalId });
    if (typeof terms === 'string') return terms;
    const isSame = newest !== undefined && sameTerms(newest, terms) && formerGoalId === words.goalId;
    const again = isSame ? sentTwice(promise, actor, version) : undefined;
    if (again) return again;
    if (!leadsTo(promise.state, 'give', false)) return 'closed';
    if (promise.version !== version) return 'outdated';
    // Nothing in it is new to whoever is asked.
    if (isSame && promise.state === 'offered') return 'asked';
    const client = await clientById(tx, clientId);
    const giving = { goalId: words.goalId, leadId: client ? leadOf(client, actor) : actor.id };
    const given = await give(
      tx,
      { ...promise, ...giving, round: (newest?.number ?? 0) + 1, terms },
      { context, actor },
    );
    // Nobody else is asked any more, and no new message takes the place of the old one.
    if (given === 'promised') await closeOffer(tx, promise, context.now);
    return given;
  });
}

/** The version of a promise that was just given: it is written down, then put forward. */
const justGiven = 2;

/** What she was told the first time, if nothing has happened to it since; undefined: something has. */
function sentTwice({ version, newest, state }: queries.ClientPromise, actor: Person, seen: number): Given | undefined {
  if (version !== seen + 1 || newest?.givenBy !== actor.id) return undefined;
  if (state === 'promised' && newest.keeperId === actor.id) return 'promised';
  return state === 'offered' && newest.answer === null ? 'asked' : undefined;
}

/** For whom it counts: whoever leads the client; where nobody does, whoever gives it. */
const leadOf = ({ leadId }: Client, actor: Person): string => leadId ?? actor.id;

interface Wanted {
  readonly clientId: string;
  readonly words: PromiseWords;
  /** it may stay, though it has ended meanwhile */
  readonly formerGoalId: string | null;
}

async function termsOf(
  tx: Tx,
  context: PeopleContext,
  actor: Person,
  { clientId, words, formerGoalId }: Wanted,
): Promise<GivenTerms | GiveFault> {
  const { keeper, goalId, ...rest } = words;
  const person = await colleague(tx, context, actor, keeper);
  if (!person) return 'keeper_unknown';
  const fault = dueFault(words.dueOn, await clientToday(tx, context, clientId));
  if (fault) return fault;
  const goals = goalId === null || goalId === formerGoalId ? [] : await goalsOf(tx, clientId);
  if (goalId !== formerGoalId && goalId !== null && !goals.some(({ id }) => id === goalId)) return 'goal_unknown';
  return { ...rest, keeperId: person.id, reason: null };
}

interface Round {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly goalId: string | null;
  readonly leadId: string;
  readonly round: number;
  readonly terms: GivenTerms;
}

/** Puts a round of terms forward; whoever gives it to herself has said yes by that. */
async function give(
  tx: Tx,
  { id, workspaceId, clientId, goalId, leadId, round, terms }: Round,
  { context, actor }: { readonly context: PeopleContext; readonly actor: Person },
): Promise<Given> {
  const { now } = context;
  const today = await clientToday(tx, context, clientId);
  const put = await putTerms(tx, { id, workspaceId, round }, terms, { actor, today, now });
  const entry = { promiseId: id, workspaceId, at: now, personId: actor.id };
  await queries.noteEntry(tx, { ...entry, event: 'give', onDay: terms.dueOn });
  if (put === 'accepted') await queries.noteEntry(tx, { ...entry, event: 'accept' });
  const state =
    put === 'accepted' ? { state: 'promised' as const, promisedRound: round } : { state: 'offered' as const };
  await queries.changePromise(tx, id, { ...state, round, goalId, leadId });
  return put === 'accepted' ? 'promised' : 'asked';
}
