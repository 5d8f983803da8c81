import type { LocalDate } from '../../time/calendar.ts';

/** What somebody was in touch with a client for (3.08). */
export const purposes = ['work', 'status', 'sales', 'rescue', 'social'] as const;
export type Purpose = (typeof purposes)[number];

export interface LastContact {
  readonly onDay: LocalDate;
  readonly purpose: Purpose;
}
