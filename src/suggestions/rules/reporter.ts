import type { OfferState, SuggestionState } from './path.ts';

/** What of a suggestion is our own talk: whoever only passed it on does not read it. */
interface OwnTalk {
  readonly assessment: string | null;
  readonly decision: string | null;
  readonly goalId: string | null;
  readonly goal: string | null;
  readonly toward: string;
  readonly offer: OfferState | null;
  readonly offerOn: string | null;
  readonly offerBy: string | null;
  readonly offerById: string | null;
}

/** Its words, how far it is, what became of it and what the client was told. */
export const forReporter = <T extends OwnTalk>(suggestion: T) => ({
  ...suggestion,
  ...{ assessment: null, decision: null, goalId: null, goal: null, toward: 'lead' as const },
  ...{ offer: null, offerOn: null, offerBy: null, offerById: null },
});

/** Lines that whoever passed it on reads; `with` its words: what came in, and what the client is told. */
const linesForReporter: ReadonlyMap<string, 'with' | 'without'> = new Map([
  ['received', 'with'],
  ['amended', 'with'],
  ['acknowledge', 'without'],
  ['assess', 'without'],
  ['decide', 'without'],
  ['postpone', 'without'],
  ['decline', 'with'],
  ['finish', 'with'],
  ['answer', 'with'],
]);

/** A line of the history as whoever only passed it on reads it; none for what does not concern her. */
export function lineForReporter<T extends { readonly event: string; readonly words: string | null }>(line: T): T[] {
  const how = linesForReporter.get(line.event);
  if (!how) return [];
  return [how === 'with' ? line : { ...line, words: null }];
}

/** Whether nobody has acted on it: only then is it still what somebody wrote down, and may be corrected. */
export const isUntouched = ({
  state,
  offer,
}: {
  readonly state: SuggestionState;
  readonly offer: OfferState | null;
}): boolean => state === 'received' && (offer === null || offer === 'none');
