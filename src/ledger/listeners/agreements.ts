import { clientFor, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { localDateOf } from '../../time/calendar.ts';
import { changeAgreement, endAgreement, extendAgreement, letEnd, signOff, writeAgreement } from '../ledger.ts';
import { type AgreementScreen, openAgreement } from '../look.ts';
import * as views from '../views.ts';
import { contextOf, type LedgerListenerPorts, receiving, showing } from './ports.ts';

/** What was agreed with a client: written, signed off, changed, extended, ended. */
export const agreementListeners = (
  ports: LedgerListenerPorts,
): Required<Pick<Listeners, 'clicks' | 'submissions'>> => ({
  clicks: {
    [views.writeAgreementAction]: showing(ports, (actor, clientId) => newAgreementOf(ports, actor, clientId)),
    [views.openAgreementAction]: showing(ports, (actor, id) => agreementOf(ports, actor, id)),
    [views.changeAgreementAction]: showing(ports, (actor, id) => formOf(ports, actor, id)),
    [views.agreementEndAction]: showing(ports, (actor, id) => endFormOf(ports, actor, id)),
    [views.signOffAction]: showing(ports, (actor, value) => signed(ports, actor, value)),
  },
  submissions: {
    [views.writeAgreementCallback]: receiving(ports, (actor, submission) => submitNew(ports, actor, submission)),
    [views.changeAgreementCallback]: receiving(ports, (actor, submission) => submitChange(ports, actor, submission)),
    [views.agreementEndCallback]: receiving(ports, (actor, submission) => submitEnd(ports, actor, submission)),
  },
});

const todayFor = (ports: LedgerListenerPorts, { settings }: Person) => localDateOf(ports.clock.now(), settings.zone);

async function newAgreementOf(ports: LedgerListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const known = await clientFor(ports, contextOf(ports), actor, { clientId, act: 'agreement.write' });
  if (known === 'not_yours') return views.notYours(actor.language);
  const model = { agreementId: ports.newId(), clientId, client: known.client.name, today: todayFor(ports, actor) };
  return views.newAgreementForm({ ...model, ownerSlackId: actor.slackUserId }, actor.language);
}

async function agreementOf(ports: LedgerListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const screen = await openAgreement(ports, contextOf(ports), actor, { id, act: 'ledger.see' });
  return screen === 'not_yours' ? views.notYours(actor.language) : drawn(screen, actor);
}

function drawn({ client, agreement, signedOn, before, acts }: AgreementScreen, actor: Person, changed = false) {
  const { signedOffBy } = agreement;
  const signature = signedOffBy !== null && signedOn !== null ? { by: signedOffBy, on: signedOn } : undefined;
  return views.agreementView(
    { ...agreement, client: client.name, signed: signature, before, acts, changedMeanwhile: changed },
    actor.language,
  );
}

/** The form with other terms; of one that was ended by hand, only how it stands. */
async function formOf(ports: LedgerListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const screen = await openAgreement(ports, contextOf(ports), actor, { id, act: 'agreement.write' });
  if (screen === 'not_yours') return views.notYours(actor.language);
  const { agreement, client } = screen;
  if (agreement.endedOn !== null) return drawn(screen, actor);
  return views.agreementForm({ ...agreement, client: client.name }, actor.language);
}

/** What becomes of it, by how it stands now. */
async function endFormOf(ports: LedgerListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const screen = await openAgreement(ports, contextOf(ports), actor, { id, act: 'agreement.sign_off' });
  if (screen === 'not_yours') return views.notYours(actor.language);
  const { agreement, client } = screen;
  if (agreement.endedOn !== null) return drawn(screen, actor);
  const model = { ...agreement, client: client.name, isComing: agreement.standing !== 'over' };
  return views.agreementEndForm(model, actor.language);
}

/** A signature under what she saw. Where that is no longer how it reads, she sees how it does, and that it was changed. */
async function signed(ports: LedgerListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const seen = views.seenVersion(value);
  const outcome = await signOff(ports, contextOf(ports), actor, seen);
  const screen = await openAgreement(ports, contextOf(ports), actor, { id: seen.id, act: 'ledger.see' });
  if (outcome === 'not_yours' || screen === 'not_yours') return views.notYours(actor.language);
  return drawn(screen, actor, outcome === 'outdated');
}

async function submitNew(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const [id = '', clientId = ''] = metadata.split(' ');
  const read = views.readAgreement(state, todayFor(ports, actor), language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await writeAgreement(ports, contextOf(ports), actor, { id, clientId, words: read.value });
  if (outcome !== 'written') return { errors: views.agreementRefused(outcome, language) };
  return { update: await agreementOf(ports, actor, id) };
}

async function submitChange(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const seen = views.seenVersion(metadata);
  const read = views.readAgreement(state, todayFor(ports, actor), language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await changeAgreement(ports, contextOf(ports), actor, { ...seen, words: read.value });
  if (outcome !== 'changed') return { errors: views.agreementRefused(outcome, language) };
  return { update: await agreementOf(ports, actor, seen.id) };
}

async function submitEnd(
  ports: LedgerListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const seen = views.seenVersion(metadata);
  const read = views.readAgreementEnd(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await settleEnd(ports, actor, seen, read.value);
  // Ended is what she wanted, or what it is already.
  const isAsWanted =
    outcome === 'extended' || outcome === 'let_end' || (outcome === 'ended' && read.value.what === 'end');
  if (isAsWanted) return { update: await agreementOf(ports, actor, seen.id) };
  return { errors: views.endRefused(outcome, language) };
}

async function settleEnd(
  ports: LedgerListenerPorts,
  actor: Person,
  seen: { readonly id: string; readonly version: number },
  chosen: views.ReadEnd,
) {
  const context = contextOf(ports);
  switch (chosen.what) {
    case 'extend':
      return extendAgreement(ports, context, actor, { ...seen, untilDay: chosen.untilDay });
    case 'let_end':
      return letEnd(ports, context, actor, seen);
    case 'end':
      return endAgreement(ports, context, actor, seen.id);
  }
}
