import type { LocalDate } from '../../time/calendar.ts';

export const placedRoles = ['lead_developer', 'developer', 'advisor', 'delivery_lead', 'service_lead'] as const;
export type PlacedRole = (typeof placedRoles)[number];

/** What she is asked to agree to; the four texts as the lead wrote them. */
export interface Terms {
  readonly role: PlacedRole;
  /** percent, 1–100 */
  readonly share: number;
  readonly since: LocalDate;
  readonly goal: string;
  readonly promised: string;
  readonly schedule: string;
  readonly technology: string;
}

/** What she says to the terms (3.02–3.04). A "no" needs no reason. */
export interface Answer {
  readonly wants: boolean;
  readonly scheduleRealistic: boolean;
  readonly technologyFits: boolean;
  readonly reason: string | null;
}

/** Anything but three times yes must be resolved. */
export const isThreeYes = ({ wants, scheduleRealistic, technologyFits }: Answer): boolean =>
  wants && scheduleRealistic && technologyFits;

export const clarities = ['yes', 'partly', 'no'] as const;
/** Her first week's answer: is the goal clear? */
export type Clarity = (typeof clarities)[number];

export interface GoalAnswer {
  readonly clear: Clarity;
  readonly words: string | null;
}

const termFields = ['role', 'share', 'since', 'goal', 'promised', 'schedule', 'technology'] as const;
const answerFields = ['wants', 'scheduleRealistic', 'technologyFits', 'reason'] as const;

export const sameTerms = (one: Terms, other: Terms): boolean => termFields.every(field => one[field] === other[field]);
export const sameAnswer = (one: Answer, other: Answer): boolean =>
  answerFields.every(field => one[field] === other[field]);
