/** The messages of the yearly eNPS, and whom each is about. */
export const messageKinds = {
  /** one invited person: the question, once */
  invitation: 'enps.invitation',
  /** one invited person who has not replied: nobody but her may learn that there is one */
  reminder: 'enps.reminder',
  /** one invited person: the round is void */
  void: 'enps.void',
  /** the workspace: leadership is asked to plan this year's round */
  proposal: 'enps.proposal',
  proposalAgain: 'enps.proposal_again',
  /** the round: what came out of it, or that too few answered or were invited */
  summary: 'enps.summary',
  /** the round: some running process can't read its keys */
  keys: 'enps.keys',
  /** an action that waits for its owner */
  action: 'enps.action',
  /** one person: what was said, and what is done about it */
  post: 'enps.post',
} as const;

/** Each of a round's reminders has a period of its own, `2027#1`. */
export const reminderPeriod = (period: string, number: number): string => `${period}#${number}`;

/** The round's period again, of a message about it. */
export const roundPeriodOf = (period: string): string => period.split('#')[0] ?? period;

/** The eNPS's cadences: the year, a round from its opening to its release, and an action until it is closed. */
export const yearCadence = 'enps';
export const roundCadence = 'enps_round';
export const actionCadence = 'enps_action';
