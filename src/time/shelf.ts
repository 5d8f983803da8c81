import type { Calendar, LocalDate } from './calendar.ts';
import { type CalendarName, loadCalendar } from './holidays.ts';

/** Calendars that were loaded once and stay at hand. */
export interface CalendarShelf {
  /** The calendar for the years around `now`, with the firm's own days. */
  calendar(name: CalendarName, ownDays: readonly LocalDate[], now: Date): Promise<Calendar>;
}

/** A year back for what was missed, three ahead for whatever is planned from here. */
const yearsBack = 1;
const yearsAhead = 3;

export function calendarShelf(): CalendarShelf {
  const loaded = new Map<string, Promise<Calendar>>();
  return {
    calendar(name, ownDays, now) {
      const year = now.getUTCFullYear();
      const key = [name, year, ...ownDays].join(' ');
      const known = loaded.get(key) ?? loadCalendar(name, { from: year - yearsBack, to: year + yearsAhead }, ownDays);
      loaded.set(key, known);
      return known;
    },
  };
}
