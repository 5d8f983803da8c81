import {
  type Away,
  addDays,
  instantOf,
  isInOfficeHours,
  type LocalDate,
  type LocalTime,
  localDateOf,
  nextOfficeMoment,
  nextOpening,
  type Rhythm,
} from '../time/calendar.ts';

/**
 * `now`: within her hours, as soon as they allow. `morning`: with all else that waits, at the start of her working day.
 * `at_once`: what may not wait for her hours, between 07 and 21 by her own clock; it goes ahead of all else.
 */
export type DeliveryClass = 'now' | 'morning' | 'at_once';

/** When nobody is woken; the second does not belong to it. On any day of the week. */
const waking = { from: '07:00', until: '21:00' } as const satisfies Record<string, LocalTime>;

/** When she may be written to. */
export interface Hours {
  readonly rhythm: Rhythm;
  readonly away: Away;
}

export type Timing =
  | { readonly send: true }
  | { readonly send: false; readonly until: Date }
  | { readonly send: false; readonly until: null };

/** May a message that is due go out now? Outside her hours and days, on holidays and while she is away it waits; null: for ever. */
export function timingOf(kind: DeliveryClass | 'bundle', dueAt: Date, now: Date, { rhythm, away }: Hours): Timing {
  if (kind === 'morning') return morningTiming(dueAt, now, { rhythm, away });
  if (isInOfficeHours(now, rhythm, away)) return { send: true };
  const opening = nextOfficeMoment(now, rhythm, away);
  if (kind !== 'at_once' || away(localDateOf(now, rhythm.zone))) return { send: false, until: opening };
  return wakingTiming(now, { rhythm, away }, opening);
}

/** Never later than her hours would have it: who works at night is written to at night. */
function wakingTiming(now: Date, { rhythm, away }: Hours, opening: Date | null): Timing {
  const today = localDateOf(now, rhythm.zone);
  const at = (date: LocalDate, time: LocalTime) => instantOf(date, time, rhythm.zone);
  if (at(today, waking.from) <= now && now < at(today, waking.until)) return { send: true };
  const date = now < at(today, waking.from) ? today : addDays(today, 1);
  const wakes = at(date, waking.from);
  if (away(date) || (opening !== null && opening < wakes)) return { send: false, until: opening };
  return { send: false, until: wakes };
}

/** The first start of a working day at or after the due moment; on that day, once it has begun, at any of her hours. */
function morningTiming(dueAt: Date, now: Date, { rhythm, away }: Hours): Timing {
  const opening = nextOpening(dueAt, rhythm, away);
  if (opening === null) return { send: false, until: null };
  if (now < opening) return { send: false, until: opening };
  return isInOfficeHours(now, rhythm, away) ? { send: true } : { send: false, until: nextOpening(now, rhythm, away) };
}

/** The day a morning message belongs to, by the reader's own calendar: one message a person and day. */
export const morningPeriod = (now: Date, { rhythm }: Hours): string => localDateOf(now, rhythm.zone);

/** What follows an answer of Slack's that was not yes. */
export type Next =
  | { readonly state: 'failed' | 'gave_up' | 'dropped' }
  | { readonly state: 'waiting' | 'unclear'; readonly inSeconds: number };

/** History may lag behind: looked up after five seconds, and again after thirty, before a message counts as not there. */
const lookupPauses = [5, 30] as const;
/** So many times may the outcome of a post be unclear before an admin is asked to look. */
const mostUnclear = 3;
/** So many times may a message's feature throw before it is parked. */
export const mostFailures = 5;
/** So many times may Slack not have a file or a picture ready, five minutes in all, before it counts as one that it will not take. */
export const mostWaitsForFile = 6;
const firstPauseSeconds = 10;
const longestPauseSeconds = 15 * 60;

/** After so many attempts that came to nothing: pauses that double, in seconds. */
export const pauseAfter = (attempts: number): number =>
  Math.min(firstPauseSeconds * 2 ** Math.max(0, attempts - 1), longestPauseSeconds);

/** After a post was refused for now: as Slack says, else with doubling pauses. */
export const afterRefusal = (attempts: number, afterSeconds: number | undefined): Next => ({
  state: 'waiting',
  inSeconds: Math.max(1, afterSeconds ?? pauseAfter(attempts)),
});

/** After a post whose outcome is not known. */
export const afterUnclear = (): Next => ({ state: 'unclear', inSeconds: lookupPauses[0] });

/** As many lookups as there are when the message is next sent: the rest of those that an unclear post takes count as done. */
export const lookupsOfNextPost = (lookups: number): number =>
  (Math.floor(lookups / lookupPauses.length) + 1) * lookupPauses.length;

/** After a lookup that did not find the message. `lookups` counts all of this message, this one included: each unclear post takes two. */
export function afterLookup(lookups: number): Next {
  if (lookups % lookupPauses.length !== 0) return { state: 'unclear', inSeconds: lookupPauses[1] };
  return lookups >= mostUnclear * lookupPauses.length ? { state: 'gave_up' } : { state: 'waiting', inSeconds: 0 };
}
