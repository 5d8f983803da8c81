import { type Away, addDays, type LocalDate } from '../../time/calendar.ts';

/** Somebody is away; until: the last day of it, null where no end can be seen. */
export interface AwayNow {
  readonly until: LocalDate | null;
}

/** Further ahead nobody plans by it. */
const mostDays = 366;

/** How long she is away from today on; undefined: she is there. */
export function awayNow(away: Away, today: LocalDate): AwayNow | undefined {
  if (!away(today)) return undefined;
  for (let days = 1; days <= mostDays; days += 1)
    if (!away(addDays(today, days))) return { until: addDays(today, days - 1) };
  return { until: null };
}

interface Said {
  readonly newest: { readonly keeperId: string; readonly answerWords: string | null } | undefined;
  readonly inForce: { readonly keeperId: string; readonly answerWords: string | null } | undefined;
  readonly lateWords: string | null;
}

/** What a keeper said is for her and for whoever leads the client or stands in: nobody else is shown it. */
export function withoutTheirWords<Promise extends Said>(
  promise: Promise,
  reader: { readonly id: string; readonly leads: boolean },
) {
  const isFor = (keeperId: string | undefined) => reader.leads || keeperId === reader.id;
  const shown = <Terms extends NonNullable<Said['newest']>>(terms: Terms | undefined) =>
    terms && { ...terms, answerWords: isFor(terms.keeperId) ? terms.answerWords : null };
  const { newest, inForce, lateWords } = promise;
  return {
    ...promise,
    newest: shown(newest),
    inForce: shown(inForce),
    lateWords: isFor(inForce?.keeperId) ? lateWords : null,
  };
}
