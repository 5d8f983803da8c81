import { addMonths, type LocalDate } from '../../time/calendar.ts';

/** How far ahead a promise may reach; what is further is a slip of the pen, or a goal. */
const monthsAhead = 24;

export type DueFault = 'due_past' | 'due_far';

/** Why nothing can be promised by that day. */
export function dueFault(dueOn: LocalDate, today: LocalDate): DueFault | undefined {
  if (dueOn < today) return 'due_past';
  return dueOn > addMonths(today, monthsAhead) ? 'due_far' : undefined;
}

/** Days of work as people write them: whole or half ones, with a point or a comma. Undefined: anything else, none, or a thousand. */
export function estimateOf(text: string): number | undefined {
  const days = /^\d{1,3}([.,][05])?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : 0;
  return days > 0 ? days : undefined;
}

/** What whoever is to keep a promise says yes or no to. */
export interface Wording {
  readonly words: string;
  readonly toWhom: string;
  readonly written: string;
  readonly dueOn: LocalDate;
  readonly estimateDays: number;
  readonly keeperId: string;
}

const fields = ['words', 'toWhom', 'written', 'dueOn', 'estimateDays', 'keeperId'] as const;

export const sameTerms = (one: Wording, other: Wording): boolean => fields.every(field => one[field] === other[field]);
