import { addDays, type LocalDate } from '../../time/calendar.ts';
import { leadsTo, type SuggestionEvent, type SuggestionState } from './path.ts';

/** One step on the way of a suggestion, with what its form says. */
export type Step =
  | { readonly event: 'acknowledge' }
  /** `goalId`: the goal it serves; null: none; undefined: as before */
  | { readonly event: 'assess'; readonly words: string; readonly goalId: string | null | undefined }
  | { readonly event: 'decide'; readonly dueOn: LocalDate; readonly words: string | null }
  | { readonly event: 'postpone'; readonly dueOn: LocalDate; readonly words: string | null }
  | { readonly event: 'decline'; readonly reason: string }
  | { readonly event: 'finish'; readonly result: string }
  | { readonly event: 'answer'; readonly toldOn: LocalDate; readonly words: string | null };

/** What one may do with a suggestion in that state. First the client is to know that it was heard. */
export function stepsFrom(state: SuggestionState): SuggestionEvent[] {
  const offered: Readonly<Record<SuggestionState, readonly SuggestionEvent[]>> = {
    received: ['acknowledge'],
    acknowledged: ['assess'],
    assessed: ['decide', 'decline', 'assess'],
    decided: ['finish', 'postpone', 'decline'],
    done: ['answer'],
    declined: ['answer'],
    answered: [],
  };
  return [...offered[state]];
}

/** Where steps lead, one after the other; undefined: the way does not allow them. */
export function stateAfter(state: SuggestionState, steps: readonly Step[]): SuggestionState | undefined {
  return steps.reduce<SuggestionState | undefined>((at, { event }) => at && leadsTo(at, event), state);
}

/** How far ahead a day may be by which something will be done. */
const longestWait = 2 * 365;

export type DayFault = 'day_past' | 'day_far' | 'told_coming' | 'told_early';

/** What is wrong with the day of a step: nothing is done by a day that is past, nor was anybody told on one to come or before it came in. */
export function dayFault(
  step: Step,
  { today, filedOn }: { readonly today: LocalDate; readonly filedOn: LocalDate },
): DayFault | undefined {
  switch (step.event) {
    case 'decide':
    case 'postpone':
      if (step.dueOn < today) return 'day_past';
      return step.dueOn > addDays(today, longestWait) ? 'day_far' : undefined;
    case 'answer':
      if (step.toldOn > today) return 'told_coming';
      return step.toldOn < filedOn ? 'told_early' : undefined;
    case 'acknowledge':
    case 'assess':
    case 'decline':
    case 'finish':
      return undefined;
  }
}

/** What is written down by steps. */
export interface Left {
  readonly assessment?: string;
  readonly goalId?: string | null;
  readonly decision?: string | null;
  readonly dueOn?: LocalDate;
  readonly outcome?: 'done' | 'declined';
  readonly result?: string;
  readonly endedOn?: LocalDate;
  readonly answeredOn?: LocalDate;
  readonly answer?: string | null;
}

/** What steps leave behind, one after the other. */
export const leftBy = (steps: readonly Step[], today: LocalDate): Left =>
  Object.fromEntries(steps.flatMap(step => Object.entries(leftByOne(step, today))));

function leftByOne(step: Step, today: LocalDate): Left {
  switch (step.event) {
    case 'acknowledge':
      return {};
    case 'assess':
      return { assessment: step.words, ...(step.goalId === undefined ? {} : { goalId: step.goalId }) };
    case 'decide':
      return { decision: step.words, dueOn: step.dueOn };
    case 'postpone':
      return { dueOn: step.dueOn };
    case 'decline':
      return { outcome: 'declined', result: step.reason, endedOn: today };
    case 'finish':
      return { outcome: 'done', result: step.result, endedOn: today };
    case 'answer':
      return { answeredOn: step.toldOn, answer: step.words };
  }
}

/** The line that a step leaves in the history. */
export interface StepLine {
  readonly event: SuggestionEvent;
  readonly onDay: LocalDate | null;
  readonly words: string | null;
}

export function lineOf(step: Step): StepLine {
  const { event } = step;
  switch (event) {
    case 'acknowledge':
      return { event, onDay: null, words: null };
    case 'assess':
      return { event, onDay: null, words: step.words };
    case 'decide':
    case 'postpone':
      return { event, onDay: step.dueOn, words: step.words };
    case 'decline':
      return { event, onDay: null, words: step.reason };
    case 'finish':
      return { event, onDay: null, words: step.result };
    case 'answer':
      return { event, onDay: step.toldOn, words: step.words };
  }
}
