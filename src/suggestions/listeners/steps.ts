import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { openStep } from '../page.ts';
import { stepsFrom, suggestionEvents } from '../rules.ts';
import { takeSteps } from '../suggestions.ts';
import * as views from '../views.ts';
import { pageOf } from './page.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** A suggestion taken further on its way: one click, or a form. */
export function stepListeners(ports: SuggestionListenerPorts): Required<Pick<Listeners, 'clicks' | 'submissions'>> {
  const { showing, receiving } = listening(ports, views.notYours);
  const begin = showing((actor, value) => begun(ports, actor, value));
  return {
    clicks: Object.fromEntries(suggestionEvents.map(event => [`${views.stepAction}.${event}`, begin])),
    submissions: { [views.stepCallback]: receiving((actor, submission) => submitStep(ports, actor, submission)) },
  };
}

/** What the button leads to; where the way does not lead there any more, the page as it stands. */
async function begun(ports: SuggestionListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const [id = '', name = ''] = value.split(' ');
  const event = views.eventNamed(name);
  if (event === 'acknowledge') {
    const taking = { id, version: undefined, steps: [{ event }] };
    const outcome = await takeSteps(ports, contextOf(ports), actor, taking);
    return outcome === 'not_yours' ? views.notYours(actor.language) : pageOf(ports, actor, id);
  }
  const found = await openStep(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { suggestion, goals } = found;
  if (!event || !stepsFrom(suggestion.state).includes(event)) return pageOf(ports, actor, id);
  return views.stepForm({ ...suggestion, event, goals }, actor.language);
}

async function submitStep(
  ports: SuggestionListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const seen = views.stepMetadata(metadata);
  if (!seen) return { update: views.notYours(language) };
  const { id, version, event } = seen;
  const read = views.readSteps(event, state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await takeSteps(ports, contextOf(ports), actor, { id, version, steps: read.value });
  return outcome === 'taken'
    ? { update: await pageOf(ports, actor, id) }
    : { errors: views.stepRefused(outcome, event, language) };
}
