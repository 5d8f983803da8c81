import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { monthTold, newestHealth, upcomingHealth } from '../../src/reports/rules.ts';
import { isWorkingDay, localDateOf, MONDAY_TO_FRIDAY, type Rhythm, wallClock } from '../../src/time/calendar.ts';
import { calendarShelf } from '../../src/time/shelf.ts';

const zone = 'Europe/Helsinki';
const shelf = calendarShelf();
const start = new Date('2026-06-01T00:00:00Z');
let rhythm: Rhythm;
beforeAll(async () => {
  const calendar = await shelf.calendar('FI', [], new Date('2027-01-01T00:00:00Z'));
  rhythm = { zone, calendar, opens: '09:00', closes: '17:00', workingDays: MONDAY_TO_FRIDAY };
});

const moment = fc.date({ min: start, max: new Date('2027-11-30T00:00:00Z'), noInvalidDate: true });
const facts = fc.record({ healthDay: fc.integer({ min: 1, max: 20 }), now: moment, goAt: moment });

describe('the monthly numbers', () => {
  it('come at nine on the chosen working day of the firm, and close when the next are due', () => {
    const at = (now: string, goAt = '2026-06-01T08:00:00Z') =>
      upcomingHealth({ healthDay: 3, rhythm, now: new Date(now), goAt: new Date(goAt) });
    expect(at('2026-11-24T08:00:00Z')).toEqual({
      period: '2026-12',
      dueAt: new Date('2026-12-03T07:00:00Z'),
      closesAt: new Date('2027-01-07T07:00:00Z'),
    });
    // The first of January, the weekend and Epiphany are free.
    expect(at('2026-12-03T07:00:00Z')).toMatchObject({ period: '2027-01', dueAt: new Date('2027-01-07T07:00:00Z') });
  });

  it('are still to come, fall on a working day, and are about no month that was over before go', () => {
    fc.assert(
      fc.property(facts, ({ healthDay, now, goAt }) => {
        const next = upcomingHealth({ healthDay, rhythm, now, goAt });
        if (!next) throw new Error('nothing is planned');
        expect(next.dueAt.getTime()).toBeGreaterThan(now.getTime());
        expect(next.closesAt.getTime()).toBeGreaterThan(next.dueAt.getTime());
        expect(wallClock(next.dueAt, zone).time).toBe('09:00');
        expect(isWorkingDay(localDateOf(next.dueAt, zone), rhythm)).toBe(true);
        expect(monthTold(next.period) >= localDateOf(goAt, zone).slice(0, 7)).toBe(true);
      }),
    );
  });

  it('that were missed in an outage are the newest that are due, and give way to none that is', () => {
    fc.assert(
      fc.property(facts, ({ healthDay, now, goAt }) => {
        const missed = newestHealth({ healthDay, rhythm, now, goAt });
        if (!missed) return;
        expect(missed.dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(missed.closesAt.getTime()).toBeGreaterThan(now.getTime());
        expect(monthTold(missed.period) >= localDateOf(goAt, zone).slice(0, 7)).toBe(true);
      }),
    );
  });
});
