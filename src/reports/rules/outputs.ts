import { datesOf, type LocalDate, periodOf } from '../../time/calendar.ts';

/** What a client’s work gives in writing (1.24–1.31), in the order of the file. */
export const outputNames = [
  'agreements',
  'plans',
  'improvements',
  'to_delivery',
  'to_portfolio',
  'satisfaction',
  'needs',
] as const;
export type OutputName = (typeof outputNames)[number];

/** What the rooms below know; each list in the order in which it is told. */
export interface OutputFacts {
  /** the firm's day */
  readonly today: LocalDate;
  /** who leads the client, and so has what was handed over to nobody */
  readonly lead: string | null;
  readonly agreements: readonly AgreementFact[];
  readonly plans: readonly SaidPlan[];
  readonly suggestions: readonly SuggestionFact[];
  readonly satisfactions: readonly SatisfactionFact[];
}

export interface AgreementFact {
  readonly content: string;
  readonly level: string;
  readonly fromDay: LocalDate;
  /** null: until somebody ends it */
  readonly untilDay: LocalDate | null;
  readonly link: string | null;
  readonly owner: string;
  /** as it stands; null: not signed off */
  readonly signedOffBy: string | null;
  readonly signedOffOn: LocalDate | null;
  /** ended by hand */
  readonly endedOn: LocalDate | null;
}

export interface SaidPlan {
  readonly words: string;
  readonly saidOn: LocalDate;
}

export interface SuggestionFact {
  readonly kind: 'suggestion' | 'need';
  readonly words: string;
  readonly filedOn: LocalDate;
  readonly owner: string | null;
  readonly toward: 'lead' | 'delivery' | 'portfolio';
  readonly state: SuggestionState;
  readonly dueOn: LocalDate | null;
  readonly outcome: 'done' | 'declined' | null;
  readonly result: string | null;
  readonly endedOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  readonly offer: OfferState | null;
  readonly offerOn: LocalDate | null;
  readonly offerBy: string | null;
}

export type SuggestionState = 'received' | 'acknowledged' | 'assessed' | 'decided' | 'done' | 'declined' | 'answered';
export type OfferState = 'none' | 'drafted' | 'sent' | 'won' | 'lost';

/** 1–5 each. */
export interface SatisfactionFact {
  readonly onDay: LocalDate;
  readonly satisfaction: number;
  readonly satisfactionWhy: string | null;
  readonly value: number;
  readonly valueWhy: string | null;
}

export interface WrittenAgreement extends AgreementFact {
  readonly state: 'draft' | 'signed_off' | 'ended';
}

/** A suggestion that was done. */
export interface Improvement {
  readonly words: string;
  readonly result: string | null;
  readonly doneOn: LocalDate | null;
  /** when the client was told; null: not yet */
  readonly toldOn: LocalDate | null;
  readonly owner: string | null;
}

/** What a client wishes of our delivery or our portfolio. */
export interface Wish {
  readonly words: string;
  readonly filedOn: LocalDate;
  /** the day by which it will be done, once that is decided */
  readonly dueOn: LocalDate | null;
  readonly owner: string | null;
  readonly state: SuggestionState;
  readonly result: string | null;
}

export interface QuarterSatisfaction {
  /** `2026-Q4` */
  readonly quarter: string;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly meetings: number;
  /** means, to one decimal */
  readonly satisfaction: number;
  readonly value: number;
  /** in the client's words, the oldest first */
  readonly reasons: readonly string[];
}

export interface StrategicNeed {
  readonly words: string;
  readonly filedOn: LocalDate;
  readonly state: SuggestionState;
  readonly offer: OfferState;
  readonly offerOn: LocalDate | null;
  readonly offerBy: string | null;
}

export interface Outputs {
  readonly agreements: readonly WrittenAgreement[];
  readonly plans: readonly SaidPlan[];
  readonly improvements: readonly Improvement[];
  readonly to_delivery: readonly Wish[];
  readonly to_portfolio: readonly Wish[];
  readonly satisfaction: readonly QuarterSatisfaction[];
  readonly needs: readonly StrategicNeed[];
}

export function outputsOf(facts: OutputFacts): Outputs {
  const { today, suggestions } = facts;
  return {
    agreements: facts.agreements.map(agreement => ({ ...agreement, state: stateOf(agreement, today) })),
    plans: facts.plans,
    improvements: suggestions.filter(isImprovement).map(each => ({
      words: each.words,
      result: each.result,
      doneOn: each.endedOn,
      toldOn: each.answeredOn,
      owner: each.owner ?? facts.lead,
    })),
    to_delivery: wishes(facts, 'delivery'),
    to_portfolio: wishes(facts, 'portfolio'),
    satisfaction: byQuarter(facts.satisfactions),
    needs: suggestions
      .filter(({ kind }) => kind === 'need')
      .map(({ words, filedOn, state, offer, offerOn, offerBy }) => {
        return { words, filedOn, state, offer: offer ?? 'none', offerOn, offerBy };
      }),
  };
}

function stateOf({ endedOn, untilDay, signedOffOn }: AgreementFact, today: LocalDate): WrittenAgreement['state'] {
  if (endedOn !== null || (untilDay !== null && untilDay < today)) return 'ended';
  return signedOffOn === null ? 'draft' : 'signed_off';
}

/** What is needed stands among the needs, whatever became of it. */
const isImprovement = ({ kind, outcome }: SuggestionFact): boolean => kind === 'suggestion' && outcome === 'done';

const wishes = ({ suggestions, lead }: OutputFacts, toward: SuggestionFact['toward']): Wish[] =>
  suggestions
    .filter(each => each.toward === toward)
    .map(({ words, filedOn, dueOn, owner, state, result }) => {
      return { words, filedOn, dueOn, owner: owner ?? lead, state, result };
    });

/** The quarters in which a meeting said how content the client was, the oldest first. */
function byQuarter(satisfactions: readonly SatisfactionFact[]): QuarterSatisfaction[] {
  const oldestFirst = satisfactions.toSorted((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0));
  const quarters = Map.groupBy(oldestFirst, ({ onDay }) => periodOf('quarter', onDay));
  return [...quarters].map(([quarter, said]) => ({
    quarter,
    ...datesOf(quarter),
    meetings: said.length,
    satisfaction: mean(said.map(({ satisfaction }) => satisfaction)),
    value: mean(said.map(({ value }) => value)),
    reasons: said.flatMap(({ satisfactionWhy, valueWhy }) => [satisfactionWhy, valueWhy].filter(why => why !== null)),
  }));
}

/** To one decimal; sums of whole numbers are exact. */
const mean = (figures: readonly number[]): number =>
  Math.round((figures.reduce((all, each) => all + each, 0) * 10) / figures.length) / 10;
