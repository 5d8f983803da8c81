import { promisesButton } from '../../promises/index.ts';
import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { suggestionsButton } from '../../suggestions/index.ts';
import { addClientWord, openClientWord, openOutcome, recordOutcome } from '../meetings.ts';
import * as views from '../views.ts';
import { clientPage, contextOf, type MeetingListenerPorts, meanwhileOf, receiving, showing } from './ports.ts';

/** What came of a meeting, and what the client said about somebody’s work. */
export const outcomeClicks = (ports: MeetingListenerPorts): NonNullable<Listeners['clicks']> => ({
  [views.openOutcomeAction]: showing(ports, (actor, value) => outcomeOf(ports, actor, value)),
  [views.openLastAction]: showing(ports, (actor, value) => outcomeOf(ports, actor, value)),
  [views.openWordAction]: showing(ports, (actor, value) => wordOf(ports, actor, value)),
});

export const outcomeSubmissions = (ports: MeetingListenerPorts): NonNullable<Listeners['submissions']> => ({
  [views.outcomeCallback]: receiving(ports, (actor, submission) => submitOutcome(ports, actor, submission)),
  [views.wordCallback]: receiving(ports, (actor, submission) => submitWord(ports, actor, submission)),
});

async function outcomeOf(ports: MeetingListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const key = views.keyTarget(value);
  const found = key ? await openOutcome(ports, contextOf(ports), actor, key) : 'not_yours';
  if (!key || found === 'not_yours') return views.notYours(actor.language);
  if (found === 'gone') return clientPage(ports, actor, key.clientId, views.lateNote('gone'));
  return views.outcomeForm(found, actor.language);
}

async function submitOutcome(
  ports: MeetingListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.outcomeTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const { ref, nextMinutes } = target;
  const read = views.readOutcome(state, { kind: ref.kind, nextMinutes }, actor.language);
  if (!read.ok) return { errors: read.errors };
  const { nextField, ...given } = read.value;
  const outcome = await recordOutcome(ports, contextOf(ports), actor, { ...ref, ...given });
  if (typeof outcome === 'object') {
    const fault =
      outcome.refused === 'next_too_late' ? outcome : { ...meanwhileOf(outcome, actor), refused: outcome.refused };
    return { errors: views.outcomeErrors(fault, nextField, actor.language) };
  }
  switch (outcome) {
    case 'held':
    case 'corrected':
      return {
        update: await clientPage(ports, actor, ref.clientId, views.heldNote(ref, outcome, notedIn(given.result))),
      };
    default:
      // Also to whoever has lost the client meanwhile: what she wrote stays with her.
      return { errors: views.outcomeErrors(outcome, nextField, actor.language) };
  }
}

/** The registers to which she has just added something. */
function notedIn(result: views.OutcomeRead['result']): views.NotedIn[] {
  const promises = result.kind === 'follow_up' ? result.promises : [];
  const needs = result.kind === 'development' ? result.needs : [];
  return [
    ...(promises.length > 0 ? [{ what: 'promises' as const, ...promisesButton }] : []),
    ...(needs.length + result.suggestions.length > 0 ? [{ what: 'suggestions' as const, ...suggestionsButton }] : []),
  ];
}

async function wordOf(ports: MeetingListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const key = views.keyTarget(value);
  const found = key ? await openClientWord(ports, contextOf(ports), actor, key) : 'not_yours';
  if (!key || found === 'not_yours') return views.notYours(actor.language);
  if (found === 'gone') return clientPage(ports, actor, key.clientId, views.lateNote('gone'));
  if (found.team.length === 0) return clientPage(ports, actor, key.clientId, views.nobodyNote);
  return views.wordForm({ ...found, target: { ...key, pointId: ports.newId() } }, actor.language);
}

async function submitWord(
  ports: MeetingListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.wordTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const read = views.readWord(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const { pointId: _, ...key } = target;
  const outcome = await addClientWord(ports, contextOf(ports), actor, { ...target, ...read.value });
  switch (outcome) {
    case 'added':
      return { update: await clientPage(ports, actor, key.clientId, views.wordNote(key)) };
    case 'not_on_team':
      return { errors: views.wordErrors(actor.language) };
    case 'gone':
      return { update: await clientPage(ports, actor, key.clientId, views.lateNote('gone')) };
    case 'not_yours':
      return { update: views.notYours(actor.language) };
  }
}
