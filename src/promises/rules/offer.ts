import type { LocalDate } from '../../time/calendar.ts';
import { leadsTo, type PromiseState } from './path.ts';

/** How terms stand that somebody was asked to keep. `past`: their day is over, and nobody has said so yet. */
export type OfferStanding = 'waits' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | 'past' | 'gone';

export interface Offered {
  readonly state: PromiseState;
  readonly newest: {
    readonly answer: 'accepted' | 'declined' | 'lapsed' | null;
    readonly dueOn: LocalDate;
    readonly handsOver: boolean;
  };
}

/** What a round of terms is about: a promise, other terms of it, or somebody else who keeps it by the same ones. */
export type TermsKind = 'new' | 'moved' | 'handed';

export const kindOfTerms = (terms: { readonly handsOver: boolean; readonly reason: string | null }): TermsKind =>
  terms.handsOver ? 'handed' : terms.reason === null ? 'new' : 'moved';

/** May somebody else be asked to keep it by the same terms? Not while other terms wait: whoever keeps those is asked with them. */
export const mayHandOver = (state: PromiseState, newest: { readonly handsOver: boolean } | undefined): boolean =>
  leadsTo(state, 'reassign', false) !== undefined && (state !== 'moving' || newest?.handsOver === true);

/** May their keeper still say yes or no? What is only handed over has no day by which she must. */
export function offerStanding({ state, newest }: Offered, today: LocalDate): OfferStanding {
  if (state === 'withdrawn') return 'withdrawn';
  if (newest.answer !== null) return newest.answer;
  if (state !== 'offered' && state !== 'moving') return 'gone';
  return newest.dueOn < today && !newest.handsOver ? 'past' : 'waits';
}

/** Had the day of the terms in force passed before others were put forward? By the events of its history, the oldest first. */
export const hadComeDue = (events: readonly string[]): boolean =>
  events.lastIndexOf('come_due') > events.lastIndexOf('accept');

/** Working days of hers until she is reminded, from then until she is again, and from then until they wait no longer. */
export const pausesInDays = [2, 3, 5] as const;
const mostReminders = pausesInDays.length - 1;

export interface AskFacts {
  /** where the client is */
  readonly today: LocalDate;
  /** null: it is only handed over, and no day ends that */
  readonly dueOn: LocalDate | null;
  /** `unasked`: nothing has reached her yet, and what has not cannot be left unanswered */
  readonly keeper: 'there' | 'away' | 'left' | 'unasked';
  /** no work goes on for the client: nobody is reminded */
  readonly isPaused: boolean;
  /** reminders so far */
  readonly reminded: number;
}

/** What is to be done when terms still wait and the time that was set for a word is over. */
export function askAgain({ today, dueOn, keeper, isPaused, reminded }: AskFacts): 'remind' | 'wait' | 'lapse' {
  if ((dueOn !== null && dueOn < today) || keeper === 'left') return 'lapse';
  if (keeper !== 'there' || isPaused) return 'wait';
  return reminded < mostReminders ? 'remind' : 'lapse';
}
