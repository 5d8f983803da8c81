/** What a client told us it would like, and what it needs. One way for both. */
export const suggestionKinds = ['suggestion', 'need'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** Open until `answered`: the client knows what became of it, and why. */
export const suggestionStates = [
  'received',
  'acknowledged',
  'assessed',
  'decided',
  'done',
  'declined',
  'answered',
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What happens to one. `decide`: it will be done, by a day. `postpone`: by another day. */
export const suggestionEvents = ['acknowledge', 'assess', 'decide', 'postpone', 'decline', 'finish', 'answer'] as const;
export type SuggestionEvent = (typeof suggestionEvents)[number];

/** The way of a suggestion or a need (4.23–4.26): not all is acted on, all is heard. */
const path: Readonly<Record<SuggestionState, Readonly<Partial<Record<SuggestionEvent, SuggestionState>>>>> = {
  received: { acknowledge: 'acknowledged' },
  acknowledged: { assess: 'assessed' },
  assessed: { assess: 'assessed', decide: 'decided', decline: 'declined' },
  decided: { postpone: 'decided', finish: 'done', decline: 'declined' },
  done: { answer: 'answered' },
  declined: { answer: 'answered' },
  answered: {},
};

/** Where an event leads; undefined: nowhere from there. */
export const leadsTo = (state: SuggestionState, event: SuggestionEvent): SuggestionState | undefined =>
  path[state][event];

export const isOpen = (state: SuggestionState): boolean => state !== 'answered';

/** How far we are with an offer for a need (0.16). */
export const offerStates = ['none', 'drafted', 'sent', 'won', 'lost'] as const;
export type OfferState = (typeof offerStates)[number];

/** Who looks after it: whoever leads the client, or somebody to whom it was handed over, in the delivery or for the portfolio (1.21–1.28). */
export const towards = ['lead', 'delivery', 'portfolio'] as const;
export type Toward = (typeof towards)[number];
