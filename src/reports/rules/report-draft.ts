import { datesOf, type LocalDate, type Period, periodOf, shiftPeriod } from '../../time/calendar.ts';
import type { MeetingKind } from './health.ts';
import type { ReportFacts, SuggestionFacts } from './report-facts.ts';

/** The three lines of a report. */
export const reportParts = ['delivered', 'decided', 'next'] as const;
export type ReportPart = (typeof reportParts)[number];

/** Characters that a line may have, and what it means for the client. */
export const longestLine = 800;
export const longestMeaning = 400;

export type DraftFact =
  | `promise_${'kept' | 'due'}`
  | `${'suggestion' | 'need'}_${'done' | 'decided' | 'declined' | 'due'}`
  | 'deviation_closed'
  | `agreement_${'signed' | 'ended'}`
  | `goal_${'shared' | 'reached' | 'dropped'}`
  | `${MeetingKind}_${'held' | 'booked'}`;

/** One thing that a line tells. */
export interface DraftItem {
  readonly fact: DraftFact;
  /** of a meeting there are none */
  readonly words: string;
  readonly on: LocalDate;
}

export type ReportDraft = Readonly<Record<ReportPart, readonly DraftItem[]>>;

/** What happened in the month, the newest first; and what is to come until the end of next month, the soonest first. */
export function draftOf(facts: ReportFacts): ReportDraft {
  const { first, last } = datesOf(facts.month);
  const wasThen = ({ on }: DraftItem) => first <= on && on <= last;
  const end = datesOf(shiftPeriod(periodOf('month', facts.today), 1)).last;
  const isComing = ({ on }: DraftItem) => facts.today <= on && on <= end;
  return {
    delivered: deliveredIn(facts).filter(wasThen).toSorted(byDay).toReversed(),
    decided: decidedIn(facts).filter(wasThen).toSorted(byDay).toReversed(),
    next: comingIn(facts).filter(isComing).toSorted(byDay),
  };
}

const byDay = (one: DraftItem, other: DraftItem): number => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0);

/** None where it has no day, or no words. */
const item = (fact: DraftFact, words: string | null, on: LocalDate | null): DraftItem[] =>
  words === null || on === null ? [] : [{ fact, words, on }];

function deliveredIn({ promises, suggestions, deviations, goals }: ReportFacts): DraftItem[] {
  return [
    ...promises.flatMap(({ words, keptOn }) => item('promise_kept', words, keptOn)),
    ...suggestions.flatMap(({ kind, words, outcome, endedOn }) =>
      outcome === 'done' ? item(`${kind}_done`, words, endedOn) : [],
    ),
    ...deviations.flatMap(({ words, closedOn }) => item('deviation_closed', words, closedOn)),
    ...goals.flatMap(({ words, ended }) => (ended?.outcome === 'reached' ? item('goal_reached', words, ended.on) : [])),
  ];
}

function decidedIn({ month, suggestions, agreements, goals, meetings }: ReportFacts): DraftItem[] {
  return [
    ...suggestions.flatMap(suggestion => verdictOn(suggestion, month)),
    ...agreements.flatMap(({ words, signedOn, endedOn }) => [
      ...item('agreement_signed', words, signedOn),
      // A draft was never agreed on.
      ...(signedOn === null ? [] : item('agreement_ended', words, endedOn)),
    ]),
    ...goals.flatMap(({ words, since, ended }) => [
      ...item('goal_shared', words, since),
      ...(ended?.outcome === 'dropped' ? item('goal_dropped', words, ended.on) : []),
    ]),
    ...meetings.flatMap(({ kind, on, held }) => (held ? item(`${kind}_held`, '', on) : [])),
  ];
}

/** What was decided and done in the same month is told once, as done. A no is told to the client by somebody before a report repeats it. */
function verdictOn(
  { kind, words, outcome, decidedOn, endedOn, answeredOn }: SuggestionFacts,
  month: Period,
): DraftItem[] {
  if (outcome === 'declined') return item(`${kind}_declined`, words, answeredOn);
  const isTold = outcome === 'done' && endedOn !== null && periodOf('month', endedOn) === month;
  return isTold ? [] : item(`${kind}_decided`, words, decidedOn);
}

/** A promise whose new terms wait for a yes has no day that may be told. */
function comingIn({ promises, suggestions, meetings }: ReportFacts): DraftItem[] {
  return [
    ...promises.flatMap(({ words, keptOn, moving, dueOn }) =>
      keptOn !== null || moving ? [] : item('promise_due', words, dueOn),
    ),
    ...suggestions.flatMap(({ kind, words, dueOn }) => item(`${kind}_due`, words, dueOn)),
    ...meetings.flatMap(({ kind, on, held }) => (held ? [] : item(`${kind}_booked`, '', on))),
  ];
}

/** As many of them in one line as it has room for, in their order; `more` says how many are left out. Characters are code points. */
export function fitted(items: readonly string[], more: (count: number) => string, limit = longestLine): string {
  for (let shown = items.length; shown > 0; shown -= 1) {
    const left = items.length - shown;
    const line = items.slice(0, shown).join('; ') + (left > 0 ? ` ${more(left)}` : '');
    if ([...line].length <= limit) return line;
  }
  return '';
}
