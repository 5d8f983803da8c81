import { addDays, addMonths, daysBetween, type LocalDate } from '../../time/calendar.ts';

/** What was agreed with a client. */
export interface AgreementTerms {
  readonly content: string;
  /** of service: how fast, how much, how available */
  readonly level: string;
  readonly fromDay: LocalDate;
  /** the last day; null: until somebody ends it */
  readonly untilDay: LocalDate | null;
  /** https; where the signed paper lies */
  readonly link: string | null;
  /** a colleague's id */
  readonly ownerId: string;
}

const fields = ['content', 'level', 'fromDay', 'untilDay', 'link', 'ownerId'] as const;
export const sameTerms = (one: AgreementTerms, other: AgreementTerms): boolean =>
  fields.every(field => one[field] === other[field]);

/** Agreements that run with one client at once; more would not be read. */
export const mostAgreements = 25;

export interface AgreementState {
  readonly untilDay: LocalDate | null;
  readonly signedOff: boolean;
  readonly endedOn: LocalDate | null;
  /** somebody was asked and said that it may end with its last day */
  readonly letsEnd: boolean;
}

/** `draft`: written down and not signed off by the lead as it stands. */
export type AgreementStanding = 'draft' | 'agreed' | 'over';

export function standingOf(
  { untilDay, signedOff, endedOn }: Omit<AgreementState, 'letsEnd'>,
  today: LocalDate,
): AgreementStanding {
  if (endedOn !== null || (untilDay !== null && untilDay < today)) return 'over';
  return signedOff ? 'agreed' : 'draft';
}

/**
 * The day on which it is asked about: so many days before its last one. One that is shorter than that, or was given its last day later, is
 * asked about halfway from then.
 */
export function askOn(
  { untilDay, writtenOn }: { readonly untilDay: LocalDate; readonly writtenOn: LocalDate },
  askDays: number,
): LocalDate {
  const asked = addDays(untilDay, -askDays);
  if (asked > writtenOn || untilDay <= writtenOn) return asked;
  return addDays(writtenOn, Math.ceil(daysBetween(writtenOn, untilDay) / 2));
}

export interface EndFacts {
  readonly agreement: AgreementState;
  /** the last day it was going to be asked about */
  readonly lastDay: string;
  readonly today: LocalDate;
  /** the client is worked for, or kept in touch with */
  readonly active: boolean;
}

export type EndQuestion = 'ask' | 'ended' | 'moved' | 'lets_end' | 'downtime' | 'paused';

/** Is its coming end still worth a question to whoever answers for the client? */
export function endQuestion({ agreement, lastDay, today, active }: EndFacts): EndQuestion {
  if (agreement.endedOn !== null) return 'ended';
  if (agreement.untilDay !== lastDay) return 'moved';
  if (agreement.letsEnd) return 'lets_end';
  if (agreement.untilDay < today) return 'downtime';
  return active ? 'ask' : 'paused';
}

/** How far ahead an agreement may reach; what is further is a slip of the pen. */
const yearsAhead = 30;

export type TermFault = 'until_past' | 'until_far' | 'until_before_from';

/** Why these days cannot be an agreement's; one may have begun long ago, but not be over already. */
export function termFault(
  { fromDay, untilDay }: Pick<AgreementTerms, 'fromDay' | 'untilDay'>,
  today: LocalDate,
): TermFault | undefined {
  const farthest = addMonths(today, 12 * yearsAhead);
  if (untilDay === null) return undefined;
  if (untilDay < fromDay) return 'until_before_from';
  if (untilDay < today) return 'until_past';
  return untilDay > farthest ? 'until_far' : undefined;
}

export type ExtensionFault = TermFault | 'until_not_later';

/** Why it cannot be extended to that day. */
export function extensionFault(
  { fromDay, untilDay }: Pick<AgreementTerms, 'fromDay' | 'untilDay'>,
  until: LocalDate,
  today: LocalDate,
): ExtensionFault | undefined {
  if (untilDay !== null && until <= untilDay) return 'until_not_later';
  return termFault({ fromDay, untilDay: until }, today);
}

/** An https address as it is kept, with nothing in it that could end a link early; undefined for anything else. */
export function httpsLink(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || !url.hostname.includes('.'))
    return undefined;
  return url.href.replaceAll('|', '%7C');
}
