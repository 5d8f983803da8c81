import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byKind,
  daysOverdue,
  dueOn,
  heldFault,
  isLastMeeting,
  isMetLately,
  latestBooking,
  type MeetingKind,
  nextFault,
  proposals,
  rhythmFault,
  rollBack,
  slotFault,
  starves,
} from '../../src/meetings/rules.ts';
import {
  addDays,
  addMonths,
  type Calendar,
  daysBetween,
  isWorkingDay,
  type LocalDate,
  MONDAY_TO_FRIDAY,
  parseLocalDate,
  type WorkDays,
} from '../../src/time/calendar.ts';

const day = parseLocalDate;
const rhythm = { followUpMonths: 3, developmentMonths: 6 };
const calendar = (...holidays: string[]): Calendar => ({
  name: 'test',
  first: day('2024-01-01'),
  last: day('2030-12-31'),
  holidays: new Set(holidays.map(day)),
});
const weekdays = (...holidays: string[]): WorkDays => ({
  calendar: calendar(...holidays),
  workingDays: MONDAY_TO_FRIDAY,
});
const dates = fc.integer({ min: 0, max: 1400 }).map(days => addDays(day('2025-01-01'), days));

describe('when a meeting is due', () => {
  const due = (kind: MeetingKind, since: string, lastHeld?: string, months = rhythm): string =>
    dueOn({ kind, rhythm: months, firstDays: 30, since: day(since), lastHeld: lastHeld ? day(lastHeld) : undefined });

  it.each<[string, MeetingKind, string, string | undefined, string]>([
    ['three months after the last follow-up', 'follow_up', '2026-01-01', '2026-09-10', '2026-12-10'],
    ['six after the last development meeting', 'development', '2026-01-01', '2026-09-10', '2027-03-10'],
    ['on the last day of a shorter month', 'follow_up', '2026-01-01', '2026-11-30', '2027-02-28'],
    ['on the leap day', 'follow_up', '2026-01-01', '2027-11-30', '2028-02-29'],
    ['on the 31st again where there is one', 'follow_up', '2026-01-01', '2026-05-31', '2026-08-31'],
    ['first within thirty days of the work’s beginning', 'follow_up', '2026-12-01', undefined, '2026-12-31'],
    ['in its first development half a year on', 'development', '2026-12-01', undefined, '2027-06-01'],
    ['as the last one says, if it was shortly before go', 'follow_up', '2026-12-01', '2026-11-20', '2027-02-20'],
    ['within thirty days, if the last one was long before go', 'follow_up', '2026-12-01', '2026-06-01', '2026-12-31'],
    ['within thirty days of work that goes on after a pause', 'development', '2026-12-01', '2025-06-01', '2026-12-31'],
  ])('is %s', (_, kind, since, last, expected) => {
    expect(due(kind, since, last)).toBe(expected);
  });

  it('is counted from one held on the first day of work as from any other', () => {
    expect(due('follow_up', '2027-02-01', '2027-02-01', { ...rhythm, followUpMonths: 1 })).toBe('2027-03-01');
  });

  it('is never more than three months after a follow-up that was held in the present work', () => {
    fc.assert(
      fc.property(dates, fc.nat(900), fc.integer({ min: 1, max: 3 }), (since, later, followUpMonths) => {
        const held = addDays(since, later);
        const next = dueOn({
          kind: 'follow_up',
          rhythm: { ...rhythm, followUpMonths },
          firstDays: 30,
          since,
          lastHeld: held,
        });
        expect(next <= addMonths(held, 3) && next > held).toBe(true);
        expect(rollBack(next, [weekdays()]) <= next).toBe(true);
      }),
    );
  });

  it.each([
    ['a Saturday to the Friday', '2026-12-12', [], '2026-12-11'],
    ['over a holiday', '2026-12-07', ['2026-12-07'], '2026-12-04'],
    ['not at all, where nobody works for weeks', '2026-07-20', daysFrom('2026-07-01', 31), '2026-07-20'],
  ])('rolls back %s', (_, on, holidays, expected) => {
    expect(rollBack(day(on), [weekdays(), weekdays(...holidays)])).toBe(expected);
  });

  it('rolls by weekdays alone outside the years whose holidays are known', () => {
    expect(rollBack(day('2023-01-01'), [weekdays()])).toBe('2022-12-30');
  });

  it('is never more seldom than every three months for a follow-up', () => {
    const fault = (followUpMonths: number, developmentMonths = 6) => rhythmFault({ followUpMonths, developmentMonths });
    expect([fault(1), fault(3), fault(4), fault(0), fault(2.5)]).toEqual([
      undefined,
      undefined,
      'follow_up_too_long',
      'follow_up_too_long',
      'follow_up_too_long',
    ]);
    expect([fault(3, 12), fault(3, 13)]).toEqual([undefined, 'development_too_long']);
  });
});

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(day(first), index));
}

describe('a kind that is never met', () => {
  const held = (followUp?: string, development?: string) =>
    byKind(kind => {
      const text = kind === 'follow_up' ? followUp : development;
      return text ? day(text) : undefined;
    });
  const today = day('2026-12-01');

  it.each<[string, MeetingKind, string | undefined, string, string | undefined, boolean]>([
    ['overdue while the other was held', 'follow_up', '2026-11-30', '2026-05-01', '2026-09-01', true],
    ['due today', 'follow_up', '2026-12-01', '2026-05-01', '2026-09-01', false],
    ['overdue, and both were last held on one day', 'follow_up', '2026-11-30', '2026-05-01', '2026-05-01', false],
    ['overdue like the other', 'follow_up', '2026-11-30', '2026-09-01', '2026-05-01', false],
    ['overdue, and the other never held', 'follow_up', '2026-11-30', '2026-09-01', undefined, false],
    ['nothing due', 'follow_up', undefined, '2026-05-01', '2026-09-01', false],
  ])('%s', (_, kind, due, followUp, development, expected) => {
    const facts = { due: due ? day(due) : undefined, lastHeld: held(followUp, development) };
    expect(starves(kind, facts, today)).toBe(expected);
  });

  it('is met at all by either kind, within three months', () => {
    expect(isMetLately(held('2026-09-01'), today)).toBe(true);
    expect(isMetLately(held('2026-08-31', undefined), today)).toBe(false);
    expect(isMetLately(held('2026-01-01', '2026-11-01'), today)).toBe(true);
    expect(isMetLately(held(), today)).toBe(false);
  });
});

describe('which days can be booked', () => {
  const today = day('2026-12-01');

  it.each([
    ['until it is due', '2027-02-01', '2027-02-01'],
    ['for three weeks when that is near', '2026-12-10', '2026-12-22'],
    ['for three weeks when it has passed', '2026-10-01', '2026-12-22'],
    ['for as long as the rhythm says when nothing presses', undefined, '2027-03-01'],
  ])('%s', (_, due, expected) => {
    expect(latestBooking(due === undefined ? undefined : day(due), today, 3)).toBe(expected);
  });

  it.each([
    ['2026-12-01T08:59:00Z', '2026-12-01', 'past'],
    ['2026-12-01T09:01:00Z', '2026-12-01', undefined],
    ['2026-12-22T09:00:00Z', '2026-12-22', undefined],
    ['2026-12-23T09:00:00Z', '2026-12-23', 'too_late'],
  ])('%s', (at, onDay, expected) => {
    const now = new Date('2026-12-01T09:00:00Z');
    expect(slotFault({ onDay: day(onDay), startsAt: new Date(at), now, latest: day('2026-12-22') })).toBe(expected);
  });

  it.each([
    ['2026-12-01', undefined],
    ['2026-12-02', 'in_future'],
    ['2026-09-01', undefined],
    ['2026-08-31', 'before_last'],
  ])('what was held on %s', (heldOn, expected) => {
    expect(heldFault({ heldOn: day(heldOn), today, before: day('2026-09-01'), after: undefined })).toBe(expected);
    expect(heldFault({ heldOn: day(heldOn), today, before: undefined, after: day('2026-08-01') })).toBe('in_future');
  });

  it('the next date is named, is to come, and is not too late; after the last meeting there need be none', () => {
    const facts = { heldOn: today, now: new Date('2026-12-01T12:00:00Z'), isLast: false, latest: day('2027-03-01') };
    const fault = (onDay?: string, more = {}) => {
      const startsAt = onDay ? new Date(`${onDay}T10:00:00Z`) : undefined;
      return nextFault({ ...facts, onDay: onDay ? day(onDay) : undefined, startsAt, ...more });
    };
    expect([fault(), fault(undefined, { isLast: true })]).toEqual(['next_missing', undefined]);
    expect([fault('2026-12-01'), fault('2026-12-02'), fault('2027-03-01'), fault('2027-03-02')]).toEqual([
      'next_past',
      undefined,
      undefined,
      'next_too_late',
    ]);
    expect(fault('2026-12-01', { startsAt: new Date('2026-12-01T14:00:00Z') })).toBe('next_past');
    expect(isLastMeeting(day('2027-03-01'), true, day('2027-02-28'))).toBe(true);
    expect(isLastMeeting(day('2027-03-01'), true, day('2027-03-01'))).toBe(false);
    expect(isLastMeeting(day('2027-03-01'), true, null)).toBe(false);
    expect(isLastMeeting(day('2027-03-01'), false, null)).toBe(true);
  });
});

describe('proposed days', () => {
  const holidays = ['2026-12-24', '2026-12-25', '2027-01-06'];

  it('suit both, lie in time, and are three at most', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -60, max: 60 }), fc.nat(20), (today, far, gone) => {
        const due = addDays(today, far);
        const latest = latestBooking(due, today, 3);
        const isAway = (date: LocalDate) => date >= today && daysBetween(today, date) < gone;
        const lead = { rhythm: { ...weekdays(...holidays), workingDays: [1, 2, 4] as const }, away: isAway };
        const found = proposals({ today, due, latest, lead, client: weekdays(...holidays) });
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(found.toSorted());
        for (const date of found) {
          expect(isWorkingDay(date, lead.rhythm) && !isAway(date)).toBe(true);
          expect(date >= addDays(today, 3) && date <= latest).toBe(true);
          if (far >= 3) expect(date <= due).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['about two weeks and one before it is due, and near it', '2026-12-15', ['2026-12-01', '2026-12-07', '2026-12-14']],
    ['the next ones when it is late', '2026-11-01', ['2026-11-26', '2026-11-27', '2026-11-30']],
    ['what there is when it is near', '2026-11-27', ['2026-11-26', '2026-11-27']],
  ])('%s', (_, due, expected) => {
    const today = day('2026-11-23');
    const lead = { rhythm: weekdays(), away: () => false };
    const latest = latestBooking(day(due), today, 3);
    expect(proposals({ today, due: day(due), latest, lead, client: weekdays() })).toEqual(expected);
  });

  it('never lie on three days of one week when there is a month', () => {
    fc.assert(
      fc.property(dates, today => {
        const due = addDays(today, 28);
        const lead = { rhythm: weekdays(), away: () => false };
        const found = proposals({ today, due, latest: due, lead, client: weekdays() });
        expect(found.length).toBe(3);
        expect(daysBetween(found[0] ?? today, found[2] ?? today)).toBeGreaterThan(6);
      }),
    );
  });

  it('says for how long it has been overdue', () => {
    expect([
      daysOverdue(day('2026-11-30'), day('2026-12-01')),
      daysOverdue(day('2026-12-01'), day('2026-12-01')),
    ]).toEqual([1, 0]);
    expect(daysOverdue(undefined, day('2026-12-01'))).toBe(0);
  });
});
