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
import { isComplete, reportParts } from '../rules.ts';
import { clientReportsAction } from './ids.ts';
import type { ReportText } from './report-form.ts';
import { reportSentAction, reportValue, writeReportAction } from './report-ids.ts';
import { monthAndYear, named, type ReportWords, reportVoice, standingWords } from './report-words.ts';

export interface ReportPageModel extends ReportText {
  readonly clientId: string;
  readonly client: string;
  readonly month: string;
  readonly version: number;
  readonly dueOn: LocalDate;
  readonly sentOn: LocalDate | null;
  readonly sentBy: string | null;
  readonly clientLanguage: Language;
  readonly today: LocalDate;
  readonly mayWrite: boolean;
}

/** A report as the client gets it, ready to be copied, and how it stands. */
export function reportPage(model: ReportPageModel, language: Language): ModalView {
  const say = reportVoice(language);
  const { client, clientId, month, version, mayWrite } = model;
  const isWritten = version > 0;
  return modal({
    callbackId: 'reports.report.show',
    title: say('report.title'),
    close: say('word.close'),
    metadata: clientId,
    blocks: [
      header(say('report.about', { client, month: monthAndYear(month, language) })),
      section(standingWords(model, model.today, language)),
      ...(isWritten ? [asCopied(reportText(model))] : [section(say('page.not_written'))]),
      ...(isWritten ? [context(noteOn(model, language))] : []),
      actions('report', ...(mayWrite ? writeButtons(model, say) : []), allButton(clientId, say)),
    ],
  });
}

const allButton = (clientId: string, say: ReportWords) =>
  button({ text: say('page.all'), actionId: clientReportsAction, value: clientId });

function writeButtons(model: ReportPageModel, say: ReportWords) {
  const value = reportValue(model);
  return [
    button({ text: say('page.edit'), actionId: writeReportAction, value }),
    ...(model.version > 0
      ? [button({ text: say('page.sent'), actionId: reportSentAction, value, style: 'primary' })]
      : []),
  ];
}

/** That the bot sends nothing, what is missing, or when it went. */
function noteOn({ sentOn, sentBy, ...model }: ReportPageModel, language: Language): string {
  const say = reportVoice(language);
  if (sentOn !== null) return say('page.was_sent', { by: named(sentBy ?? '–'), day: fullDay(sentOn, language) });
  return say(isComplete(model) ? 'page.copy' : 'page.incomplete');
}

/** What the client gets to read, in its language: a heading, and the three lines with what each means. */
export function reportText(model: ReportText & { readonly month: string; readonly clientLanguage: Language }): string {
  const { month, clientLanguage } = model;
  const say = reportVoice(clientLanguage);
  const lines = reportParts.flatMap(part => {
    const means = model[`${part}Means`];
    return [
      `${say(`text.${part}`)} ${model[part] ?? '–'}`,
      ...(means === null ? [] : [`${say('text.means')} ${means}`]),
      '',
    ];
  });
  return [say('text.title', { month: monthAndYear(month, clientLanguage) }), '', ...lines.slice(0, -1)].join('\n');
}

/** One block, to the letter: nothing in it becomes an emoji, a link or a mention. */
const asCopied = (text: string): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});
