import type { Tx } from '../../db/connect.ts';
import { type DeliveryKind, type Draft, enqueue, type Item, newestMessage } from '../../delivery/index.ts';
import type { Language } from '../../i18n/language.ts';
import { leadershipNow, type PeopleContext } from '../../roster/index.ts';
import {
  type Occurrence,
  occurrencesOf,
  type Plan,
  type ScheduledCadence,
  type Step,
  type Subject,
} from '../../schedule/index.ts';
import { instantOf, localDateOf, type Place, parseLocalTime } from '../../time/calendar.ts';
import { messageKinds, yearCadence } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import {
  isYearTaken,
  nextProposal,
  type Proposal,
  type ProposalMove,
  proposalMove,
  proposalOf,
  type YearSince,
} from '../rules.ts';
import { proposalMessage, retiredProposal } from '../views/proposal.ts';
import { yearFacts } from '../year.ts';

/** Once a year leadership is asked to plan a round. None is opened by this: somebody confirms it, or there is none. */
export function yearCadences({ shelf }: EnpsDuePorts): ScheduledCadence[] {
  return [
    {
      name: yearCadence,
      enrols: 'workspace',
      plan: async (tx, subjects, now) => {
        const plans = new Map<string, Plan>();
        for (const subject of subjects) plans.set(subject.id, await planYear(tx, { shelf, now }, subject));
        return plans;
      },
      wake: async (tx, occurrences, now) => {
        const steps = new Map<string, Step>();
        for (const occurrence of occurrences) steps.set(occurrence.id, await wakeYear(tx, { shelf, now }, occurrence));
        return steps;
      },
    },
  ];
}

async function planYear(tx: Tx, context: PeopleContext, subject: Subject): Promise<Plan> {
  const facts = await yearFacts(tx, context, subject.id);
  if (!facts) return { enrolled: false, reason: 'before_go' };
  const next = nextProposal(facts, await sinceOf(tx, subject), context.now);
  if (!next) return { enrolled: false, reason: 'no_room' };
  return { enrolled: true, period: String(next.year), dueAt: next.askAt, closesAt: next.endsAt };
}

/** A year that stands planned may give way to one that comes sooner since the settings were changed; not to one that has run. */
async function sinceOf(tx: Tx, { id, since }: Subject): Promise<YearSince> {
  if ('ran' in since) return { planned: undefined, ran: Number(since.ran) };
  if ('begins' in since) return { planned: undefined, ran: since.lastRan ? Number(since.lastRan) : undefined };
  const run = (await occurrencesOf(tx, id)).filter(
    ({ cadence, state, openedAt }) =>
      cadence === yearCadence && state !== 'planned' && (state !== 'not_applicable' || openedAt !== null),
  );
  return { planned: Number(since.planned), ran: run.length > 0 ? Math.max(...run.map(yearOfIts)) : undefined };
}

const yearOfIts = ({ period }: { readonly period: string }): number => Number(period);

async function wakeYear(tx: Tx, context: PeopleContext, occurrence: Occurrence): Promise<Step> {
  const { stage, workspaceId } = occurrence;
  const facts = await yearFacts(tx, context, workspaceId);
  if (!facts) return { state: 'not_applicable', reason: 'before_go' };
  const year = yearOfIts(occurrence);
  const proposal = proposalOf(year, facts);
  const decided = proposalMove(proposal, { stage, isTaken: isYearTaken(year, facts.rounds) }, context.now);
  if (proposal && (decided.move === 'ask' || decided.move === 'ask_again'))
    await propose(tx, occurrence, {
      proposal,
      isAgain: decided.move === 'ask_again',
      now: context.now,
      rhythm: facts.rhythm,
    });
  return stepOf(decided, proposal, context.now);
}

interface Proposing {
  readonly proposal: Proposal;
  readonly isAgain: boolean;
  readonly now: Date;
  readonly rhythm: Place;
}

async function propose(
  tx: Tx,
  { workspaceId, period }: Occurrence,
  { proposal, isAgain, now, rhythm }: Proposing,
): Promise<void> {
  const about = { workspaceId, subjectId: workspaceId, period };
  const kind = isAgain ? messageKinds.proposalAgain : messageKinds.proposal;
  const older = { workspaceId, kinds: [messageKinds.proposal], subjectId: workspaceId, periods: [period] };
  const replacesId = isAgain ? await newestMessage(tx, older) : undefined;
  const dueAt = instantOf(localDateOf(now, rhythm), parseLocalTime('00:00'), rhythm);
  await enqueue(tx, [{ ...about, kind, class: 'morning', dueAt, expiresAt: proposal.endsAt, replacesId }]);
}

function stepOf(decided: ProposalMove, proposal: Proposal | undefined, now: Date): Step {
  switch (decided.move) {
    case 'skip':
      return { state: 'skipped', reason: decided.reason };
    case 'end':
      return { state: 'closed', reason: decided.reason };
    case 'wait':
    case 'ask':
    case 'ask_again': {
      const { stage, wakeAt } = decided;
      const closing = proposal ? { closesAt: proposal.endsAt } : {};
      if (stage === 0) return { state: 'planned', stage, wakeAt, dueAt: wakeAt, ...closing };
      return { state: 'open', stage, wakeAt, ...closing, ...(decided.move === 'ask' ? { openedAt: now } : {}) };
    }
  }
}

/** The proposal, and the same once more: for leadership's channel; where there is none, or it does not take it, for whoever stands behind it. */
export function yearDeliveries({ shelf }: EnpsDuePorts): DeliveryKind[] {
  return ([messageKinds.proposal, messageKinds.proposalAgain] as const).map(kind => ({
    kind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const item of items) drafts.set(item.id, await proposalDraft(tx, { shelf, now }, item));
      return drafts;
    },
    retire: (_item, { language }) => retiredProposal(language),
  }));
}

/** What somebody has answered meanwhile by planning a round, or calls for a day that has come, is asked no more. */
async function proposalDraft(tx: Tx, context: PeopleContext, { kind, workspaceId, period }: Item): Promise<Draft> {
  const facts = await yearFacts(tx, context, workspaceId);
  if (!facts) return { drop: 'before_go' };
  const proposal = proposalOf(Number(period), facts);
  if (isYearTaken(Number(period), facts.rounds)) return { drop: 'planned' };
  if (!proposal || proposal.endsAt <= context.now) return { drop: 'too_late' };
  const about = { day: proposal.date, isAgain: kind === messageKinds.proposalAgain };
  const draw = ({ language }: { readonly language: Language }) => proposalMessage(about, language);
  const { channel, contact } = await leadershipNow(tx, context, workspaceId);
  const otherwise = contact === 'nobody' ? contact : { ...contact, draw };
  return channel ? { toChannel: channel, rule: 'leadership', drawThere: draw, otherwise } : otherwise;
}
