import { addMonths, type LocalDate } from '../../time/calendar.ts';

/** How far ahead somebody is placed at most; holidays are known for longer. */
const monthsAhead = 12;

export interface SeatFacts {
  readonly engagement: {
    readonly state: 'proposed' | 'active' | 'ended';
    readonly startsOn: LocalDate;
    readonly endsOn: LocalDate | null;
  };
  readonly since: LocalDate;
  readonly today: LocalDate;
}

export type SeatFault = 'engagement_over' | 'since_past' | 'since_far' | 'since_before_start' | 'since_after_end';

/** May somebody join that engagement on that day? Nobody is placed in the past: she could not have been asked. */
export function seatFault({ engagement, since, today }: SeatFacts): SeatFault | undefined {
  const { state, startsOn, endsOn } = engagement;
  if (state === 'ended' || (endsOn !== null && endsOn < today)) return 'engagement_over';
  if (since < today) return 'since_past';
  if (since > addMonths(today, monthsAhead)) return 'since_far';
  if (since < startsOn) return 'since_before_start';
  return endsOn !== null && since > endsOn ? 'since_after_end' : undefined;
}

export interface AskedFacts {
  readonly active: boolean;
  /** roster column; empty means yes for whoever the lead names */
  readonly employee: boolean | null;
  readonly onTeam: boolean;
  readonly askedAlready: boolean;
}

export type PersonFault = 'not_employee' | 'on_team' | 'asked_already';

/** May she be asked to join it? */
export function personFault({ active, employee, onTeam, askedAlready }: AskedFacts): PersonFault | undefined {
  if (!active || employee === false) return 'not_employee';
  if (onTeam) return 'on_team';
  return askedAlready ? 'asked_already' : undefined;
}

/** She joins on the day that was agreed, or today if it passed while they talked: a membership is never dated back. */
export const joinsOn = (since: LocalDate, today: LocalDate): LocalDate => (since < today ? today : since);
