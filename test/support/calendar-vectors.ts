import { z } from 'zod';
import type { Whose } from '../../src/cadence/rules.ts';
import { type Calendar, isLocalDate, isLocalTime, type LocalTime, MONDAY_TO_FRIDAY } from '../../src/time/calendar.ts';
import { tzdataVersion } from '../../src/time/clock.ts';
import { holidayBook } from '../../src/time/holidays.ts';
import { vectors } from './vectors.ts';

const instant = z.iso.datetime().transform(text => new Date(text));
const date = z.string().refine(isLocalDate);
const time = z.custom<LocalTime>(text => typeof text === 'string' && isLocalTime(text));
const WEEKDAYS = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 } as const;
const weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']).transform(name => WEEKDAYS[name]);
const roll = z.enum(['none', 'following', 'preceding', 'modified_following']);
const inMonth = { year: z.int().optional(), month: z.int().optional() };

const rule = z.discriminatedUnion('type', [
  z.object({ type: z.literal('nth_business_day_of_month'), n: z.int(), ...inMonth }),
  z.object({
    type: z.literal('nth_business_day_of_quarter'),
    n: z.int(),
    year: z.int().optional(),
    quarter: z.int().optional(),
  }),
  z.object({ type: z.literal('nth_weekday_of_month'), weekday, n: z.int(), ...inMonth }),
  z.object({ type: z.literal('day_of_month'), day: z.int(), roll, ...inMonth }),
  z.object({ type: z.literal('every_n_months'), anchor: date, n: z.int(), roll }),
  z.object({ type: z.literal('business_days_after'), start: date, n: z.int() }),
]);

const head = {
  id: z.string(),
  note: z.string().optional(),
  min_tzdata: z.string().optional(),
  utc_under_tzdata_2025b: z.string().optional(),
};
const place = { zone: z.string(), calendar: z.string() };
const cadence = { ...head, ...place, rule, time };
const due = z.object({ period: z.string(), due_utc: instant });

/** A group that nobody here looks at is refused. */
const vector = z.discriminatedUnion('group', [
  z.object({
    ...head,
    group: z.literal('local-to-utc'),
    zone: z.string(),
    local: z.string(),
    kind: z.string(),
    expected_utc: instant,
    expected_local: z.string(),
    second_occurrence_utc_must_not_fire: instant.optional(),
  }),
  z.object({
    ...head,
    group: z.literal('period-of-instant'),
    zone: z.string(),
    instant,
    local: z.string(),
    month: z.string(),
    quarter: z.string(),
    year: z.string(),
    iso_week: z.string(),
  }),
  z.object({
    ...head,
    ...place,
    group: z.literal('office-hours'),
    open: time,
    close: time,
    now: instant,
    expected_utc: instant,
  }),
  z.object({
    ...cadence,
    group: z.enum([
      'nth-business-day',
      'last-business-day',
      'quarter',
      'day-of-month',
      'nth-weekday',
      'business-days-after',
    ]),
    expected_local_date: date,
    expected_local: z.string(),
    expected_utc: instant,
  }),
  z.object({
    ...cadence,
    group: z.literal('every-n-months'),
    expected: z.array(
      z.object({
        index: z.int(),
        period: z.string(),
        nominal: date,
        expected_local_date: date,
        expected_utc: instant,
      }),
    ),
  }),
  z.object({
    ...cadence,
    group: z.literal('downtime'),
    engine_last_ran_at: instant,
    now: instant,
    catch_up_window_hours: z.number(),
    missed: z.array(due),
    expected_send_now_for_periods: z.array(z.string()),
    expected_skipped_periods: z.array(z.string()),
    expected_messages_now: z.int(),
    expected_next: due,
  }),
  z.object({
    ...head,
    group: z.literal('zone-change'),
    rule,
    calendar: z.string(),
    time,
    period: z.string(),
    old_zone: z.string(),
    new_zone: z.string(),
    changed_at: instant,
    due_in_old_zone: instant,
    due_in_new_zone: instant,
    expected_sends_utc: z.array(instant),
  }),
]);

const file = z.object({
  holidays: z.record(z.string(), z.record(z.string(), z.array(z.looseObject({ date })))),
  vectors: z.array(vector),
});

export type VectorRule = z.infer<typeof rule>;
type Vector = z.infer<typeof vector>;

const raw = vectors('calendar-vectors.json');

/** The file; throws if it holds a group that the tests do not know. */
export const calendarVectors = file.parse(raw);

/** What the vectors expect and nobody here looks at: a vector counts only if everything it says is checked. */
export function expectationsOverlooked(): string[] {
  const looseFile = z.object({ vectors: z.array(z.record(z.string(), z.unknown())) });
  return looseFile.parse(raw).vectors.flatMap((given, i) => {
    const known = Object.keys(calendarVectors.vectors[i] ?? {});
    return Object.keys(given)
      .filter(field => /expected|must/.test(field) && !known.includes(field))
      .map(field => `${given.id}: ${field}`);
  });
}

/** The vectors of some groups. Those that need newer time-zone data than this runtime has are left out, and said so. */
export function vectorsOf<G extends Vector['group']>(...groups: readonly G[]): Extract<Vector, { group: G }>[] {
  const isOfGroup = (v: Vector): v is Extract<Vector, { group: G }> => groups.some(group => group === v.group);
  return calendarVectors.vectors.filter(isOfGroup).filter(({ id, min_tzdata: needed }) => {
    const isRunnable = needed === undefined || needed <= tzdataVersion();
    if (!isRunnable) console.log(`skipped ${id}: needs tzdata ${needed}, this runtime has ${tzdataVersion()}`);
    return isRunnable;
  });
}

const book = holidayBook();
await book.load(['FI', 'SE', 'NO', 'DK', 'NONE', 'FI+eves', 'SE+eves'], { from: 2010, to: 2040 });

export function calendarNamed(name: string): Calendar {
  return book.calendar(name);
}

/** Somebody who works from Monday to Friday by that calendar. */
export function inPlace({ zone, calendar }: { zone: string; calendar: string }): Whose {
  return { zone, calendar: calendarNamed(calendar), workingDays: MONDAY_TO_FRIDAY };
}

/** What a wall clock there shows, as the vectors write it: '2027-03-28T04:30:00+0300'. Asks Intl, not the code under test. */
export function printedLocal(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find(p => p.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '').replace(':', '') || '+0000';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
}
