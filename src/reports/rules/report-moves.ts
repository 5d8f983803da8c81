import { addWorkingDays, instantOf, localDateOf, parseLocalTime, type Rhythm } from '../../time/calendar.ts';

/** Working days from the report's day to the first reminder, and from there to the second. There is no third. */
const daysToReminder = [1, 3] as const;

export interface ReportClock {
  /** 0: nobody was asked yet; then one more with each message */
  readonly stage: number;
  readonly isSent: boolean;
  /** the client is worked for, or kept in touch with */
  readonly active: boolean;
  /** the next one is due */
  readonly closesAt: Date;
  readonly rhythm: Rhythm;
  readonly now: Date;
}

/** What is done about a report now. `quiet`: it is only seen to be late from here on. */
export type ReportMove =
  | { readonly move: 'ask'; readonly wakeAt: Date }
  | { readonly move: 'quiet'; readonly wakeAt: Date }
  | { readonly move: 'remind'; readonly number: number; readonly wakeAt: Date }
  | { readonly move: 'end'; readonly reason: 'sent' | 'paused' | 'missed' | 'downtime' };

export function reportMove(clock: ReportClock): ReportMove {
  const { stage, isSent, active, closesAt, now } = clock;
  if (isSent) return { move: 'end', reason: 'sent' };
  if (!active) return { move: 'end', reason: 'paused' };
  if (now >= closesAt) return { move: 'end', reason: stage === 0 ? 'downtime' : 'missed' };
  if (stage === 0) return { move: 'ask', wakeAt: wakeAfter(clock) };
  if (stage <= daysToReminder.length) return { move: 'remind', number: stage, wakeAt: wakeAfter(clock) };
  return { move: 'quiet', wakeAt: closesAt };
}

/** Counted from today, whatever the stage before should have been on: never two on one day. */
function wakeAfter({ stage, closesAt, rhythm, now }: ReportClock): Date {
  const days = daysToReminder[stage];
  if (days === undefined) return closesAt;
  const day = addWorkingDays(localDateOf(now, rhythm), days, rhythm);
  const at = instantOf(day, parseLocalTime('00:00'), rhythm);
  return at < closesAt ? at : closesAt;
}
