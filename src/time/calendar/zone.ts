import { tzOffset } from '@date-fns/tz/tzOffset';
import { dateOfDayNumber, dayNumber, type LocalDate } from './local-date.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** An IANA zone name, 'Europe/Helsinki'. Check what comes from outside with `isKnownZone`. */
export type Zone = string;

/** A time on the wall clock, 'HH:mm', 00:00–23:59. */
export type LocalTime = `${number}:${number}`;

/** Whether the runtime's time-zone data has this zone. Bare offsets (+02:00) are not zones: they know no summer time. */
export function isKnownZone(zone: string): boolean {
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

const timeOfMinute = (minute: number): LocalTime => {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  return `${hour < 10 ? '0' : ''}${hour}:${rest < 10 ? '0' : ''}${rest}` as LocalTime;
};

/** A zone, with its offsets if somebody has read them before. */
export interface Place {
  readonly zone: Zone;
  readonly offsets?: ZoneOffsets;
}

/** A zone's offsets over some time: data, as holidays are, since asking the runtime for each moment is slow. */
export interface ZoneOffsets {
  /** Milliseconds since 1970: from `from` on, before `until`. */
  readonly from: number;
  readonly until: number;
  /** Oldest first; each one holds from its moment on. Milliseconds to add to UTC. */
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

/** Reads the offsets of a zone from one moment until another. Throws RangeError for an unknown zone. */
export function readOffsets(zone: Zone, from: Date, until: Date): ZoneOffsets {
  const [start, end] = [from.getTime(), until.getTime()];
  let offset = askedOffset(start, zone);
  const changes = [{ at: start, offset }];
  // Nowhere do clocks change twice within a day.
  for (let day = start; day < end; day += DAY_MS) {
    const after = askedOffset(day + DAY_MS, zone);
    if (after !== offset) changes.push({ at: changeBetween(day, day + DAY_MS, zone), offset: after });
    offset = after;
  }
  return { from: start, until: end, changes };
}

/** The moment of the one change after `before` and up to `after`. */
function changeBetween(before: number, after: number, zone: Zone): number {
  const old = askedOffset(before, zone);
  let [earlier, later] = [before, after];
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2);
    if (askedOffset(middle, zone) === old) earlier = middle;
    else later = middle;
  }
  return later;
}

/**
 * When the clock on the wall in a zone shows this date and time (RFC 5545, as Temporal's `compatible`):
 * of two such moments the first; if there is none (a gap, a missing day), the one the offset before the gap gives.
 * Throws RangeError for an unknown zone.
 */
export function instantOf(date: LocalDate, time: LocalTime, where: Zone | Place): Date {
  const wall = dayNumber(date) * DAY_MS + minuteOfDay(time) * MINUTE_MS;
  // Offsets lie within ±14 h, so a day to either side of the wall reading is surely before and after the moment.
  const before = offsetAt(wall - DAY_MS, where);
  const after = offsetAt(wall + DAY_MS, where);
  if (before === after) return new Date(wall - before);
  const isRead = (offset: number) => offsetAt(wall - offset, where) === offset;
  // The larger offset is the earlier moment.
  const read = [Math.max(before, after), Math.min(before, after)].find(isRead);
  return new Date(wall - (read ?? before));
}

/** What the wall clock in a zone shows; seconds are cut off. Throws RangeError for an unknown zone. */
export function wallClock(instant: Date, where: Zone | Place): { readonly date: LocalDate; readonly time: LocalTime } {
  const wall = wallAt(instant, where);
  const day = Math.floor(wall / DAY_MS);
  return { date: dateOfDayNumber(day), time: timeOfMinute(Math.floor((wall - day * DAY_MS) / MINUTE_MS)) };
}

/** The date in a zone at this moment. Throws RangeError for an unknown zone. */
export function localDateOf(instant: Date, where: Zone | Place): LocalDate {
  return dateOfDayNumber(Math.floor(wallAt(instant, where) / DAY_MS));
}

/** The reading of the wall clock, in milliseconds as if it were UTC. */
function wallAt(instant: Date, where: Zone | Place): number {
  return instant.getTime() + offsetAt(instant.getTime(), where);
}

/** Milliseconds to add to UTC. */
function offsetAt(instantMs: number, where: Zone | Place): number {
  if (Number.isNaN(instantMs)) throw new RangeError('Not a moment: the Date is invalid');
  if (typeof where === 'string') return askedOffset(instantMs, where);
  const { zone, offsets } = where;
  const isKnown = offsets && offsets.from <= instantMs && instantMs < offsets.until;
  const newest = isKnown ? offsets.changes.findLast(({ at }) => at <= instantMs) : undefined;
  return newest?.offset ?? askedOffset(instantMs, zone);
}

/** The runtime's answer. */
function askedOffset(instantMs: number, zone: Zone): number {
  const minutes = tzOffset(zone, new Date(instantMs));
  // For a name it does not know, tzOffset answers NaN, or reads a number out of it ('Mars/Base+05' → +05:00).
  if (!Number.isFinite(minutes) || (/[+-]\d\d/.test(zone) && !isKnownZone(zone))) {
    throw new RangeError(`Unknown time zone "${zone}"`);
  }
  return Math.round(minutes * MINUTE_MS);
}
