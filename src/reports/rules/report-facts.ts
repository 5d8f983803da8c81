import type { LocalDate, Period } from '../../time/calendar.ts';
import type { MeetingKind } from './health.ts';

/** What the rooms below know with a client; of nobody who works here, and nothing private. Days are the client's. */
export interface ReportFacts {
  /** the month that is told of */
  readonly month: Period;
  readonly today: LocalDate;
  readonly promises: readonly PromiseFacts[];
  readonly suggestions: readonly SuggestionFacts[];
  /** those that the client was told of, but for what was promised: promises speak for themselves */
  readonly deviations: readonly { readonly words: string | null; readonly closedOn: LocalDate | null }[];
  readonly agreements: readonly {
    readonly words: string;
    /** null: a draft */
    readonly signedOn: LocalDate | null;
    readonly endedOn: LocalDate | null;
  }[];
  readonly goals: readonly GoalFacts[];
  readonly meetings: readonly { readonly kind: MeetingKind; readonly on: LocalDate; readonly held: boolean }[];
}

export interface PromiseFacts {
  readonly words: string;
  /** the day that was agreed on last */
  readonly dueOn: LocalDate;
  /** null: still open */
  readonly keptOn: LocalDate | null;
  /** other terms were agreed on with the client, and its keeper has not said yes to them */
  readonly moving: boolean;
}

export interface SuggestionFacts {
  readonly kind: 'suggestion' | 'need';
  readonly words: string;
  /** null: nobody said that it will be done */
  readonly decidedOn: LocalDate | null;
  /** of one that will be done and is not yet */
  readonly dueOn: LocalDate | null;
  readonly outcome: 'done' | 'declined' | null;
  readonly endedOn: LocalDate | null;
  /** the client was told what became of it */
  readonly answeredOn: LocalDate | null;
}

export interface GoalFacts {
  readonly words: string;
  readonly since: LocalDate;
  /** undefined: it is shared still */
  readonly ended: { readonly on: LocalDate; readonly outcome: 'reached' | 'dropped' } | undefined;
}
