import { datesOf, daysBetween, type LocalDate, type Period } from '../../time/calendar.ts';

/** So many of a client's newest reports are looked at together. */
export const reportsLookedAt = 12;

/** A monthly report by its two days. */
export interface ReportDays {
  readonly dueOn: LocalDate;
  /** null: it is not marked as sent */
  readonly sentOn: LocalDate | null;
  /** nobody waits for it any more: the work was paused */
  readonly letGo?: boolean;
}

/** Whether the client got its report on the day that it knows; `days`: how many later. */
export type ReportStanding =
  | { readonly is: 'due' | 'sent_on_time' | 'let_go' }
  | { readonly is: 'late' | 'sent_late'; readonly days: number };

/** Late is one whose day has passed without it, or that was sent after its day. */
export function reportStandingOf({ dueOn, sentOn, letGo }: ReportDays, today: LocalDate): ReportStanding {
  if (sentOn === null && letGo) return { is: 'let_go' };
  const days = daysBetween(dueOn, sentOn ?? today);
  if (sentOn === null) return days > 0 ? { is: 'late', days } : { is: 'due' };
  return days > 0 ? { is: 'sent_late', days } : { is: 'sent_on_time' };
}

/** So many days late; 0: not late. */
export function daysLate(report: ReportDays, today: LocalDate): number {
  const standing = reportStandingOf(report, today);
  return 'days' in standing ? standing.days : 0;
}

/** The latest working day of the month that a client may know. */
export const mostReportDay = 20;

/** Whether a text that came back from Slack is a month. */
export const isMonth = (text: string): text is Period => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const written = ['delivered', 'deliveredMeans', 'decided', 'decidedMeans', 'next', 'nextMeans'] as const;
type Lines = Readonly<Record<(typeof written)[number], string | null>>;

export const sameLines = (one: Lines, other: Lines): boolean => written.every(part => one[part] === other[part]);

/** What it means may be left open, the three lines may not. */
export const isComplete = ({ delivered, decided, next }: Pick<Lines, 'delivered' | 'decided' | 'next'>): boolean =>
  [delivered, decided, next].every(line => line !== null);

/** Why a report about that month cannot have been sent on that day. `today`: where the client is. */
export function sentFault(
  { month, sentOn }: { readonly month: Period; readonly sentOn: LocalDate },
  today: LocalDate,
): 'sent_future' | 'sent_early' | undefined {
  if (sentOn > today) return 'sent_future';
  return sentOn < datesOf(month).last ? 'sent_early' : undefined;
}
