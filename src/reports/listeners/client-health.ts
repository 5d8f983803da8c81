import { ledgerButton } from '../../ledger/index.ts';
import { meetingsButton } from '../../meetings/index.ts';
import { promisesButton } from '../../promises/index.ts';
import { contextOf, listening, may, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { suggestionsButton } from '../../suggestions/index.ts';
import { openClientHealth } from '../client-health.ts';
import { beginView, sayView } from '../client-view.ts';
import { beginViewAction, type ClientHealthModel, clientHealthView, notYourClient } from '../views/client-health.ts';
import { readView, sayViewCallback, viewForm, viewRefused, viewTarget } from '../views/client-health-form.ts';
import * as views from '../views.ts';
import type { ReportListenerPorts } from './ports.ts';

/** How things stand with a client, and how its lead sees it. */
export function clientHealthListeners(ports: ReportListenerPorts): Listeners {
  const { showing, receiving } = listening(ports, notYourClient);
  return {
    clicks: {
      [views.openHealthAction]: showing((actor, clientId) => healthPage(ports, actor, clientId)),
      [beginViewAction]: showing((actor, clientId) => viewFormFor(ports, actor, clientId)),
    },
    submissions: {
      [sayViewCallback]: receiving((actor, submission) => submitView(ports, actor, submission)),
    },
  };
}

/** What leads on from there. */
const besides = [promisesButton, suggestionsButton, views.reportsButton, meetingsButton, ledgerButton];

/** The page as it stands now. */
export async function healthPage(
  ports: ReportListenerPorts,
  actor: Person,
  clientId: string,
  note?: ClientHealthModel['note'],
): Promise<ModalView> {
  const screen = await openClientHealth(ports, contextOf(ports), actor, clientId);
  if (screen === 'not_yours') return notYourClient(actor.language);
  const { client, standing, state, parts, views: said } = screen;
  const model = {
    ...{ clientId, client: client.name, state, parts, views: said, note },
    maySay: may(standing, 'health.say'),
    orderId: may(standing, 'outputs.export') ? ports.newId() : undefined,
    besides: besides
      .filter(({ act }) => may(standing, act))
      .map(({ label, actionId }) => ({ text: label(actor.language), actionId })),
  };
  return clientHealthView(model, actor.language);
}

async function viewFormFor(ports: ReportListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const begun = await beginView(ports, contextOf(ports), actor, clientId);
  if (begun === 'not_yours') return notYourClient(actor.language);
  return viewForm({ clientId, client: begun.client.name, number: begun.number }, actor.language);
}

async function submitView(
  ports: ReportListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = viewTarget(metadata);
  const read = readView(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await sayView(ports, contextOf(ports), actor, { ...target, ...read.value });
  if (outcome !== 'said') return { errors: viewRefused(outcome, actor.language) };
  return { update: await healthPage(ports, actor, target.clientId, 'said') };
}
