import { contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { markSent, setReportDay, writeReport } from '../client-report.ts';
import {
  type ClientReports,
  myClientReports,
  openClientReports,
  openReport,
  ownKeptRate,
  type ReportScreen,
} from '../report-screens.ts';
import * as views from '../views.ts';
import type { ReportListenerPorts } from './ports.ts';

/** The monthly report to a client: written, copied, marked as sent; and the day that the client knows. */
export function clientReportListeners(
  ports: ReportListenerPorts,
): Required<Pick<Listeners, 'clicks' | 'submissions' | 'commands'>> {
  const { showing, receiving, opening } = listening(ports, views.reportNotYours);
  return {
    clicks: {
      [views.openReportAction]: showing((actor, value) => screenOf(ports, actor, value, 'as_it_stands')),
      [views.writeReportAction]: showing((actor, value) => screenOf(ports, actor, value, 'to_write')),
      [views.reportSentAction]: showing((actor, value) => sentFormOf(ports, actor, value)),
      [views.clientReportsAction]: showing((actor, clientId) => clientPageOf(ports, actor, clientId)),
      [views.reportDayAction]: showing((actor, clientId) => dayFormOf(ports, actor, clientId)),
    },
    submissions: {
      [views.writeReportCallback]: receiving((actor, submission) => submitReport(ports, actor, submission)),
      [views.reportSentCallback]: receiving((actor, submission) => submitSent(ports, actor, submission)),
      [views.reportDayCallback]: receiving((actor, submission) => submitDay(ports, actor, submission)),
    },
    commands: {
      report: {
        help: views.reportHelp,
        run: opening(async actor => {
          const all = await myClientReports(ports, contextOf(ports), actor);
          const rate = await ownKeptRate(ports, contextOf(ports), actor);
          return views.reportsOverview(all.map(listed), rate, actor.language);
        }),
      },
    },
  };
}

/** The page; of one that nobody has written and she may, or that she wants to write, the form. */
async function screenOf(
  ports: ReportListenerPorts,
  actor: Person,
  value: string,
  how: 'as_it_stands' | 'to_write',
): Promise<ModalView> {
  const screen = await openReport(ports, contextOf(ports), actor, views.reportTarget(value));
  if (screen === 'not_yours') return views.reportNotYours(actor.language);
  const isForm = screen.mayWrite && (how === 'to_write' || screen.draft !== undefined);
  return isForm ? formFor(screen, actor) : pageFor(screen, actor);
}

const formFor = ({ client, report, draft, hints, language }: ReportScreen, actor: Person): ModalView =>
  views.reportForm({ ...report, client: client.name, draft, hints, clientLanguage: language }, actor.language);

function pageFor({ client, report, language, today, mayWrite }: ReportScreen, actor: Person): ModalView {
  const model = { ...report, client: client.name, clientLanguage: language, today, mayWrite };
  return views.reportPage(model, actor.language);
}

async function sentFormOf(ports: ReportListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const screen = await openReport(ports, contextOf(ports), actor, views.reportTarget(value));
  if (screen === 'not_yours') return views.reportNotYours(actor.language);
  const { client, report, today, mayWrite } = screen;
  if (!mayWrite) return pageFor(screen, actor);
  return views.reportSentForm({ ...report, client: client.name, today }, actor.language);
}

async function submitReport(
  ports: ReportListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const seen = views.reportTarget(metadata);
  const read = views.readReport(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await writeReport(ports, contextOf(ports), actor, { ...seen, lines: read.value });
  if (outcome !== 'saved') return { errors: views.reportRefused(outcome, language) };
  return { update: await screenOf(ports, actor, metadata, 'as_it_stands') };
}

async function submitSent(
  ports: ReportListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const sentOn = views.readReportSent(state);
  if (!sentOn) return { errors: views.sentRefused('no_day', language) };
  const seen = views.reportTarget(metadata);
  const outcome = await markSent(ports, contextOf(ports), actor, { ...seen, sentOn });
  if (outcome !== 'marked') return { errors: views.sentRefused(outcome, language) };
  return { update: await screenOf(ports, actor, metadata, 'as_it_stands') };
}

async function clientPageOf(ports: ReportListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const found = await openClientReports(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours') return views.reportNotYours(actor.language);
  return views.clientReportsPage({ ...listed(found), mayWrite: found.mayWrite }, actor.language);
}

const listed = ({ client, ...rest }: ClientReports): views.ClientReportsModel => ({
  ...rest,
  clientId: client.id,
  client: client.name,
});

async function dayFormOf(ports: ReportListenerPorts, actor: Person, clientId: string): Promise<ModalView> {
  const found = await openClientReports(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours' || !found.mayWrite) return views.reportNotYours(actor.language);
  const { client, ownDay, usualDay } = found;
  return views.reportDayForm({ clientId, client: client.name, ownDay, usualDay }, actor.language);
}

async function submitDay(
  ports: ReportListenerPorts,
  actor: Person,
  { metadata: clientId, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const day = views.readReportDay(state);
  if (day === undefined) return { errors: views.dayRefused('out_of_range', language) };
  const outcome = await setReportDay(ports, contextOf(ports), actor, { clientId, day });
  if (outcome !== 'set') return { errors: views.dayRefused(outcome, language) };
  return { update: await clientPageOf(ports, actor, clientId) };
}
