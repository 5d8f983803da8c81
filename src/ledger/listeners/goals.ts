import { clientFor, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { addGoal, changeGoal, reviewGoals } from '../ledger.ts';
import { openGoal, openGoals } from '../look.ts';
import * as views from '../views.ts';
import { pageOf } from './page.ts';
import { contextOf, type LedgerListenerPorts, receiving, showing } from './ports.ts';

/** The goals that we share with a client: a new one, other words for it, its end, and the quarter's question. */
export const goalListeners = (ports: LedgerListenerPorts): Required<Pick<Listeners, 'clicks' | 'submissions'>> => ({
  clicks: {
    [views.askGoalsAction]: showing(ports, (actor, clientId) => questionOf(ports, actor, clientId)),
    [views.addGoalAction]: showing(ports, (actor, clientId) => newGoalOf(ports, actor, clientId)),
    [views.openGoalAction]: showing(ports, (actor, id) => goalOf(ports, actor, id)),
  },
  submissions: {
    [views.addGoalCallback]: receiving(ports, (actor, submission) => submitNew(ports, actor, submission)),
    [views.changeGoalCallback]: receiving(ports, (actor, submission) => submitChange(ports, actor, submission)),
    [views.reviewCallback]: receiving(ports, (actor, submission) => submitReview(ports, actor, submission)),
  },
});

/** What the quarter asks, by how it stands now: a first goal, or a word on each. */
async function questionOf(ports: LedgerListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const screen = await openGoals(ports, contextOf(ports), actor, clientId);
  if (screen === 'not_yours') return views.notYours(actor.language);
  const { client, goals, quarter } = screen;
  if (goals.length === 0) return newGoalOf(ports, actor, clientId);
  return views.reviewForm({ clientId, client: client.name, quarter, goals }, actor.language);
}

async function newGoalOf(ports: LedgerListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const known = await clientFor(ports, contextOf(ports), actor, { clientId, act: 'goal.change' });
  if (known === 'not_yours') return views.notYours(actor.language);
  const model = { goalId: ports.newId(), clientId, client: known.client.name, ownerSlackId: actor.slackUserId };
  return views.newGoalForm(model, actor.language);
}

async function goalOf(ports: LedgerListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const found = await openGoal(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { goal, client } = found;
  if (goal.endedOn !== null) return pageOf(ports, actor, client.id);
  return views.goalForm({ ...goal, client: client.name }, actor.language);
}

async function submitNew(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const [id = '', clientId = ''] = metadata.split(' ');
  const read = views.readGoal(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await addGoal(ports, contextOf(ports), actor, { id, clientId, goal: read.value.goal });
  if (outcome !== 'added') return { errors: views.goalRefused(outcome, language) };
  return { update: await pageOf(ports, actor, clientId) };
}

async function submitChange(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const seen = views.seenVersion(metadata);
  const read = views.readGoal(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await changeGoal(ports, contextOf(ports), actor, { ...seen, ...read.value });
  if (outcome !== 'changed') return { errors: views.goalRefused(outcome, language) };
  const found = await openGoal(ports, contextOf(ports), actor, seen.id);
  return { update: found === 'not_yours' ? views.notYours(language) : await pageOf(ports, actor, found.client.id) };
}

async function submitReview(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata: clientId, state }: Submission,
): Promise<SubmissionReply> {
  const read = views.readReview(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await reviewGoals(ports, contextOf(ports), actor, { clientId, said: read.value });
  if (outcome === 'reviewed') return { update: await pageOf(ports, actor, clientId) };
  return { errors: views.reviewRefused(read.value, outcome, actor.language) };
}
