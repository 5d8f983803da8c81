import { type Calendar, isKnownZone, type LocalDate, readOffsets, type Zone, type ZoneOffsets } from './calendar.ts';
import { type CalendarName, loadCalendar } from './holidays.ts';

/** Calendars and zones that were read once and stay at hand. */
export interface CalendarShelf {
  /** The calendar for the years around `now`, with the firm's own days. */
  calendar(name: CalendarName, ownDays: readonly LocalDate[], now: Date): Promise<Calendar>;
  /** A zone's offsets in these years. Throws RangeError for an unknown zone. */
  offsets(zone: Zone, now: Date): ZoneOffsets;
  /** Whether this runtime knows a zone of that name. */
  knows(zone: string): boolean;
}

/** A year back for what was missed, three ahead for whatever is planned from here. */
const yearsBack = 1;
const yearsAhead = 3;

export function calendarShelf(): CalendarShelf {
  const calendars = new Map<string, Promise<Calendar>>();
  const offsets = new Map<string, ZoneOffsets>();
  const zones = new Map<string, boolean>();
  return {
    calendar(name, ownDays, now) {
      const year = now.getUTCFullYear();
      const key = [name, year, ...ownDays].join(' ');
      const known =
        calendars.get(key) ?? loadCalendar(name, { from: year - yearsBack, to: year + yearsAhead }, ownDays);
      calendars.set(key, known);
      return known;
    },
    offsets(zone, now) {
      const year = now.getUTCFullYear();
      const key = `${zone} ${year}`;
      const known = offsets.get(key) ?? readOffsets(zone, newYear(year - yearsBack), newYear(year + yearsAhead + 1));
      offsets.set(key, known);
      return known;
    },
    knows(zone) {
      const known = zones.get(zone) ?? isKnownZone(zone);
      zones.set(zone, known);
      return known;
    },
  };
}

const newYear = (year: number): Date => new Date(Date.UTC(year, 0, 1));
