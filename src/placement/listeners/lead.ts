import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Command, CommandReply, Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { openClient, openPage, openStart, overviewFor, type Page } from '../look.ts';
import { changeTerms, propose } from '../placement.ts';
import { start, talkThrough, withdraw } from '../settling.ts';
import * as views from '../views.ts';
import { contextOf, modelOf, type PlacementListenerPorts, receiving, showing } from './ports.ts';

/** The buttons of whoever leads the client, or stands in. */
export const leadClicks = (ports: PlacementListenerPorts): NonNullable<Listeners['clicks']> => ({
  [views.beginProposalAction]: showing(ports, (actor, clientId) => proposalOf(ports, actor, clientId)),
  [views.openPageAction]: showing(ports, (actor, id) => pageOf(ports, actor, id)),
  [views.changeAction]: formOf(ports, 'change', views.changeForm),
  [views.talkAction]: formOf(ports, 'talk', views.talkForm),
  [views.withdrawAction]: formOf(ports, 'withdraw', views.withdrawForm),
  [views.startAction]: showing(ports, (actor, engagementId) => startOf(ports, actor, engagementId)),
});

export const leadSubmissions = (ports: PlacementListenerPorts): NonNullable<Listeners['submissions']> => ({
  [views.proposalCallback]: receiving(ports, (actor, submission) => submitProposal(ports, actor, submission)),
  [views.changeCallback]: receiving(ports, (actor, submission) => submitChange(ports, actor, submission)),
  [views.talkCallback]: receiving(ports, (actor, submission) => submitTalk(ports, actor, submission)),
  [views.withdrawCallback]: receiving(ports, (actor, submission) => submitWithdrawal(ports, actor, submission)),
  [views.startCallback]: receiving(ports, (actor, submission) => submitStart(ports, actor, submission)),
});

/** `/hats place` shows all that waits; with a client's name only what concerns that client. */
export const placeCommand = (ports: PlacementListenerPorts): Command => ({
  help: language => views.helpLine(language),
  run: async ({ slackUserId, rest }): Promise<CommandReply> => {
    const actor = await ports.roster.bySlackId(slackUserId);
    if (!actor) return { open: views.notYours('en') };
    const overview = await overviewFor(ports.db, contextOf(ports), actor);
    const { clients, toStart, placements, hers } = overview;
    const word = rest.trim().toLowerCase();
    const isMeant = (client: string) => client.toLowerCase().includes(word);
    const meant = clients.filter(({ name }) => isMeant(name));
    if (word !== '' && meant.length === 0) return { say: views.unknownClient(rest.trim(), actor.language) };
    const model = {
      clients: meant,
      toStart: toStart.filter(({ client }) => isMeant(client)),
      placements: placements.filter(({ client }) => isMeant(client)).map(modelOf),
      hers: hers.map(modelOf),
    };
    return { open: views.overviewView(model, actor.language) };
  },
});

async function proposalOf(ports: PlacementListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const clientId = views.idTarget(value);
  const found = clientId ? await openClient(ports, contextOf(ports), actor, clientId) : 'not_yours';
  if (found === 'not_yours') return views.notYours(actor.language);
  const { client, engagements } = found;
  const model = { proposalId: ports.newId(), clientId: client.id, client: client.name, engagements };
  return views.proposalForm(model, actor.language);
}

async function submitProposal(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const target = views.proposalTarget(metadata);
  if (!target) return { update: views.notYours(language) };
  const read = views.readProposal(state, language);
  if (!read.ok) return { errors: read.errors };
  const person = await ports.roster.bySlackId(read.person);
  if (!person) return { errors: views.proposalErrors('not_employee', 'proposal', language) };
  const { which, terms } = read;
  const proposal = { id: target.proposalId, clientId: target.clientId, which, terms };
  const outcome = await propose(ports, contextOf(ports), { actor, person }, proposal);
  if (outcome === 'not_yours') return { update: views.notYours(language) };
  if (outcome !== 'proposed') return { errors: views.proposalErrors(outcome, 'proposal', language) };
  return { update: views.proposedNotice(person.name, person.id === actor.id, language) };
}

async function openIfId(ports: PlacementListenerPorts, actor: Person, value: string): Promise<Page | 'not_yours'> {
  const id = views.idTarget(value);
  return id ? openPage(ports, contextOf(ports), actor, id) : 'not_yours';
}

async function pageOf(ports: PlacementListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const page = await openIfId(ports, actor, value);
  return page === 'not_yours' ? views.notYours(actor.language) : drawn(page, actor);
}

function drawn({ placement, earlier, acts }: Page, { language }: Person): ModalView {
  return views.pageView({ ...modelOf(placement), engagementId: placement.engagementId, earlier, acts }, language);
}

/** A form that one of the page's buttons leads to; where it is no longer possible, the page as it stands now. */
const formOf = (
  ports: PlacementListenerPorts,
  act: keyof Page['acts'],
  form: (model: views.PlacementModel, language: Person['language']) => ModalView,
) =>
  showing(ports, async (actor, value) => {
    const page = await openIfId(ports, actor, value);
    if (page === 'not_yours') return views.notYours(actor.language);
    return page.acts[act] ? form(modelOf(page.placement), actor.language) : drawn(page, actor);
  });

async function submitChange(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.roundTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const read = views.readTerms(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await changeTerms(ports, contextOf(ports), actor, { ...target, terms: read.terms });
  if (outcome === 'changed' || outcome === 'not_yours')
    return { update: await pageOf(ports, actor, target.placementId) };
  return { errors: views.proposalErrors(outcome, 'change', actor.language) };
}

async function submitTalk(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.roundTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const read = views.readTalkNote(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await talkThrough(ports, contextOf(ports), actor, { ...target, note: read.note });
  return noted(ports, actor, target.placementId, outcome);
}

async function submitWithdrawal(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.roundTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const read = views.readWithdrawal(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await withdraw(ports, contextOf(ports), actor, { ...target, note: read.note });
  return noted(ports, actor, target.placementId, outcome);
}

/** The page as it stands now, or why it could not be written down. */
async function noted(
  ports: PlacementListenerPorts,
  actor: Person,
  placementId: string,
  outcome: Awaited<ReturnType<typeof talkThrough>> | Awaited<ReturnType<typeof withdraw>>,
): Promise<SubmissionReply> {
  if (outcome === 'closed' || outcome === 'outdated') return { errors: views.noteErrors(outcome, actor.language) };
  return { update: await pageOf(ports, actor, placementId) };
}

async function startOf(ports: PlacementListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const engagementId = views.idTarget(value);
  const scene = engagementId ? await openStart(ports, contextOf(ports), actor, engagementId) : 'not_yours';
  if (scene === 'not_yours') return views.notYours(actor.language);
  const { client, engagement, placements } = scene;
  const { id, name, state } = engagement;
  return views.startForm(
    { engagementId: id, client, engagement: name, engagementState: state, placements: placements.map(modelOf) },
    actor.language,
  );
}

async function submitStart(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata }: Submission,
): Promise<SubmissionReply> {
  const engagementId = views.idTarget(metadata);
  const before = engagementId ? await openStart(ports, contextOf(ports), actor, engagementId) : 'not_yours';
  if (!engagementId || before === 'not_yours') return { update: views.notYours(actor.language) };
  switch (await start(ports, contextOf(ports), actor, engagementId)) {
    case 'started':
      return { update: views.startedNotice(before.engagement.name, actor.language) };
    // Somebody changed her answer meanwhile: the form says whose is missing now.
    case 'missing':
    case 'over':
      return { update: await startOf(ports, actor, engagementId) };
    case 'not_yours':
      return { update: views.notYours(actor.language) };
  }
}
