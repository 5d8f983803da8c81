import { isMonth } from '../rules.ts';

/** Opens the form of a monthly report; the value is `clientId month`. */
export const writeReportAction = 'reports.report.write';
/** Opens the form in which it is marked as sent; the value is `clientId month`. */
export const reportSentAction = 'reports.report.say_sent';
/** Opens the form in which a client's known day is set; the value is its id. */
export const reportDayAction = 'reports.day.open';

export const writeReportCallback = 'reports.report.save';
export const reportSentCallback = 'reports.report.mark_sent';
export const reportDayCallback = 'reports.day.set';

interface Target {
  readonly clientId: string;
  readonly month: string;
}

/** A report in a button's value. */
export const reportValue = ({ clientId, month }: Target): string => `${clientId} ${month}`;

/** And the version of it that a form shows. */
export const seenReport = ({ clientId, month, version }: Target & { readonly version: number }): string =>
  `${clientId} ${month} ${version}`;

/** The report that a value or a form means; a month that is none, and a version that is none (−1), are found nowhere. */
export function reportTarget(text: string): Target & { readonly version: number } {
  const [clientId = '', month = '', version = ''] = text.split(' ');
  return { clientId, month: isMonth(month) ? month : '', version: /^\d{1,5}$/.test(version) ? Number(version) : -1 };
}
