import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { localDateOf } from '../../time/calendar.ts';
import { openPromise, type PromiseActs, type PromiseScreen } from '../look-keeping.ts';
import { keepPromise, movePromise, reassignPromise, releasePromise, warnLate } from '../promises.ts';
import type * as queries from '../queries.ts';
import { clientRegisterOf, clientSeenAs, registerOf } from '../register.ts';
import * as views from '../views.ts';
import type { PromiseListenerPorts } from './ports.ts';

/** What is promised, to whom and by when; and that it is done, will be late, is moved, or is needed no longer. */
export function keepingListeners(
  ports: PromiseListenerPorts,
): Required<Pick<Listeners, 'clicks' | 'submissions' | 'commands'>> {
  const { showing, receiving, opening } = listening(ports, views.notYours);
  const form = (act: keyof PromiseActs, draw: (shown: InForce, actor: Person) => ModalView) =>
    showing((actor, id) => formOf(ports, actor, { id, act, draw }));
  return {
    clicks: {
      [views.openPromiseAction]: showing((actor, id) => pageOf(ports, actor, id)),
      [views.clientPromisesAction]: showing((actor, clientId) => clientOf(ports, actor, clientId)),
      [views.keepPromiseAction]: form('keep', (shown, { language }) => views.keepForm(shown, language)),
      [views.warnPromiseAction]: form('warn', (shown, { language }) => views.lateForm(shown, language)),
      [views.reassignPromiseAction]: form('reassign', (shown, { language }) => views.reassignForm(shown, language)),
      [views.movePromiseAction]: form('move', (shown, { language }) => views.moveForm(shown, language)),
    },
    submissions: {
      [views.keepCallback]: receiving((actor, submission) => submitKept(ports, actor, submission)),
      [views.lateCallback]: receiving((actor, submission) => submitLate(ports, actor, submission)),
      [views.reassignCallback]: receiving((actor, submission) => submitReassigned(ports, actor, submission)),
      [views.moveCallback]: receiving((actor, submission) => submitMove(ports, actor, submission)),
    },
    commands: {
      promises: {
        help: language => views.promisesHelp(language),
        run: opening((actor, rest) => listOf(ports, actor, rest.trim())),
      },
    },
  };
}

/** Hers and her clients'; with the name of one client, that one's. */
async function listOf(ports: PromiseListenerPorts, actor: Person, name: string): Promise<ModalView> {
  const context = contextOf(ports);
  const client = name === '' ? undefined : await clientSeenAs(ports, context, actor, name);
  if (client) return clientOf(ports, actor, client.id);
  const register = await registerOf(ports, context, actor);
  return views.registerView({ ...register, unknown: name === '' ? undefined : name }, actor.language);
}

async function clientOf(ports: PromiseListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const register = await clientRegisterOf(ports, contextOf(ports), actor, clientId);
  return register === 'not_yours' ? views.notYours(actor.language) : views.clientRegisterView(register, actor.language);
}

async function pageOf(ports: PromiseListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const screen = await openPromise(ports, contextOf(ports), actor, id);
  return screen === 'not_yours' ? views.notYours(actor.language) : drawn(screen, actor);
}

function drawn({ promise, history, acts, keeperAway }: PromiseScreen, { language, settings }: Person): ModalView {
  const lines = history.map(each => ({ ...each, day: localDateOf(each.at, settings.zone) }));
  return views.promiseView({ promise, history: lines, acts, keeperAway }, language);
}

/** What is in force of a promise, as the forms about it show it, and its newest terms. */
type InForce = views.MoveModel &
  Pick<PromiseScreen, 'today'> &
  Pick<queries.ClientPromise, 'lateWords'> &
  Pick<queries.Terms, 'keeper'>;

interface Wanted {
  readonly id: string;
  readonly act: keyof PromiseActs;
  readonly draw: (shown: InForce, actor: Person) => ModalView;
}

/** A form; where nothing of that kind can be done any more, how it stands. */
async function formOf(ports: PromiseListenerPorts, actor: Person, { id, act, draw }: Wanted): Promise<ModalView> {
  const screen = await openPromise(ports, contextOf(ports), actor, id);
  if (screen === 'not_yours') return views.notYours(actor.language);
  const { promise, acts, goals, today } = screen;
  const { inForce, newest } = promise;
  if (!acts[act] || !inForce || !newest) return drawn(screen, actor);
  const { words, dueOn, keeper } = inForce;
  const shown = { ...promise, words, dueOn, keeper, today, goals };
  return draw({ ...shown, terms: newest, keeperSlackId: newest.keeperSlackId }, actor);
}

async function submitKept(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.idAndNumber(metadata);
  const read = views.readKept(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await keepPromise(ports, contextOf(ports), actor, { id, version, onDay: read.value.on });
  if (outcome !== 'kept') return { errors: views.keepRefused(outcome, actor.language) };
  return { update: await pageOf(ports, actor, id) };
}

async function submitLate(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.idAndNumber(metadata);
  const read = views.readLate(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await warnLate(ports, contextOf(ports), actor, { id, version, words: read.value.words });
  if (outcome !== 'told') return { errors: views.lateRefused(outcome, actor.language) };
  return { update: await pageOf(ports, actor, id) };
}

async function submitReassigned(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.idAndNumber(metadata);
  const read = views.readReassigned(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await reassignPromise(ports, contextOf(ports), actor, { id, version, ...read.value });
  if (outcome === 'asked' || outcome === 'taken_over') return { update: await pageOf(ports, actor, id) };
  return { errors: views.reassignRefused(outcome, actor.language) };
}

async function submitMove(
  ports: PromiseListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.idAndNumber(metadata);
  const read = views.readMove(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await settle(ports, actor, { id, version, settlement: read.value });
  if (outcome === 'moved' || outcome === 'asked' || outcome === 'released')
    return { update: await pageOf(ports, actor, id) };
  return { errors: views.moveRefused(outcome, actor.language) };
}

function settle(
  ports: PromiseListenerPorts,
  actor: Person,
  { settlement, ...seen }: { readonly id: string; readonly version: number; readonly settlement: views.Settlement },
) {
  const context = contextOf(ports);
  switch (settlement.what) {
    case 'move':
      return movePromise(ports, context, actor, { ...seen, terms: { ...settlement.terms, reason: settlement.why } });
    case 'release':
      return releasePromise(ports, context, actor, { ...seen, why: settlement.why });
  }
}
