/**
 * The calendar room: pure arithmetic on local dates, working days, periods and office hours.
 * Holidays come in as data (`holidays.ts` loads them), the present moment as a parameter.
 */
export * from './calendar/local-date.ts';
export * from './calendar/office-hours.ts';
export * from './calendar/period.ts';
export * from './calendar/working-days.ts';
export * from './calendar/zone.ts';
