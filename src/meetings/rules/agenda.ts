import { daysBetween, type LocalDate } from '../../time/calendar.ts';
import type { MeetingKind } from './kinds.ts';
import { type AgendaPromise, type AgendaSuggestion, promisesSince } from './registers.ts';

/** What was said last time, of the same kind. */
export interface LastTime {
  readonly heldOn: LocalDate;
  readonly learnt: string | null;
  readonly explained: string | null;
  readonly actions: string | null;
}

/** Something that a consultant wants the client to hear, and agreed to its being told. */
export interface Point {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

export interface AgendaDeviation {
  readonly id: string;
  readonly category: string;
  readonly severity: string;
  readonly state: string;
  readonly actual: string | null;
  readonly openedOn: LocalDate;
  /** null: open */
  readonly closedOn: LocalDate | null;
  readonly clientWord: string;
}

export interface AgendaSatisfaction {
  readonly onDay: LocalDate;
  /** 1–5 */
  readonly satisfaction: number;
  readonly satisfactionWhy: string | null;
  /** 1–5 */
  readonly value: number;
  readonly valueWhy: string | null;
}

export interface AgendaAgreement {
  readonly id: string;
  readonly content: string;
  readonly level: string;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate | null;
  readonly isSigned: boolean;
}

export interface AgendaGoal {
  readonly id: string;
  readonly words: string;
  readonly measure: string;
  readonly target: string;
  readonly owner: string;
  readonly theirOwner: string;
  readonly review:
    | { readonly quarter: string; readonly ours: boolean; readonly theirs: boolean; readonly note: string | null }
    | undefined;
}

/** Something that the client plans. */
export interface AgendaPlan {
  readonly id: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

export interface AgendaFigures {
  /** since the client last heard from us; undefined: never, as far as is known */
  readonly daysSinceContact: number | undefined;
  readonly openDeviations: number;
  readonly closedDeviations: number;
}

/** How the delivery goes: figures, deviations, what was promised and agreed, what became of what the client suggested (1.18). */
export interface FollowUpAgenda {
  readonly kind: 'follow_up';
  readonly last: LastTime | undefined;
  readonly deviations: readonly AgendaDeviation[];
  readonly promises: readonly AgendaPromise[];
  readonly suggestions: readonly AgendaSuggestion[];
  /** newest first */
  readonly satisfactions: readonly AgendaSatisfaction[];
  readonly figures: AgendaFigures;
  readonly agreements: readonly AgendaAgreement[];
  readonly points: readonly Point[];
}

/** Where the client is going (1.19): no figures, no deviations, no promises, nothing of how content it is. The view asks what it wrestles with. */
export interface DevelopmentAgenda {
  readonly kind: 'development';
  readonly last: LastTime | undefined;
  readonly goals: readonly AgendaGoal[];
  readonly plans: readonly AgendaPlan[];
  readonly needs: readonly AgendaSuggestion[];
  readonly suggestions: readonly AgendaSuggestion[];
  readonly points: readonly Point[];
}

/** Everything that is known with a client and could be talked about. Nothing private is among it. */
export interface AgendaSources {
  readonly today: LocalDate;
  readonly last: LastTime | undefined;
  readonly deviations: readonly AgendaDeviation[];
  /** those that are open, and those that ended or broke since the last follow-up */
  readonly promises: readonly AgendaPromise[];
  /** suggestions and needs: those without an answer, and those answered since the last meeting of the kind */
  readonly suggestions: readonly AgendaSuggestion[];
  readonly satisfactions: readonly AgendaSatisfaction[];
  readonly lastContactOn: LocalDate | undefined;
  readonly agreements: readonly AgendaAgreement[];
  readonly goals: readonly AgendaGoal[];
  readonly plans: readonly AgendaPlan[];
  readonly points: readonly Point[];
}

/** What may be on the agenda of a kind: one meeting never holds both (1.17–1.19). Everything that reaches an agenda goes through here. */
export function agendaOf(kind: MeetingKind, sources: AgendaSources): FollowUpAgenda | DevelopmentAgenda {
  const { today, last, deviations, satisfactions, points } = sources;
  const suggestions = sources.suggestions.filter(each => each.kind === 'suggestion');
  if (kind === 'development') {
    const { goals, plans } = sources;
    const needs = sources.suggestions.filter(each => each.kind === 'need');
    return { kind, last, goals, plans, needs, suggestions, points };
  }
  const promises = promisesSince(sources.promises, last?.heldOn);
  const agreements = sources.agreements.filter(({ untilDay }) => untilDay === null || untilDay >= today);
  const figures = figuresOf(sources);
  return { kind, last, deviations, promises, suggestions, satisfactions, figures, agreements, points };
}

function figuresOf({ today, lastContactOn, deviations }: AgendaSources): AgendaFigures {
  const open = deviations.filter(({ closedOn }) => closedOn === null).length;
  return {
    daysSinceContact: lastContactOn && Math.max(0, daysBetween(lastContactOn, today)),
    openDeviations: open,
    closedDeviations: deviations.length - open,
  };
}
