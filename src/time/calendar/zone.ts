import { tzOffset } from '@date-fns/tz/tzOffset';
import { type LocalDate, parseLocalDate } from './local-date.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** An IANA zone name, 'Europe/Helsinki'. Check what comes from outside with `isKnownZone`. */
export type Zone = string;

/** A time on the wall clock, 'HH:mm', 00:00–23:59. */
export type LocalTime = `${number}:${number}`;

// Zone data does not change while the app runs, so remembering the answer is no state that anybody could observe.
const known = new Map<string, boolean>();

/** Whether the runtime's time-zone data has this zone. Bare offsets (+02:00) are not zones: they know no summer time. */
export function isKnownZone(zone: string): boolean {
  const answer = known.get(zone) ?? isInZoneData(zone);
  known.set(zone, answer);
  return answer;
}

function isInZoneData(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

export function isLocalTime(text: string): text is LocalTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Reads 'HH:mm'. Throws RangeError for anything else. */
export function parseLocalTime(text: string): LocalTime {
  if (!isLocalTime(text)) throw new RangeError(`"${text}" is not a time of day (HH:mm)`);
  return text;
}

/** Minutes since midnight on the wall clock. Throws RangeError for what is no time of day. */
export function minuteOfDay(time: LocalTime): number {
  const checked = parseLocalTime(time);
  return Number(checked.slice(0, 2)) * 60 + Number(checked.slice(3));
}

/**
 * When the clock on the wall in `zone` shows this date and time (RFC 5545, as Temporal's `compatible`):
 * of two such moments the first; if there is none (a gap, a missing day), the one the offset before the gap gives.
 * Throws RangeError for an unknown zone.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: Zone): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minuteOfDay(time) * MINUTE_MS;
  // Offsets lie within ±14 h, so a day to either side of the wall reading is surely before and after the moment.
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  const isRead = (offset: number) => offsetAt(wall - offset, zone) === offset;
  // The larger offset is the earlier moment.
  const read = before === after ? before : [Math.max(before, after), Math.min(before, after)].find(isRead);
  return new Date(wall - (read ?? before));
}

/** What the wall clock in `zone` shows; seconds are cut off. Throws RangeError for an unknown zone. */
export function wallClock(instant: Date, zone: Zone): { readonly date: LocalDate; readonly time: LocalTime } {
  const wall = new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString();
  return { date: parseLocalDate(wall.slice(0, 10)), time: parseLocalTime(wall.slice(11, 16)) };
}

/** The date in `zone` at this moment. Throws RangeError for an unknown zone. */
export function localDateOf(instant: Date, zone: Zone): LocalDate {
  return wallClock(instant, zone).date;
}

/** Milliseconds to add to UTC. */
function offsetAt(instantMs: number, zone: Zone): number {
  if (Number.isNaN(instantMs)) throw new RangeError('Not a moment: the Date is invalid');
  const minutes = tzOffset(zone, new Date(instantMs));
  // For a name it does not know, tzOffset answers NaN, or reads a number out of it ('Mars/Base+05' → +05:00).
  if (!Number.isFinite(minutes) || (/[+-]\d\d/.test(zone) && !isKnownZone(zone))) {
    throw new RangeError(`Unknown time zone "${zone}"`);
  }
  return Math.round(minutes * MINUTE_MS);
}
