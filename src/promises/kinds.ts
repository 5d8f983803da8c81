/** The messages of promises, each about one of them. A message about terms has the round's key, `#2`, as its period. */
export const messageKinds = {
  /** to whoever is to keep it: will she? */
  offer: 'promises.offer',
  /** the same again: `#2.1` */
  offerReminder: 'promises.offer_reminder',
  /** it is settled: what asked her loses its button */
  offerOver: 'promises.offer_over',
  /** to the lead: she said yes, or no, or nothing in time */
  answered: 'promises.answered',
  /** to the lead: what was noted in a meeting waits for a keeper and a day; about the meeting */
  noted: 'promises.noted',
  /** to the keeper: it is due soon; `#2.5` */
  remind: 'promises.remind',
  /** to the lead: it is due soon, or will be late; `#2.late` */
  leadWord: 'promises.lead_word',
  /** to whoever kept it before: somebody else does now */
  handedOver: 'promises.handed_over',
} as const;

/** A round of terms, as a period. */
export const roundKey = (round: number): string => `#${round}`;

/** Terms wait for their keeper's word: one occurrence for each round. */
export const answerCadence = 'promises_answer';
/** A promise comes due: one occurrence for each round that was accepted. */
export const dueCadence = 'promises_due';
