import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { changeAction, settleAction, writeAction } from '../actions.ts';
import { openAction, openActions } from '../actions-shown.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { type ActionsNote, actionsView, addActionAction, changeActionAction } from '../views/actions.ts';
import { seenVersion } from '../views/actions-fields.ts';
import {
  actionForm,
  actionRefused,
  changeActionCallback,
  newActionForm,
  readAction,
  writeActionCallback,
} from '../views/actions-form.ts';
import {
  endedNotice,
  movedOnNotice,
  readSettlement,
  settleActionAction,
  settleActionCallback,
  settledNotice,
  settleForm,
  settlementRefused,
} from '../views/actions-settle.ts';
import { notForYou } from '../views/actions-words.ts';
import { openActionsAction } from '../views/ids.ts';
import { contextOf, receiving, showing } from './after-ways.ts';

/** What is done about what was said: looked at, written down, changed, closed. */
export const actionClicks = (ports: EnpsListenerPorts): NonNullable<Listeners['clicks']> => ({
  [openActionsAction]: showing(ports, (actor, roundId) => actionsPage(ports, actor, roundId)),
  [addActionAction]: showing(ports, (actor, roundId) => newFormFor(ports, actor, roundId)),
  [changeActionAction]: showing(ports, (actor, id) => formFor(ports, actor, id)),
  [settleActionAction]: showing(ports, (actor, id) => settleFormFor(ports, actor, id)),
});

export const actionSubmissions = (ports: EnpsListenerPorts): NonNullable<Listeners['submissions']> => ({
  [writeActionCallback]: receiving(ports, (actor, submission) => submitNew(ports, actor, submission)),
  [changeActionCallback]: receiving(ports, (actor, submission) => submitChange(ports, actor, submission)),
  [settleActionCallback]: receiving(ports, (actor, submission) => submitSettlement(ports, actor, submission)),
});

/** A round's actions as they are now. */
export async function actionsPage(
  ports: EnpsListenerPorts,
  actor: Person,
  roundId: string,
  note?: ActionsNote,
): Promise<ModalView> {
  const shown = await openActions(ports, contextOf(ports), actor, roundId);
  return shown === 'not_yours' ? notForYou(actor.language) : actionsView(shown, actor.language, note);
}

async function newFormFor(ports: EnpsListenerPorts, actor: Person, roundId: string): Promise<ModalView> {
  const shown = await openActions(ports, contextOf(ports), actor, roundId);
  if (shown === 'not_yours') return notForYou(actor.language);
  return newActionForm({ id: ports.newId(), roundId, ownerSlackId: actor.slackUserId }, actor.language);
}

async function formFor(ports: EnpsListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const action = await openAction(ports, actor, { id, act: 'enps.act' });
  return action === 'not_yours' ? notForYou(actor.language) : actionForm(action, actor.language);
}

async function settleFormFor(ports: EnpsListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const action = await openAction(ports, actor, { id, act: 'enps.do' });
  if (action === 'not_yours') return movedOnNotice(actor.language);
  return action.state === 'open' ? settleForm(action, actor.language) : endedNotice(actor.language);
}

async function submitNew(
  ports: EnpsListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const [id = '', roundId = ''] = metadata.split(' ');
  const read = readAction(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await writeAction(ports, contextOf(ports), actor, { id, roundId, words: read.value });
  if (outcome !== 'written') return { errors: actionRefused(outcome, actor.language) };
  return { update: await actionsPage(ports, actor, roundId) };
}

async function submitChange(
  ports: EnpsListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const seen = seenVersion(metadata);
  const read = readAction(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await changeAction(ports, contextOf(ports), actor, { ...seen, words: read.value });
  if (outcome !== 'changed') return { errors: actionRefused(outcome, actor.language) };
  const action = await openAction(ports, actor, { id: seen.id, act: 'enps.act' });
  return { update: await actionsPage(ports, actor, action === 'not_yours' ? '' : action.roundId) };
}

async function submitSettlement(
  ports: EnpsListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const seen = seenVersion(metadata);
  const read = readSettlement(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const settlement = read.value;
  const outcome = await settleAction(ports, contextOf(ports), actor, { ...seen, settlement });
  if (outcome !== 'settled') return { errors: settlementRefused(outcome, actor.language) };
  return { update: settledNotice(settlement.what === 'later' ? settlement.dueOn : undefined, actor.language) };
}
