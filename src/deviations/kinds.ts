import type { Severity } from './rules.ts';
import { alertClass } from './rules.ts';

/** The messages of this room. What each says and to whom is decided when it is sent. */
export const kinds = {
  /** to whoever answers for it */
  alert: 'deviations.alert',
  /** to somebody named in the period: nobody has taken it up */
  escalated: 'deviations.escalated',
  /** to the lead: the lead developer has a technical one */
  informed: 'deviations.informed',
  /** to the reporter: what became of it */
  told: 'deviations.told',
  /** to the advisor named in the period */
  calledIn: 'deviations.called_in',
  /** to whoever an action was given to */
  actionGiven: 'deviations.action_given',
  /** to whoever answers for it: what the check gave */
  checked: 'deviations.checked',
  daily: 'deviations.daily',
  action: 'deviations.action',
  actionLate: 'deviations.action_late',
  check: 'deviations.check',
  checkLate: 'deviations.check_late',
  client: 'deviations.client',
  /** to somebody who asked for it: a file */
  export: 'deviations.export',
} as const;

/** What is told at once goes ahead of a long queue of prompts. */
export const urgency = (severity: Severity) => {
  const own = alertClass(severity);
  return { class: own, urgent: own === 'now' };
};
