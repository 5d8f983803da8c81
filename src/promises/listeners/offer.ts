import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { offerToAnswer } from '../look-giving.ts';
import { answerOffer } from '../promises.ts';
import * as views from '../views.ts';
import type { PromiseListenerPorts } from './ports.ts';

/** What whoever is to keep a promise is shown, and what she says to it. */
export function offerListeners(ports: PromiseListenerPorts): Required<Pick<Listeners, 'clicks' | 'submissions'>> {
  const { showing, receiving } = listening(ports, views.notYours);
  return {
    clicks: { [views.openOfferAction]: showing((actor, id) => offerOf(ports, actor, id)) },
    submissions: { [views.answerCallback]: receiving((actor, submission) => submitAnswer(ports, actor, submission)) },
  };
}

async function offerOf(ports: PromiseListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const found = await offerToAnswer(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { promise, terms, standing } = found;
  const { client, goal, inForce } = promise;
  const { number: round, giver, reason } = terms;
  const handed = inForce && terms.handsOver ? { from: inForce.keeper } : undefined;
  const moved = inForce && reason !== null ? { from: inForce.dueOn, why: reason } : undefined;
  return views.offerView({ id, client, round, giver, terms, goal, handed, moved, standing }, actor.language);
}

async function submitAnswer(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: round } = views.idAndNumber(metadata);
  const read = views.readOfferAnswer(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await answerOffer(ports, contextOf(ports), actor, { id, round, ...read.value });
  if (outcome !== 'accepted' && outcome !== 'declined') return { errors: views.answerRefused(outcome, actor.language) };
  return { update: await offerOf(ports, actor, id) };
}
