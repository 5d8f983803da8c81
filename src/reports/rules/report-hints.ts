import { datesOf, type LocalDate } from '../../time/calendar.ts';
import type { ReportFacts } from './report-facts.ts';

/** What the draft does not say by itself, so that whoever writes it decides: of promises that are late, were kept late, or are being moved. */
export interface ReportHint {
  readonly hint: 'overdue' | 'kept_late' | 'moving';
  readonly words: string;
  /** the promised day */
  readonly dueOn: LocalDate;
}

/** For whoever writes the report, never for the client; what was due first comes first. */
export function hintsOf({ promises, month, today }: ReportFacts): ReportHint[] {
  const { first, last } = datesOf(month);
  const hints = promises.flatMap(({ words, dueOn, keptOn, moving }): ReportHint[] => {
    if (keptOn !== null)
      return first <= keptOn && keptOn <= last && keptOn > dueOn ? [{ hint: 'kept_late', words, dueOn }] : [];
    if (moving) return [{ hint: 'moving', words, dueOn }];
    return dueOn < today ? [{ hint: 'overdue', words, dueOn }] : [];
  });
  return hints.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
}
