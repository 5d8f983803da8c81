import { clientById, clientsOf, membershipsOf, permit, standingInFirm } from '../../roster/index.ts';
import type { Opening, Submission, SubmissionReply, UsedMessage } from '../../slack/listeners.ts';
import { report } from '../report.ts';
import { type Doing, todayOf } from '../treat.ts';
import { readReport, recordNotice, reportForm, reportThanks } from '../views.ts';
import { type DeviationListenerPorts, doingOf } from './ports.ts';

/** The form, with her own clients first; from a message, with the message's words and a link to it. */
export async function beginReport(
  ports: DeviationListenerPorts,
  slackUserId: string,
  message: UsedMessage | undefined,
): Promise<Opening> {
  const actor = await ports.roster.bySlackId(slackUserId);
  if (!actor || !permit(ports.log, actor, standingInFirm(actor), 'deviation.report'))
    return { open: recordNotice('record.not_yours', actor?.language ?? 'en') };
  const clients = await clientsFor(doingOf(ports, actor));
  return { open: reportForm({ newId: ports.newId(), clients, message }, actor.language) };
}

async function clientsFor(doing: Doing) {
  const { ports, actor } = doing;
  const all = await clientsOf(ports.db, actor.workspaceId);
  const own = await membershipsOf(ports.db, { personId: actor.id }, todayOf(doing));
  const isHers = (client: { id: string; leadId?: string | undefined }) =>
    client.leadId === actor.id || own.some(({ clientId }) => clientId === client.id);
  return [...all.filter(isHers), ...all.filter(client => !isHers(client))];
}

export async function fileReport(ports: DeviationListenerPorts, submission: Submission): Promise<SubmissionReply> {
  const actor = await ports.roster.bySlackId(submission.slackUserId);
  const language = actor?.language ?? 'en';
  const read = actor && readReport(submission.metadata, submission.state, language);
  if (!read) return { update: recordNotice('record.not_yours', language) };
  if ('errors' in read) return { errors: read.errors };
  const doing = doingOf(ports, actor);
  const outcome = await report(ports, doing.context, actor, read.report);
  if (outcome === 'not_yours' || outcome === 'unknown_client')
    return { update: recordNotice('record.not_yours', language) };
  const client = await clientById(ports.db, read.report.clientId);
  return { update: reportThanks(client?.name ?? '', language) };
}
