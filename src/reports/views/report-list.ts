import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  section,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { daysLate, type ReportDays } from '../rules.ts';
import { clientReportsAction, openReportAction } from './ids.ts';
import { reportDayAction, reportValue } from './report-ids.ts';
import { monthAndYear, named, reportVoice, standingWords } from './report-words.ts';

export interface ReportLine extends ReportDays {
  readonly month: string;
}

export interface ClientReportsModel {
  readonly clientId: string;
  readonly client: string;
  /** the newest first */
  readonly reports: readonly ReportLine[];
  /** undefined: none is due */
  readonly nextOn: LocalDate | undefined;
  /** working day of the month */
  readonly day: number;
  readonly today: LocalDate;
  /** undefined: nothing was promised */
  readonly kept: KeptCount | undefined;
}

/** Promises of twelve months. */
export interface KeptCount {
  readonly kept: number;
  readonly broken: number;
  readonly moved: number;
}

/** A view holds a hundred blocks. */
const mostClients = 90;

/** Each of her clients with its newest report; what is late, and longest so, comes first. `ownRate`: of the clients that she led. */
export function reportsOverview(
  clients: readonly ClientReportsModel[],
  ownRate: KeptCount | undefined,
  language: Language,
): ModalView {
  const say = reportVoice(language);
  const left = clients.length - mostClients;
  const inOrder = clients.toSorted((one, other) => waitsFor(other) - waitsFor(one));
  return modal({
    callbackId: 'reports.overview.show',
    title: say('overview.title'),
    close: say('word.close'),
    blocks: [
      ...(clients.length === 0 ? [section(say('overview.nothing'))] : []),
      ...(ownRate && cameDue(ownRate) > 0 ? [context(say('overview.kept', figures(ownRate)))] : []),
      ...inOrder.slice(0, mostClients).map(client => clientLine(client, language)),
      ...(left > 0 ? [context(say('overview.more', { count: left }))] : []),
    ],
  });
}

/** Days for which the client has waited for its newest one. */
function waitsFor({ reports: [newest], today }: ClientReportsModel): number {
  return newest?.sentOn === null ? daysLate(newest, today) : 0;
}

const cameDue = ({ kept, broken }: KeptCount): number => kept + broken;
const figures = (rate: KeptCount) => ({ kept: rate.kept, due: cameDue(rate), moved: rate.moved });

function clientLine(model: ClientReportsModel, language: Language): KnownBlock {
  const say = reportVoice(language);
  const { clientId, client, reports, today, kept } = model;
  const [newest] = reports;
  const look = newest
    ? { actionId: openReportAction, value: reportValue({ clientId, month: newest.month }) }
    : { actionId: clientReportsAction, value: clientId };
  const lines = newest ? [monthLine(newest, today, language)] : [say('list.none'), ...nextLine(model, language)];
  const rate = kept && cameDue(kept) > 0 ? [say('list.kept', figures(kept))] : [];
  return section([`*${named(client)}*`, ...lines, ...rate].join('\n'), button({ text: say('word.open'), ...look }));
}

/** The known day of a client, and its reports. */
export function clientReportsPage(
  model: ClientReportsModel & { readonly mayWrite: boolean },
  language: Language,
): ModalView {
  const say = reportVoice(language);
  const { clientId, client, reports, day, today, mayWrite } = model;
  const known = [say('list.day', { day }), ...nextLine(model, language)].join('\n');
  return modal({
    callbackId: 'reports.client.show',
    title: say('overview.title'),
    close: say('word.close'),
    metadata: clientId,
    blocks: [
      header(client),
      section(known),
      ...(mayWrite
        ? [actions('day', button({ text: say('list.change_day'), actionId: reportDayAction, value: clientId }))]
        : []),
      ...(reports.length === 0 ? [section(say('list.none'))] : []),
      ...reports.map(report => {
        const value = reportValue({ clientId, month: report.month });
        const look = button({ text: say('word.open'), actionId: openReportAction, value });
        return section(monthLine(report, today, language), look);
      }),
    ],
  });
}

const monthLine = (report: ReportLine, today: LocalDate, language: Language): string =>
  reportVoice(language)('list.line', {
    month: monthAndYear(report.month, language),
    standing: standingWords(report, today, language),
  });

const nextLine = ({ nextOn }: ClientReportsModel, language: Language): string[] =>
  nextOn ? [reportVoice(language)('list.next', { day: fullDay(nextOn, language) })] : [];

/** The line of `/hats help`. */
export const reportHelp = (language: Language): string => reportVoice(language)('report.help');
