import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { type PostRefusal, previewPost, sendPost } from '../post.ts';
import { previewPostAction } from '../views/actions.ts';
import { notForYou } from '../views/actions-words.ts';
import { postPreview, seenPost, sendPostCallback } from '../views/post.ts';
import { actionsPage } from './actions.ts';
import { contextOf, receiving, showing } from './after-ways.ts';

/** Telling everybody what was said and what comes of it: read first, then sent. */
export const postClicks = (ports: EnpsListenerPorts): NonNullable<Listeners['clicks']> => ({
  [previewPostAction]: showing(ports, (actor, roundId) => previewFor(ports, actor, roundId)),
});

export const postSubmissions = (ports: EnpsListenerPorts): NonNullable<Listeners['submissions']> => ({
  [sendPostCallback]: receiving(ports, (actor, submission) => submitPost(ports, actor, submission)),
});

async function previewFor(ports: EnpsListenerPorts, actor: Person, roundId: string, isNew = false): Promise<ModalView> {
  const draft = await previewPost(ports, contextOf(ports), actor, roundId);
  return typeof draft === 'string' ? refused(ports, actor, roundId, draft) : postPreview(draft, actor.language, isNew);
}

async function refused(ports: EnpsListenerPorts, actor: Person, roundId: string, why: PostRefusal): Promise<ModalView> {
  return why === 'not_yours' ? notForYou(actor.language) : actionsPage(ports, actor, roundId, { note: why });
}

async function submitPost(ports: EnpsListenerPorts, actor: Person, { metadata }: Submission): Promise<SubmissionReply> {
  const seen = seenPost(metadata);
  const outcome = await sendPost(ports, contextOf(ports), actor, seen);
  if (outcome === 'outdated') return { update: await previewFor(ports, actor, seen.roundId, true) };
  if (typeof outcome === 'string') return { update: await refused(ports, actor, seen.roundId, outcome) };
  return { update: await actionsPage(ports, actor, seen.roundId, { note: 'sent', count: outcome.sentTo }) };
}
