import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { clientsToPromise, clientToPromise, type PromiseToGive, promiseToGive } from '../look-giving.ts';
import { givePromise, regivePromise, withdrawPromise } from '../promises.ts';
import * as views from '../views.ts';
import { offerListeners } from './offer.ts';
import type { PromiseListenerPorts } from './ports.ts';

/** What a lead clicks and sends to promise something, put it forward anew, or take it back; and what whoever is to keep it answers. */
export function givingListeners(
  ports: PromiseListenerPorts,
): Required<Pick<Listeners, 'clicks' | 'submissions' | 'commands'>> {
  const { showing, receiving, opening } = listening(ports, views.notYours);
  const offers = offerListeners(ports);
  return {
    clicks: {
      [views.givePromiseAction]: showing((actor, clientId) => newFormOf(ports, actor, clientId)),
      [views.completePromiseAction]: showing((actor, id) => formOf(ports, actor, id)),
      [views.withdrawPromiseAction]: showing((actor, id) => withdrawalOf(ports, actor, id)),
      ...offers.clicks,
    },
    submissions: {
      [views.giveCallback]: receiving((actor, submission) => submitNew(ports, actor, submission)),
      [views.regiveCallback]: receiving((actor, submission) => submitAnew(ports, actor, submission)),
      [views.withdrawCallback]: receiving((actor, submission) => submitWithdrawal(ports, actor, submission)),
      ...offers.submissions,
    },
    commands: {
      promise: {
        help: language => views.givingVoice(language)('giving.help'),
        run: opening((actor, rest) => begun(ports, actor, rest.trim())),
      },
    },
  };
}

/** Her only client's form at once, or those she may choose from; with a name, the client of that name. */
async function begun(ports: PromiseListenerPorts, actor: Person, name: string): Promise<ModalView> {
  const { clients, unknown } = await clientsToPromise(ports, contextOf(ports), actor, name);
  const [only, ...others] = clients;
  if (only && others.length === 0 && !unknown) return newFormOf(ports, actor, only.id);
  return views.chooseClientView({ clients, unknown: unknown ? name : undefined }, actor.language);
}

async function newFormOf(ports: PromiseListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const found = await clientToPromise(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours') return views.notYours(actor.language);
  const { client, goals } = found;
  const model = { promiseId: ports.newId(), clientId, client: client.name, goals, goalId: null, terms: {} };
  return views.giveForm({ ...model, keeperSlackId: actor.slackUserId }, actor.language);
}

async function formOf(ports: PromiseListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const found = await promiseToGive(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  return found.acts.give ? prefilled(found, actor) : views.goneOnNotice(id, actor.language);
}

/** As it was last put forward, or as it was noted. */
function prefilled({ promise, goals }: PromiseToGive, { slackUserId, language }: Person): ModalView {
  const { id, version, client, goalId, newest, noted } = promise;
  const terms = newest ?? (noted === null ? {} : { words: noted });
  const keeperSlackId = newest?.keeperSlackId ?? slackUserId;
  return views.regiveForm({ id, version, client, goals, goalId, keeperSlackId, terms }, language);
}

async function submitNew(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const [id = '', clientId = ''] = metadata.split(' ');
  const read = views.readPromise(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await givePromise(ports, contextOf(ports), actor, { id, clientId, words: read.value });
  if (outcome !== 'asked' && outcome !== 'promised') return { errors: views.giveRefused(outcome, actor.language) };
  return { update: await givenOf(ports, actor, id, outcome) };
}

async function submitAnew(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.idAndNumber(metadata);
  const read = views.readPromise(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await regivePromise(ports, contextOf(ports), actor, { id, version, words: read.value });
  if (outcome !== 'asked' && outcome !== 'promised') return { errors: views.giveRefused(outcome, actor.language) };
  return { update: await givenOf(ports, actor, id, outcome) };
}

/** What follows from what she has just put forward. */
async function givenOf(ports: PromiseListenerPorts, actor: Person, id: string, outcome: 'asked' | 'promised') {
  const found = await promiseToGive(ports, contextOf(ports), actor, id);
  const terms = found === 'not_yours' ? undefined : found.promise.newest;
  if (!terms) return views.goneOnNotice(id, actor.language);
  const { keeper, dueOn } = terms;
  const away = found === 'not_yours' ? undefined : found.keeperAway;
  return views.givenNotice({ id, keeper, dueOn, isPromised: outcome === 'promised', away }, actor.language);
}

async function withdrawalOf(ports: PromiseListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const found = await promiseToGive(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  if (!found.acts.withdraw) return views.goneOnNotice(id, actor.language);
  const { client, version, newest, noted } = found.promise;
  return views.withdrawForm({ id, version, client, words: newest?.words ?? noted ?? '' }, actor.language);
}

async function submitWithdrawal(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.idAndNumber(metadata);
  const read = views.readWithdrawal(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await withdrawPromise(ports, contextOf(ports), actor, { id, version, why: read.value.why });
  if (outcome !== 'withdrawn') return { errors: views.withdrawRefused(outcome, actor.language) };
  const found = await promiseToGive(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return { update: views.notYours(actor.language) };
  return { update: views.withdrawnNotice(found.promise.clientId, actor.language) };
}
