import type { HolidaysTypes } from 'date-holidays';
import { addDays, type Calendar, type LocalDate, parseLocalDate, weekdayOf } from './calendar.ts';

/**
 * A calendar's name: a country ('FI'), a country and its state ('DE-BY') or 'NONE' (weekends only),
 * each with '+eves' for the customary eves on which people do not work although the law says so.
 */
export type CalendarName = string;

/** Years, both included. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** The calendars that are loaded. */
export interface HolidayBook {
  /** Loads these calendars; what was loaded under the same name is replaced. Rejects with RangeError, loading none, if one is unknown. */
  load(names: readonly CalendarName[], years: Years, extraDays?: readonly LocalDate[]): Promise<void>;
  /** Throws RangeError for a calendar that is not loaded. */
  calendar(name: CalendarName): Calendar;
}

type Eve = 'midsummer_eve' | 'christmas_eve' | 'new_years_eve';

/** date-holidays files these under bank, optional or observance, by country and not by whether people work. */
const EVES: ReadonlyMap<string, readonly Eve[]> = new Map([
  ['FI', ['midsummer_eve', 'christmas_eve']],
  ['SE', ['midsummer_eve', 'christmas_eve', 'new_years_eve']],
  ['NO', ['christmas_eve', 'new_years_eve']],
  ['DK', ['christmas_eve']],
]);

/** An empty shelf of calendars. */
export function holidayBook(): HolidayBook {
  const calendars = new Map<CalendarName, Calendar>();
  return {
    async load(names, years, extraDays = []) {
      const loaded = await Promise.all(names.map(name => loadCalendar(name, years, extraDays)));
      for (const calendar of loaded) calendars.set(calendar.name, calendar);
    },
    calendar(name) {
      const found = calendars.get(name);
      if (found === undefined) throw new RangeError(`The calendar ${name} is not loaded`);
      return found;
    },
  };
}

/** Whether `loadCalendar` knows the name. */
export async function isKnownCalendar(name: CalendarName): Promise<boolean> {
  return (await placeNamed(name)) !== null;
}

/**
 * The holidays of those years with the firm's own free days. Public holidays from date-holidays (loaded when first asked for:
 * it is 45 MB); a day that is free only from noon is a working day. Rejects with RangeError for an unknown name.
 */
export async function loadCalendar(
  name: CalendarName,
  years: Years,
  extraDays: readonly LocalDate[] = [],
): Promise<Calendar> {
  const place = await placeNamed(name);
  if (place === null) throw new RangeError(`There is no holiday calendar named "${name}"`);
  const first = parseLocalDate(`${years.from}-01-01`);
  const last = parseLocalDate(`${years.to}-12-31`);
  const days = [...extraDays];
  // From the year before: a holiday of several days may reach over New Year.
  for (let year = years.from - 1; year <= years.to; year += 1) {
    days.push(...place.publicHolidays(year), ...place.eves.map(eve => dateOfEve(eve, year)));
  }
  return { name, first, last, holidays: new Set(days.filter(day => first <= day && day <= last)) };
}

interface Place {
  readonly eves: readonly Eve[];
  publicHolidays(year: number): readonly LocalDate[];
}

/** Null for a name that is no calendar. */
async function placeNamed(name: CalendarName): Promise<Place | null> {
  const parts = /^(NONE|[A-Z]{2})(?:-([A-Z0-9]{1,3}))?(\+eves)?$/.exec(name);
  const [, country = '', state, withEves] = parts ?? [];
  const eves = withEves === undefined ? [] : EVES.get(country);
  if (parts === null || eves === undefined) return null;
  if (country === 'NONE') return state === undefined ? { eves, publicHolidays: () => [] } : null;
  const { default: Holidays } = await import('date-holidays');
  const source = new Holidays();
  if (!(country in source.getCountries()) || (state !== undefined && !(state in (source.getStates(country) ?? {}))))
    return null;
  source.init(country, state);
  return { eves, publicHolidays: year => source.getHolidays(year).filter(isPublic).flatMap(wholeDays) };
}

function isPublic({ type }: HolidaysTypes.Holiday): boolean {
  return type === 'public';
}

/** The dates that a holiday fills: some last for days, some begin at noon or at dusk and leave a part over. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): LocalDate[] {
  const first = parseLocalDate(date.slice(0, 10));
  // A day on which summer time begins has 23 hours.
  const days = Math.floor((end.getTime() - start.getTime() + 2 * 3_600_000) / 86_400_000);
  return Array.from({ length: days }, (_, i) => addDays(first, i));
}

function dateOfEve(eve: Eve, year: number): LocalDate {
  switch (eve) {
    case 'midsummer_eve': {
      // The Friday from 19 to 25 June.
      const earliest = parseLocalDate(`${year}-06-19`);
      return addDays(earliest, (5 - weekdayOf(earliest) + 7) % 7);
    }
    case 'christmas_eve':
      return parseLocalDate(`${year}-12-24`);
    case 'new_years_eve':
      return parseLocalDate(`${year}-12-31`);
  }
}
