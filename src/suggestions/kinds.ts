/** The messages of suggestions and needs. */
export const messageKinds = {
  /** one of them, to whoever owns it: it came in */
  received: 'suggestions.received',
  /** one of them, to whoever owns it: what comes next is due; the day is the period, with `#2` the second time */
  next: 'suggestions.next',
  /** one of them, to whom it is to be handed over; the hand-over's number is the period */
  handOver: 'suggestions.hand_over',
  /** the same, to whoever wanted to hand it over: it was taken, or came back */
  handedOver: 'suggestions.handed_over',
  /** the same, to whoever had it until then: it was taken */
  noLongerHers: 'suggestions.no_longer_hers',
  /** one of them, to whoever passed it on: the client was told what became of it */
  answered: 'suggestions.answered',
  /** one client, to its lead: no suggestion in the quarter that is the period */
  ask: 'suggestions.ask',
} as const;

/** What comes next with one of them: an occurrence for each day on which its owner is to be asked. */
export const nextCadence = 'suggestions_next';
/** Once a quarter for each client: has it suggested anything (4.29)? */
export const quarterCadence = 'suggestions_quarter';
