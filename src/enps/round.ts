import type { Tx } from '../db/connect.ts';
import { isId } from '../db/ids.ts';
import { type PeopleContext, type Person, permit, standingInFirm } from '../roster/index.ts';
import { planOccurrences } from '../schedule/index.ts';
import { addDays, instantOf, yearOf } from '../time/calendar.ts';
import { destroyKeys } from './custody.ts';
import { roundCadence } from './kinds.ts';
import { type Planning, planningOf } from './planning.ts';
import type { EnpsPorts } from './ports.ts';
import * as queries from './queries.ts';
import {
  closingTime,
  formVersion,
  freePeriod,
  isAsPlanned,
  type PlanFacts,
  type PlanFaults,
  planFaults,
  type RoundPlan,
  roundDates,
} from './rules.ts';

/** Days after a round's end in which what could not be finished is tried again. */
const endingDays = 14;

/** A plan, and the planned round in whose place it comes, if any. */
export interface Wanted {
  readonly plan: RoundPlan;
  readonly replaces: string | undefined;
}

export type ConfirmOutcome =
  | 'confirmed'
  | 'not_yours'
  | 'keys_unkept'
  | { readonly faults: PlanFaults; readonly facts: PlanFacts };

type WithKeys = Pick<queries.Round, 'id' | 'keyFingerprint'>;

interface Confirming {
  readonly outcome: ConfirmOutcome;
  /** rounds whose keys are of no use */
  readonly unused?: readonly WithKeys[];
}

/**
 * Somebody of leadership says yes to a plan: the round has its keys and opens by itself when its time comes. A planned one that it replaces is called
 * off in the same step. The same plan confirmed twice is one round.
 */
export async function confirmRound(
  ports: EnpsPorts,
  context: PeopleContext,
  actor: Person,
  wanted: Wanted,
): Promise<ConfirmOutcome> {
  if (!permit(ports.log, actor, standingInFirm(actor), 'enps.open')) return 'not_yours';
  const { outcome, unused = [] } = await ports.db
    .transaction()
    .execute(tx => confirm(ports, tx, { context, actor, wanted }));
  for (const round of unused) await destroyUnused(ports, round, context.now);
  return outcome;
}

interface Asked {
  readonly context: PeopleContext;
  readonly actor: Person;
  readonly wanted: Wanted;
}

async function confirm(ports: EnpsPorts, tx: Tx, asked: Asked): Promise<Confirming> {
  const { context, actor, wanted } = asked;
  const replaced = await lockPlanned(tx, actor, wanted.replaces);
  const facts = await planningOf(tx, context, actor.workspaceId);
  if (isThereAlready(wanted.plan, facts)) return { outcome: 'confirmed' };
  const faults = planFaults(wanted.plan, facts, replaced?.id);
  if (Object.keys(faults).length > 0) return { outcome: { faults, facts } };
  const roundId = ports.newId();
  const keyFingerprint = await keysFor(ports, roundId);
  if (keyFingerprint === undefined) return { outcome: 'keys_unkept' };
  if (replaced) await cancel(tx, replaced.id);
  // What is called off leaves its period.
  const rounds = facts.rounds.filter(({ id }) => id !== replaced?.id);
  if (await writeRound(tx, asked, { roundId, keyFingerprint, facts: { ...facts, rounds } }))
    return { outcome: 'confirmed', unused: replaced ? [replaced] : [] };
  return { ...(await outrun(tx, asked, replaced)), unused: [{ id: roundId, keyFingerprint }] };
}

async function lockPlanned(
  tx: Tx,
  { workspaceId }: Person,
  roundId: string | undefined,
): Promise<queries.Round | undefined> {
  const round = roundId !== undefined && isId(roundId) ? await queries.lockRound(tx, roundId, 'update') : undefined;
  return round?.workspaceId === workspaceId && round.state === 'confirmed' ? round : undefined;
}

/** The very plan is confirmed already: by herself, in a message that came twice, or by somebody else. */
function isThereAlready(plan: RoundPlan, facts: Planning): boolean {
  const planned = facts.rounds.find(({ state }) => state === 'confirmed');
  const isPossible = planned !== undefined && Object.keys(planFaults(plan, facts, planned.id)).length === 0;
  return isPossible && isAsPlanned(planned, plan, facts.rhythm);
}

/** Somebody else confirmed a round in the same moment. */
async function outrun(
  tx: Tx,
  { context, actor, wanted }: Asked,
  replaced: queries.Round | undefined,
): Promise<Confirming> {
  // Whoever holds the planned round alone can't be outrun; if she was, nothing of it may stand.
  if (replaced) throw new Error('a round was written beside the one that is replaced');
  const facts = await planningOf(tx, context, actor.workspaceId);
  if (isThereAlready(wanted.plan, facts)) return { outcome: 'confirmed' };
  return { outcome: { faults: { opensOn: 'another' }, facts } };
}

/** Keys outlive a transaction that fails: who knows whether its round was written? Without answers they open nothing. */
async function keysFor({ keys, log }: EnpsPorts, roundId: string): Promise<string | undefined> {
  try {
    return await keys.create(roundId);
  } catch {
    log.error('enps_keys_unkept');
    return undefined;
  }
}

async function writeRound(
  tx: Tx,
  { context: { now }, actor, wanted: { plan } }: Asked,
  { roundId, keyFingerprint, facts }: { roundId: string; keyFingerprint: string; facts: PlanFacts },
): Promise<boolean> {
  const { workspaceId, id: confirmedBy } = actor;
  const dates = roundDates(plan, facts.rhythm);
  const period = freePeriod(yearOf(dates.opensOn), facts.rounds);
  if (period === undefined) return false;
  const { leastInvited, leastAnswers, leastComments } = plan;
  const thresholds = { leastInvited, leastAnswers, leastComments };
  const confirmed = { keyFingerprint, formVersion, confirmedBy, confirmedAt: now };
  const round = { id: roundId, workspaceId, period, ...dates, ...thresholds, ...confirmed };
  if (!(await queries.insertRound(tx, round))) return false;
  const closesAt = instantOf(addDays(dates.closesOn, endingDays), closingTime, facts.rhythm);
  const occurrence = { workspaceId, cadence: roundCadence, subjectId: roundId, period };
  await planOccurrences(tx, [{ ...occurrence, dueAt: dates.opensAt, closesAt }]);
  return true;
}

async function cancel(tx: Tx, roundId: string): Promise<void> {
  await queries.dropProofs(tx, roundId);
  await queries.changeRound(tx, roundId, { state: 'cancelled' });
}

/** Those of a round that was written are tried again by whichever process reads them. */
async function destroyUnused({ keys, log }: EnpsPorts, round: WithKeys, now: Date): Promise<void> {
  if (!(await destroyKeys(keys, round, now))) log.error('enps_keys_undestroyed', { what: round.id });
}

export type CallOffOutcome = 'called_off' | 'opened' | 'not_yours';

/** A planned round does not take place. Once it is open, nothing stops it. */
export async function callOff(
  ports: EnpsPorts,
  { now }: PeopleContext,
  actor: Person,
  roundId: string,
): Promise<CallOffOutcome> {
  if (!permit(ports.log, actor, standingInFirm(actor), 'enps.open') || !isId(roundId)) return 'not_yours';
  const { outcome, round } = await ports.db.transaction().execute(tx => cancelPlanned(tx, actor, roundId));
  if (outcome === 'called_off') await destroyUnused(ports, round, now);
  return outcome;
}

type Cancelling =
  | { readonly outcome: 'called_off'; readonly round: queries.Round }
  | { readonly outcome: 'opened' | 'not_yours'; readonly round?: never };

async function cancelPlanned(tx: Tx, actor: Person, roundId: string): Promise<Cancelling> {
  const round = await queries.lockRound(tx, roundId, 'update');
  if (round?.workspaceId !== actor.workspaceId) return { outcome: 'not_yours' };
  if (round.state === 'confirmed') await cancel(tx, roundId);
  const isOff = round.state === 'confirmed' || round.state === 'cancelled';
  return isOff ? { outcome: 'called_off', round } : { outcome: 'opened' };
}
