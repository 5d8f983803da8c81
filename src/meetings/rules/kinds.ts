import type { LocalDate, LocalTime } from '../../time/calendar.ts';

/** Two kinds of client meeting, kept apart (1.17): one looks at the delivery, the other ahead. */
export const meetingKinds = ['follow_up', 'development'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingStates = ['to_book', 'booked', 'held'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** A day, a time and a length, in the client’s zone. */
export interface Slot {
  readonly onDay: LocalDate;
  readonly atTime: LocalTime;
  /** 15–480 */
  readonly minutes: number;
}

/** Months from one meeting held to the next. */
export interface MeetingRhythm {
  /** 1–3: nobody is met more seldom than every three months */
  readonly followUpMonths: number;
  /** 1–12 */
  readonly developmentMonths: number;
}

export const longestFollowUpMonths = 3;
export const longestDevelopmentMonths = 12;

/** The nominal period of a kind’s `number`th meeting with a client. */
export const periodOf = (number: number): string => `#${number}`;

/** Which meeting is meant. */
export interface MeetingKey {
  readonly clientId: string;
  readonly kind: MeetingKind;
  readonly number: number;
}

/** And how it stood when the form was drawn. */
export interface MeetingRef extends MeetingKey {
  readonly version: number;
}

const isWhole = (months: number, longest: number): boolean =>
  Number.isInteger(months) && months >= 1 && months <= longest;

/** Why a client cannot be met that seldom; undefined: it can. */
export function rhythmFault({
  followUpMonths,
  developmentMonths,
}: MeetingRhythm): 'follow_up_too_long' | 'development_too_long' | undefined {
  if (!isWhole(followUpMonths, longestFollowUpMonths)) return 'follow_up_too_long';
  return isWhole(developmentMonths, longestDevelopmentMonths) ? undefined : 'development_too_long';
}
