import type { LocalDate } from '../../time/calendar.ts';

export const roundStates = ['confirmed', 'open', 'sealed', 'closed', 'cancelled', 'void'] as const;
/**
 * `sealed`: the answers are counted and gone, and the keys about to be destroyed; nothing of it is told before they are. `void`: it gives no result
 * and counts for no year: the keys were lost, too few could be invited, or it could not open in time.
 */
export type RoundState = (typeof roundStates)[number];

export const roundOutcomes = ['result', 'too_few', 'too_few_invited', 'not_opened', 'keys_lost'] as const;
export type RoundOutcome = (typeof roundOutcomes)[number];

/** One year's survey. Days are the workspace's. */
export interface Round {
  readonly id: string;
  readonly workspaceId: string;
  /** the year of its first day, `2027`; another try after one that was called off or lost, `2027-2` */
  readonly period: string;
  readonly state: RoundState;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly leastInvited: number;
  readonly leastAnswers: number;
  readonly leastComments: number;
  readonly formVersion: number;
  readonly keyFingerprint: string;
  readonly confirmedBy: string;
  readonly confirmedAt: Date;
  /** how many, since it opened */
  readonly invited: number | null;
  /** tens of percent who had replied when it was last counted */
  readonly replyStep: number | null;
  /** day of that count */
  readonly countedOn: LocalDate | null;
  /** so many have gone out */
  readonly reminders: number;
  readonly outcome: RoundOutcome | null;
  /** since when no running process reads its keys */
  readonly keysMissingSince: Date | null;
}

export const columns = [
  'id',
  'workspaceId',
  'period',
  'state',
  'opensOn',
  'closesOn',
  'opensAt',
  'closesAt',
  'leastInvited',
  'leastAnswers',
  'leastComments',
  'formVersion',
  'keyFingerprint',
  'confirmedBy',
  'confirmedAt',
  'invited',
  'replyStep',
  'countedOn',
  'reminders',
  'outcome',
  'keysMissingSince',
] as const;

type Dated = 'opensOn' | 'closesOn' | 'countedOn';
export type Row = Omit<Round, 'state' | 'outcome' | Dated> & {
  readonly state: string;
  readonly outcome: string | null;
} & Record<'opensOn' | 'closesOn', string> & { readonly countedOn: string | null };

/** A row as a round; its check constraints hold the words, and its columns the dates. */
export const roundOf = (row: Row): Round => row as Round;
