import { clientsNamed, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Command, CommandReply, Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { myMeetings, openAgenda, openRhythm, setRhythm } from '../meetings.ts';
import * as views from '../views.ts';
import { clientPage, contextOf, type MeetingListenerPorts, receiving, showing } from './ports.ts';

/** Where a client stands, what a meeting is about, and how often there is one. */
export const clientClicks = (ports: MeetingListenerPorts): NonNullable<Listeners['clicks']> => ({
  [views.openClientAction]: showing(ports, (actor, value) => pageOf(ports, actor, value)),
  [views.openAgendaAction]: showing(ports, (actor, value) => agendaOf(ports, actor, value)),
  [views.openRhythmAction]: showing(ports, (actor, value) => rhythmOf(ports, actor, value)),
});

export const clientSubmissions = (ports: MeetingListenerPorts): NonNullable<Listeners['submissions']> => ({
  [views.rhythmCallback]: receiving(ports, (actor, submission) => submitRhythm(ports, actor, submission)),
});

/** `/hats meetings` shows every client of hers; with a name that only one of them bears, that one. */
export const meetingsCommand = (ports: MeetingListenerPorts): Command => ({
  help: language => views.helpLine(language),
  run: async ({ slackUserId, rest }): Promise<CommandReply> => {
    const actor = await ports.roster.bySlackId(slackUserId);
    if (!actor) return { open: views.notYours('en') };
    const clients = await myMeetings(ports, contextOf(ports), actor);
    const word = rest.trim();
    const meant = clientsNamed(
      clients.map(each => ({ ...each, name: each.client })),
      word,
    );
    if (word !== '' && meant.length === 0) return { say: views.unknownClient(word, actor.language) };
    const [only, ...others] = meant;
    const isOne = word !== '' && only !== undefined && others.length === 0;
    return {
      open: isOne ? views.clientView(only, [], actor.language) : views.overviewView(meant, actor.language),
    };
  },
});

async function pageOf(ports: MeetingListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const clientId = views.idTarget(value);
  return clientId ? clientPage(ports, actor, clientId) : views.notYours(actor.language);
}

async function agendaOf(ports: MeetingListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const key = views.keyTarget(value);
  const found = key ? await openAgenda(ports, contextOf(ports), actor, key) : 'not_yours';
  if (!key || found === 'not_yours') return views.notYours(actor.language);
  if (found === 'gone') return clientPage(ports, actor, key.clientId, views.lateNote('gone'));
  return views.agendaView(found, actor.language);
}

async function rhythmOf(ports: MeetingListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const clientId = views.idTarget(value);
  const found = clientId ? await openRhythm(ports, contextOf(ports), actor, clientId) : 'not_yours';
  return found === 'not_yours' ? views.notYours(actor.language) : views.rhythmForm(found, actor.language);
}

async function submitRhythm(
  ports: MeetingListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const clientId = views.idTarget(metadata);
  if (!clientId) return { update: views.notYours(actor.language) };
  const read = views.readRhythm(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await setRhythm(ports, contextOf(ports), actor, { clientId, ...read.value });
  switch (outcome) {
    case 'set':
      return { update: await clientPage(ports, actor, clientId, views.rhythmNote) };
    case 'not_yours':
      return { update: views.notYours(actor.language) };
    case 'follow_up_too_long':
    case 'development_too_long':
      return { errors: views.rhythmErrors(outcome, actor.language) };
  }
}
