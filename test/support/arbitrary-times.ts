import fc from 'fast-check';
import {
  addDays,
  type Calendar,
  dateOfDayNumber,
  type LocalDate,
  type LocalTime,
  parseLocalDate,
  parseLocalTime,
  type Rhythm,
  type Weekday,
} from '../../src/time/calendar.ts';

const FIRST = parseLocalDate('2005-01-01');
const LAST = parseLocalDate('2049-12-31');

/** Dates from 2010 to 2044: well inside the years that `aCalendar` covers. */
export const aDate: fc.Arbitrary<LocalDate> = fc.integer({ min: 14_610, max: 27_393 }).map(dateOfDayNumber);

export const anInstant: fc.Arbitrary<Date> = fc.date({
  min: new Date('2010-01-02T00:00:00Z'),
  max: new Date('2044-12-30T00:00:00Z'),
  noInvalidDate: true,
});

export const aTime: fc.Arbitrary<LocalTime> = fc.integer({ min: 0, max: 24 * 60 - 1 }).map(timeAtMinute);

/** All zones of the runtime, the awkward ones often. */
export const aZone: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('Europe/Helsinki', 'Australia/Lord_Howe', 'Antarctica/Troll', 'America/Santiago', 'Pacific/Apia'),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

/** A calendar with some single holidays and now and then a month that is free from end to end. */
export const aCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    days: fc.array(aDate, { maxLength: 400 }),
    closures: fc.array(aDate, { maxLength: 3 }),
  })
  .map(({ days, closures }) => ({
    name: 'arbitrary',
    first: FIRST,
    last: LAST,
    holidays: new Set([...days, ...closures.flatMap(from => Array.from({ length: 40 }, (_, i) => addDays(from, i)))]),
  }));

const someWeekdays: fc.Arbitrary<Weekday[]> = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });

export const aRhythm: fc.Arbitrary<Rhythm> = fc
  .record({
    zone: aZone,
    calendar: aCalendar,
    workingDays: someWeekdays,
    opens: fc.integer({ min: 0, max: 24 * 60 - 2 }),
    length: fc.integer({ min: 1, max: 24 * 60 }),
  })
  .map(({ opens, length, ...rest }) => ({
    ...rest,
    opens: timeAtMinute(opens),
    closes: timeAtMinute(Math.min(opens + length, 24 * 60 - 1)),
  }));

function timeAtMinute(minute: number): LocalTime {
  const two = (n: number) => String(n).padStart(2, '0');
  return parseLocalTime(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
}
