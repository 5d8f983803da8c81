import type { Person } from '../../roster/index.ts';
import { contextOf, listening } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { look } from '../standing.ts';
import { answerHandOver, handOver, takeBack } from '../suggestions.ts';
import { openHandOver } from '../taking.ts';
import * as views from '../views.ts';
import { pageOf } from './page.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** Who looks after a suggestion: handed over, taken, given back, taken back. */
export function handOverListeners(ports: SuggestionListenerPorts): Required<Pick<Listeners, 'clicks' | 'submissions'>> {
  const { showing, receiving } = listening(ports, views.notYours);
  return {
    clicks: {
      [views.handOverAction]: showing((actor, id) => formOf(ports, actor, id)),
      [views.openHandOverAction]: showing((actor, id) => askedOf(ports, actor, id)),
      [views.takeBackAction]: showing(async (actor, id) => {
        await takeBack(ports, contextOf(ports), actor, id);
        return pageOf(ports, actor, id);
      }),
    },
    submissions: {
      [views.handOverCallback]: receiving((actor, submission) => submitHandOver(ports, actor, submission)),
      [views.takeCallback]: receiving((actor, submission) => submitAnswer(ports, actor, submission)),
    },
  };
}

async function formOf(ports: SuggestionListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const seen = await look(ports, ports.db, contextOf(ports), actor, { id, act: 'suggestion.treat' });
  return seen === 'not_yours' ? views.notYours(actor.language) : views.handOverForm(seen.suggestion, actor.language);
}

async function submitHandOver(
  ports: SuggestionListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const { id, number: version } = views.numbered(metadata);
  const read = views.readHandOver(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await handOver(ports, contextOf(ports), actor, { id, version, ...read.value });
  if (outcome === 'asked' || outcome === 'back') return { update: await pageOf(ports, actor, id) };
  return { errors: views.handOverRefused(outcome, language) };
}

/** What she is asked to take; once it has been answered, the page as far as she may see it. */
async function askedOf(ports: SuggestionListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const found = await openHandOver(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  if (found === 'gone') return views.takeNotice('gone', actor.language);
  return views.takeForm({ ...found.suggestion, waiting: found.waiting }, actor.language);
}

async function submitAnswer(
  ports: SuggestionListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const { id, number } = views.numbered(metadata);
  const read = views.readTake(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await answerHandOver(ports, contextOf(ports), actor, { id, number, ...read.value });
  switch (outcome) {
    case 'taken':
      return { update: await pageOf(ports, actor, id) };
    case 'returned':
      return { update: views.takeNotice(outcome, language) };
    case 'gone':
      return { errors: views.takeGone(language) };
    case 'not_yours':
      return { update: views.notYours(language) };
  }
}
